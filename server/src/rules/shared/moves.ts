// Moves an element into another parent. It takes the comments that belong to it along, and a parent that is left empty
// goes.
import { spansWithComments } from "../../xml/comments.js";
import { addBlock, addChild, asBlock, isWhiteSpace, removeSpan } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import type { Span, XmlDocument, XmlElement } from "../../xml/tree.js";

/** The edits that move the element to the end of that parent, or after a child of it (`null`: to its start). */
export function moveInto(
  document: XmlDocument,
  element: XmlElement,
  parent: XmlElement,
  after?: XmlElement | null,
): Edit[] {
  const span = spanOf(document, element);
  return [removal(document, element, span), addBlock(document, parent, asBlock(document, span), after)];
}

/** The edits that move the element into new elements, the outermost first, which become a child of that parent. */
export function moveIntoNew(
  document: XmlDocument,
  element: XmlElement,
  parent: XmlElement,
  around: readonly [start: string, end: string][],
  after?: XmlElement,
): Edit[] {
  const span = spanOf(document, element);
  const step = (depth: number) => "  ".repeat(depth);
  const lines = [
    ...around.map(([start], depth) => step(depth) + start),
    ...asBlock(document, span)
      .split("\n")
      .map((line) => step(around.length) + line),
    ...around.map(([, end], depth) => step(depth) + end).reverse(),
  ];
  return [removal(document, element, span), addChild(document, parent, lines.join("\n"), after)];
}

/** The element with its comments. */
function spanOf(document: XmlDocument, element: XmlElement): Span {
  return spansWithComments(document, element.parent?.children ?? []).get(element) ?? element.span;
}

function removal(document: XmlDocument, { parent }: XmlElement, span: Span): Edit {
  const isLast = parent?.children.every(
    (node) => (span.start <= node.span.start && node.span.end <= span.end) || isWhiteSpace(document.text, node),
  );
  return removeSpan(document, parent?.parent && isLast && parent.attributes.length === 0 ? parent.span : span);
}
