// The whitespace wanted between the pieces of a document: by their depth, and within a range by what surrounds it.
import { indentUnit, lineEnd } from "../xml/edits.js";
import type { Span, XmlDocument } from "../xml/tree.js";
import { breaksIn, gapBefore, type Placed } from "./gaps.js";
import { linesAround } from "./lines.js";

export interface GapStyle {
  /** One level of indentation; by default as in the document. */
  readonly unit?: string | undefined;
  /** Whether a last line without a line end gets one. */
  readonly insertFinalNewline?: boolean | undefined;
  /** Whether blank lines at the end are removed. */
  readonly trimFinalNewlines?: boolean | undefined;
  /** Only the lines that this stretch touches are formatted, consistently with what surrounds them. */
  readonly span?: Span | undefined;
}

/** The whitespace wanted before each piece, in their order, and after the last. */
export function gapsWanted(document: XmlDocument, pieces: readonly Placed[], style: GapStyle): string[] {
  const { text } = document;
  const { unit = indentUnit(document), span } = style;
  const newline = lineEnd(document);
  const lines = span && linesAround(text, span);
  const isWanted = (piece: Placed) => lines === undefined || (lines.start <= piece.start && piece.start < lines.end);
  const endsWanted = (offset: number) => lines !== undefined && lines.start <= offset && offset <= lines.end;
  /** The indentation of the enclosing elements: of their own line, and of those of their children. */
  const around: { own: string; inner: string }[] = [{ own: "", inner: "" }];
  const gaps = pieces.map((piece, index) => {
    const isEnd = piece.kind === "close";
    const parent = (isEnd ? around.pop() : around.at(-1)) ?? { own: "", inner: "" };
    const indent = isEnd ? parent.own : parent.inner;
    const wanted = isWanted(piece);
    const previous = pieces[index - 1];
    const old = text.slice(piece.gap.start, piece.gap.end);
    let gap = wanted ? gapBefore(text, piece, previous, indent, newline) : old;
    if (wanted && gap !== old && previous && lines && piece.gap.start < lines.start) {
      // Lines before the wanted ones stay, even if they are blank.
      const before = text.slice(piece.gap.start, lines.start);
      gap = before + (gap.startsWith(newline + newline) && breaksIn(before) < 2 ? newline : "") + indent;
    }
    const own = /[\n\r]([\t ]*)$/.exec(gap)?.[1] ?? indent;
    // What is outside the wanted lines shows how its neighbours are indented.
    if (!wanted && (piece.kind === "open" || piece.kind === "element")) parent.inner = own;
    if (piece.kind === "open") around.push({ own, inner: own + unit });
    // The whitespace after the wanted lines ends the last of them.
    return !wanted && endsWanted(piece.gap.start) ? old.replace(/^[\t ]+(?=[\n\r])/, "") : gap;
  });
  const end = pieces.at(-1)?.end ?? 0;
  const old = text.slice(end);
  if (lines !== undefined && !endsWanted(end)) gaps.push(old);
  else if (lines === undefined || lines.end === text.length) gaps.push(endOf(old, newline, style));
  else gaps.push(old.replace(/^[\t ]+/, ""));
  return gaps;
}

/** What ends the document, instead of that whitespace. */
function endOf(written: string, newline: string, { insertFinalNewline, trimFinalNewlines }: GapStyle): string {
  const breaks = breaksIn(written);
  return newline.repeat(Math.max(insertFinalNewline ? 1 : 0, Math.min(breaks, trimFinalNewlines ? 1 : breaks)));
}
