// Comments that belong to an element and move with it: those on the lines right above it, those after it on its line,
// and a directive for the next line. Directives for a region stay where they are, as does a comment set apart by an
// empty line or after the parent's start tag.
import { indentBefore } from "./edits.js";
import type { Span, XmlDocument, XmlElement, XmlNode } from "./tree.js";

/** Maps each element among the children to the span that covers it and its comments. One pass. */
export function spansWithComments(document: XmlDocument, children: readonly XmlNode[]): ReadonlyMap<XmlElement, Span> {
  const spans = new Map<XmlElement, Span>();
  /** Where the comments before the next element begin. */
  let waiting: number | undefined;
  /** The element that ends on the current line. */
  let onLine: XmlElement | undefined;
  for (const node of children) {
    if (node.kind === "element") {
      spans.set(node, { start: waiting ?? node.span.start, end: node.span.end });
      [waiting, onLine] = [undefined, node];
    } else if (node.kind === "text" && /^[\t\n\r ]*$/.test(node.value)) {
      const lineEnds = node.value.split("\n").length - 1;
      if (lineEnds > 0) onLine = undefined;
      if (lineEnds > 1) waiting = undefined;
    } else if (node.kind !== "comment") {
      [waiting, onLine] = [undefined, undefined];
    } else if (/^\s*virnet-/.test(node.value)) {
      waiting = /^\s*virnet-disable-next-line/.test(node.value) ? (waiting ?? node.span.start) : undefined;
      onLine = undefined;
    } else if (onLine) {
      spans.set(onLine, { start: spans.get(onLine)?.start ?? onLine.span.start, end: node.span.end });
    } else if (indentBefore(document, node.span.start) !== undefined) {
      waiting ??= node.span.start;
    }
  }
  return spans;
}
