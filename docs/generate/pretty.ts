// Lays out a one-line example over several lines, for reading. Tags and texts stay as they are written; only blanks
// between elements are added. What has its own line ends, or is no XML, is left alone.
import { parse } from "../../server/src/xml/parse.js";
import type { XmlElement, XmlNode } from "../../server/src/xml/tree.js";
import { checkWellFormed } from "../../server/src/xml/wellformed.js";

export function pretty(text: string): string {
  if (text.includes("\n")) return text;
  const document = parse(text);
  if (checkWellFormed(document) !== undefined) return text;
  return document.children
    .filter((node) => !isBlank(node))
    .map((node) => rows(text, node, ""))
    .join("\n");
}

function rows(text: string, node: XmlNode, indent: string): string {
  if (node.kind !== "element" || !holdsOnlyMarkup(node)) return indent + text.slice(node.span.start, node.span.end);
  const children = node.children.filter((child) => !isBlank(child)).map((child) => rows(text, child, `${indent}  `));
  const [start, end] = [node.startTag, node.endTag?.span ?? node.startTag];
  return [indent + text.slice(start.start, start.end), ...children, indent + text.slice(end.start, end.end)].join("\n");
}

/** Blanks may be added to an element that has children and no text of its own. */
function holdsOnlyMarkup(element: XmlElement): boolean {
  const content = element.children.filter((child) => !isBlank(child));
  return (
    content.some((child) => child.kind === "element") &&
    content.every((child) => child.kind !== "text" && child.kind !== "cdata")
  );
}

function isBlank(node: XmlNode): boolean {
  return node.kind === "text" && node.value.trim() === "";
}
