// The two tags of an element, which are edited together.
import type { LinkedEditingRanges } from "vscode-languageserver";
import { locate } from "../xml/locate.js";
import type { Span, XmlElement } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";

/** What may stand in a name while it is typed; for editors, which read it without the flag `u`. */
const wordPattern = "[^\\s<>='\"/]+";

/** The tag a cursor is in the name of, its edges included, and where its element's name stands in its tags. */
interface NamedTag {
  readonly element: XmlElement;
  /** The name under the cursor. */
  readonly span: Span;
  /** The same name in the other tag; `undefined` for an element that is written with one tag. */
  readonly other: Span | undefined;
}

/** The tag name at a cursor; an end tag that closes nothing has none. `undefined` elsewhere and outside a network. */
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
 * The names of both tags, when the cursor is in one of them and they are the same. Not while one has no `>`: what is
 * half-typed, such as `</host` of `</hostname>`, has only by chance the name of another tag.
 */
export function linkedRangesAt(analysis: Analysis, offset: number): LinkedEditingRanges | null {
  const element = tagNameAt(analysis, offset)?.element;
  if (!element?.endTag?.closed || !element.startTagClosed || element.endTag.name !== element.name) return null;
  return { ranges: [element.nameSpan, element.endTag.nameSpan].map(analysis.positions.rangeOf), wordPattern };
}
