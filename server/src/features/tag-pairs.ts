// The two tags of an element, which are edited together.
import type { LinkedEditingRanges } from "vscode-languageserver";
import { locate } from "../xml/locate.js";
import type { Span, XmlElement } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";

/** The characters of a name being typed, for editors, which do not use the flag `u`. */
const wordPattern = "[^\\s<>='\"/]+";

/** A tag name at the cursor, and the name in the element's other tag. */
interface NamedTag {
  readonly element: XmlElement;
  /** The name under the cursor. */
  readonly span: Span;
  /** The name in the other tag; `undefined` for an element with a single tag. */
  readonly other: Span | undefined;
}

/**
 * Finds the tag name at a cursor, its edges included. `undefined` elsewhere, in a stray end tag, and outside a network.
 */
export function tagNameAt({ result }: Analysis, offset: number): NamedTag | undefined {
  if (!result.isNetwork) return undefined;
  const place = locate(result.document, offset);
  if (place.kind === "element-name") {
    const { element } = place;
    return { element, span: element.nameSpan, other: element.endTag?.nameSpan };
  }
  if (place.kind !== "end-tag" || place.element?.endTag !== place.endTag) return undefined;
  const { nameSpan } = place.endTag;
  if (place.offset < nameSpan.start || place.offset > nameSpan.end) return undefined;
  return { element: place.element, span: nameSpan, other: place.element.nameSpan };
}

/**
 * Returns the names in both tags when the cursor is in one of them and they are equal. Requires both tags to have their
 * `>`: a half-typed `</host` of `</hostname>` equals another name only by chance.
 */
export function linkedRangesAt(analysis: Analysis, offset: number): LinkedEditingRanges | null {
  const element = tagNameAt(analysis, offset)?.element;
  if (!element?.endTag?.closed || !element.startTagClosed || element.endTag.name !== element.name) return null;
  return { ranges: [element.nameSpan, element.endTag.nameSpan].map(analysis.positions.rangeOf), wordPattern };
}
