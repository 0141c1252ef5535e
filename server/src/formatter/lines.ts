// The lines that are formatted when a range is.
import type { Span } from "../xml/tree.js";

/** The lines a stretch touches, from the start of the first to the end of the last; not a line at whose start it ends. */
export function linesAround(text: string, { start, end }: Span): Span {
  let from = start;
  while (from > 0 && !isLineEnd(text[from - 1])) from -= 1;
  let to = end;
  if (to > start && isLineEnd(text[to - 1])) return { start: from, end: to };
  while (to < text.length && !isLineEnd(text[to])) to += 1;
  return { start: from, end: to };
}

function isLineEnd(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}
