// What a document says, whatever its layout: to compare what a fix made with what was meant.
import { parse } from "../../server/src/xml/parse.js";
import type { XmlNode } from "../../server/src/xml/tree.js";

/**
 * The elements, attributes, texts and comments of a document in a spelling of their own. The order of attributes and of
 * children of different names, whitespace around texts, quotes and the prefixes of namespaces make no difference.
 */
export function saidIn(text: string): string {
  return said(parse(text).children, "").join("\n");
}

function said(nodes: readonly XmlNode[], indent: string): string[] {
  const pieces = nodes.flatMap((node) => {
    const piece = saidBy(node, indent);
    return piece === undefined ? [] : [piece];
  });
  // Stable: children of one name keep their order.
  return pieces.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).flatMap(({ lines }) => lines);
}

/** What a node says, and what it is sorted by; nothing for whitespace. */
function saidBy(node: XmlNode, indent: string): { key: string; lines: string[] } | undefined {
  if (node.kind === "element") {
    const name = node.namespace === undefined ? node.name : `{${node.namespace}}${node.localName}`;
    const attributes = node.attributes
      .filter((attribute) => !/^xmlns(?::|$)/.test(attribute.name))
      .map((attribute) => ` ${attribute.name}=${JSON.stringify(attribute.value)}`)
      .sort();
    return { key: name, lines: [`${indent}${name}${attributes.join("")}`, ...said(node.children, `${indent}  `)] };
  }
  if (node.kind === "doctype") return { key: "", lines: [`${indent}doctype`] };
  const value = node.value.trim().replace(/\s+/g, " ");
  if (value === "" && node.kind === "text") return undefined;
  const kind = node.kind === "instruction" ? `?${node.target}` : node.kind === "comment" ? "!" : "";
  return { key: kind, lines: [`${indent}${kind}${JSON.stringify(value)}`] };
}
