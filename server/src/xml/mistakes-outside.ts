// Mistakes outside the root element: text, a second root, no root at all.
import type { WellFormednessProblem } from "./mistake.js";
import { characterName, conflictMarker, fixOf, mistake, quote, templateMistake } from "./mistake.js";
import { isBlank } from "./names.js";
import type { Span, XmlDocument, XmlNode } from "./tree.js";

/** Finds text or a further element outside the root before `offset`, where only comments may be. */
export function mistakeOutsideRoot(document: XmlDocument, offset: number): WellFormednessProblem | undefined {
  const { root, text } = document;
  const node = document.children.find(
    (child) =>
      child.span.start < offset &&
      (child.kind === "text" || child.kind === "cdata" || (child.kind === "element" && child !== root)),
  );
  if (node === undefined) return undefined;
  const rootName = root === undefined ? "a root element" : `<${quote(root.name)}>`;
  if (node.kind === "element") {
    const first = root && { start: root.startTag.start, end: root.nameSpan.end };
    const isAnother = node.name === root?.name;
    const message = isAnother
      ? `A second <${quote(node.name)}>; a document has one, so give each a file of its own`
      : `<${quote(node.name)}> comes after ${rootName}, the root of the document; move it to a file of its own`;
    return mistake(message, node.startTag.start, node.nameSpan.end, {
      related: first === undefined ? [] : [{ span: first, message: "The first root element begins here" }],
    });
  }
  const span = trimmed(text, node);
  const what = `"${quote(text.slice(span.start, span.end), 24)}"`;
  const marker = conflictMarker(text, span.start);
  if (marker !== undefined) return marker;
  const template = templateMistake(text, span.start, span.end);
  if (template !== undefined) return template;
  if (root === undefined) return mistake(notXml(text, span.start, what), span.start, span.end);
  const where = span.start < root.span.start ? "before" : "after";
  const first = String.fromCodePoint(text.codePointAt(span.start) ?? 0);
  const shown = characterName(first);
  if (!shown.startsWith('"')) {
    const one = { start: span.start, end: span.start + first.length };
    return mistake(
      `There is ${shown} ${where} ${rootName}; remove it`,
      one.start,
      one.end,
      fixOf("Remove it", /[\p{Z}\p{Cf}\p{Cc}]/u.test(first), { ...one, newText: "" }),
    );
  }
  const fence = fenceAround(text, span, what);
  if (fence !== undefined) return fence;
  const message = `${what} is ${where} ${rootName}, where only comments may be; remove it`;
  return mistake(message, span.start, span.end, fixOf("Remove it", false, { ...withItsLine(text, span), newText: "" }));
}

/** Reports the lines around a block of code in Markdown; both, where both are there. */
function fenceAround(text: string, span: Span, what: string): WellFormednessProblem | undefined {
  const mark = /^(`{3,}|~{3,})[ \t]*[\w.+-]*$/.exec(text.slice(span.start, Math.min(span.end, span.start + 100)))?.[1];
  if (mark === undefined) return undefined;
  let end = text.length;
  while (isBlank(text[end - 1])) end -= 1;
  const last = { start: end - mark.length, end };
  const closes = last.start > span.end && text.startsWith(mark, last.start) && isBlank(text[last.start - 1]);
  const lines = closes ? [span, last] : [span];
  const message = `${what} begins a block of code in Markdown; remove ${closes ? "it and the line that ends it" : "it"}`;
  const title = closes ? "Remove both lines" : "Remove the line";
  return mistake(
    message,
    span.start,
    span.end,
    fixOf(title, true, ...lines.map((line) => ({ ...withItsLine(text, line), newText: "" }))),
  );
}

/** What a text without any element is instead of XML. */
function notXml(text: string, start: number, what: string): string {
  const kinds: readonly [RegExp, string][] = [
    [/^(?:https?|ftp|file):\/\/\S+\s*$/, "a URL"],
    [/^(?:\.{0,2}\/|~\/|[A-Za-z]:[\\/])[^\n<>]*$|^[^\s<>]+\.xml\s*$/, "a path"],
    [/^[{[]/, "JSON"],
    [/^(?:---\s*\n|[\w-]+:(?:\s|$))/, "YAML"],
    [/^\s*(?:virsh|sudo)\s/, "a command"],
  ];
  const own = text.slice(start).trimEnd();
  const kind = kinds.find(([pattern]) => pattern.test(own))?.[1];
  if (kind === "a path" || kind === "a URL")
    return `${what} is ${kind}; write the network itself: <network>...</network>`;
  if (kind !== undefined) return `This is ${kind}, not XML; a network is written <network>...</network>`;
  return `${what} is not an XML element; a network is written <network>...</network>`;
}

/** Reports a document without any element. */
export function mistakeWithoutRoot({ text }: XmlDocument): WellFormednessProblem {
  const what = text.trim() === "" ? "The document is empty" : "The document has no element";
  const end = /\r|\n|$/.exec(text)?.index ?? 0;
  return mistake(`${what}; a network is written <network>...</network>`, 0, end);
}

/** The span with its line when nothing else is on it. */
function withItsLine(text: string, { start, end }: Span): Span {
  const lineStart = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const next = /^[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(end, end + 200))?.[0];
  if (next === undefined || text.slice(lineStart, start).trim() !== "") return { start, end };
  return { start: lineStart, end: end + next.length };
}

function trimmed(text: string, node: XmlNode) {
  let { start, end } = node.span;
  while (start < end && isBlank(text[start])) start += 1;
  const lineEnd = text.slice(start, end).search(/[\r\n]/);
  if (lineEnd >= 0) end = start + lineEnd;
  while (end > start && isBlank(text[end - 1])) end -= 1;
  return { start, end };
}
