// Findings to withhold while a document is being written: those about the half-typed tag at the cursor, and those about
// what is missing or still open in a document written from top to bottom.

import type { Finding } from "../findings.js";
import { rules } from "../rules/rules.js";
import { locate } from "../xml/locate.js";
import type { Span, XmlElement } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";

/** A document that someone has just edited. */
export interface Typing {
  /** After the last change: where the cursor is, as far as a server can know. */
  readonly at: number;
  /**
   * Whether the pause since then is long enough to check the tag again, and too short to mean that typing has ended.
   */
  readonly isPausing: boolean;
}

/** Returns the findings to show meanwhile; the same array when nothing is withheld. */
export function shownWhile(analysis: Analysis, { at, isPausing }: Typing): readonly Finding[] {
  const { document, findings } = analysis.result;
  const place = locate(document, at);
  const tag = isPausing ? undefined : tagAt(place);
  const isAtEnd = onlyEndTagsFollow(document.text, at);
  const shown = findings.filter((finding) => {
    if (tag && touches(finding.span, tag)) return false;
    if (!isAtEnd) return true;
    return !(waitsForMore.has(finding.rule) || (isOfText(finding) && isStillOpen(place.path, finding.span)));
  });
  return shown.length === findings.length ? findings : shown;
}

/** Returns the tag around a place, or the text there. */
function tagAt(place: ReturnType<typeof locate>): Span | undefined {
  if (place.kind === "end-tag") return place.endTag.span;
  if (place.kind === "content") return place.text?.span;
  if (place.kind === "prolog" || place.kind === "epilog") return place.text?.span;
  return "element" in place ? place.element?.startTag : undefined;
}

function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** Whether only end tags and whitespace follow the offset. */
function onlyEndTagsFollow(text: string, at: number): boolean {
  let offset = at;
  for (;;) {
    while (/[\t\n\r ]/.test(text.charAt(offset))) offset += 1;
    if (offset >= text.length) return true;
    if (!text.startsWith("</", offset)) return false;
    const end = text.indexOf(">", offset);
    if (end < 0) return true;
    offset = end + 1;
  }
}

const waitsForMore: ReadonlySet<string> = new Set(rules.flatMap(({ id, needs }) => (needs === "document" ? [id] : [])));

function isOfText({ rule }: Finding): boolean {
  return rule === "not-well-formed";
}

/** Whether the mistake is about the start tag of an unclosed element around the place. */
function isStillOpen(path: readonly XmlElement[], span: Span): boolean {
  return path.some(({ startTag, endTag }) => endTag === undefined && touches(startTag, span));
}
