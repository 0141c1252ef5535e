// Formats a document: every child on its own line, indented by its depth. Changes whitespace between pieces and, on
// request, the order of children; everything else stays as it is. The door of formatter/.

import { readDirectives } from "../directives/directives.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import { isWhiteSpace } from "../xml/edits.js";
import { depthExceeded, sizeExceeded } from "../xml/limits.js";
import { contentStart } from "../xml/scan.js";
import type { Edit } from "../xml/text-edits.js";
import { applyEdits } from "../xml/text-edits.js";
import { attributeOf, type XmlDocument, type XmlElement } from "../xml/tree.js";
import { checkWellFormed } from "../xml/wellformed.js";
import { editsBetween } from "./edits.js";
import { placed } from "./gaps.js";
import { orderOf } from "./order.js";
import { piecesOf } from "./pieces.js";
import { type GapStyle, gapsWanted } from "./wanted.js";

export interface LayoutStyle extends GapStyle {
  /** Whether children come in the order in which libvirt writes them; not within a `span`. */
  readonly orderChildren?: boolean | undefined;
}

/**
 * The edits that format the document, in order and without overlap; none for a text that is not well-formed, has a NUL, or
 * is nested deeper or, formatted, larger than libvirt accepts. Linear time.
 */
export function layoutEdits(document: XmlDocument, vocabulary: Vocabulary, style: LayoutStyle): Edit[] {
  const { text } = document;
  // The document ends at a NUL, whatever follows.
  if (text.includes("\0")) return [];
  if (depthExceeded(document) !== undefined || checkWellFormed(document) !== undefined) return [];
  const isKept = (element: XmlElement) => holdsText(text, element, vocabulary);
  const directives = readDirectives(document).all;
  const written = placed(text, piecesOf(document, isKept), directives, contentStart(text));
  let pieces = written;
  if (style.orderChildren && style.span === undefined && !written.some((piece) => piece.joined)) {
    const byStart = new Map(written.map((piece) => [piece.start, piece]));
    const ordered = piecesOf(document, isKept, orderOf(document, vocabulary, written, directives));
    pieces = ordered.flatMap(({ start }) => byStart.get(start) ?? []);
  }
  const edits = editsBetween(text, written, pieces, gapsWanted(document, pieces, style));
  return sizeExceeded(applyEdits(text, edits)) === undefined ? edits : [];
}

/**
 * Whether whitespace in the element may have a meaning: the element contains text or foreign elements, or it is unknown and
 * contains anything other than elements and comments. The other elements of the format have no text, whatever they contain.
 */
export function holdsText(text: string, element: XmlElement, vocabulary: Vocabulary): boolean {
  if (attributeOf(element, "xml:space")?.value === "preserve") return true;
  const spec = vocabulary.specOf(element);
  if (spec) return spec.text !== undefined || spec.open === true;
  const content = element.children.filter((node) => !isWhiteSpace(text, node));
  return (
    !content.some(({ kind }) => kind === "element") || content.some(({ kind }) => kind === "text" || kind === "cdata")
  );
}
