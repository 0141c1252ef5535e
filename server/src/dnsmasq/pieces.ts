// The piece of a line at a place in it, as it is written: the name of the option, or what is between two commas of its
// value. For completion and hovers, which look at half-typed lines.

export interface Piece {
  readonly option: string;
  /** The number of the piece in the value; `undefined` for the name of the option. */
  readonly index: number | undefined;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The pieces of the value before it. */
  readonly before: readonly string[];
}

/** Finds the piece at the place of a text, which may have several lines. */
export function pieceAt(text: string, place: number): Piece {
  const lineStart = text.lastIndexOf("\n", place - 1) + 1;
  const newline = text.indexOf("\n", place);
  const lineEnd = newline < 0 ? text.length : newline;
  const equals = text.slice(lineStart, lineEnd).indexOf("=");
  const nameEnd = equals < 0 ? lineEnd : lineStart + equals;
  const option = text.slice(lineStart, nameEnd).trim();
  if (place <= nameEnd) {
    return { option, index: undefined, ...trimmed(text, lineStart, nameEnd, place), before: [] };
  }
  const valueStart = nameEnd + 1;
  const comma = text.lastIndexOf(",", place - 1);
  const start = comma < valueStart ? valueStart : comma + 1;
  const next = text.indexOf(",", place);
  const end = next < 0 || next > lineEnd ? lineEnd : next;
  const before = start === valueStart ? [] : text.slice(valueStart, start - 1).split(",");
  return {
    option,
    index: before.length,
    ...trimmed(text, start, end, place),
    before: before.map((piece) => piece.trim()),
  };
}

/** Leaves out whitespace at the ends, but not beyond the place. */
function trimmed(text: string, from: number, to: number, place: number) {
  let [start, end] = [from, to];
  while (start < place && /\s/.test(text.charAt(start))) start++;
  while (end > place && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end, text: text.slice(start, end) };
}
