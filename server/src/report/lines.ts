// Offsets to lines and characters, zero-based, as the Language Server Protocol counts them: UTF-16 code units, and
// CRLF, lone CR and LF all end a line.

export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half-open. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A text with the offsets at which its lines begin. */
export interface Lines {
  readonly text: string;
  readonly starts: readonly number[];
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (const lineEnd of text.matchAll(/\r\n?|\n/g)) starts.push(lineEnd.index + lineEnd[0].length);
  return { text, starts };
}

/** The place of an offset; one beyond the text is its end, one between CR and LF stands before both. */
export function positionAt(lines: Lines, offset: number): Position {
  const at = Math.max(0, Math.min(offset, lines.text.length));
  let low = 0;
  let high = lines.starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lines.starts[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  const character = at - (lines.starts[low] ?? 0);
  const splitsLineEnd = character > 0 && lines.text[at - 1] === "\r" && lines.text[at] === "\n";
  return { line: low, character: splitsLineEnd ? character - 1 : character };
}

export function rangeAt(lines: Lines, span: { readonly start: number; readonly end: number }): Range {
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

/** The line without its line end; empty for a line the text does not have. */
export function lineText(lines: Lines, line: number): string {
  const start = lines.starts[line] ?? lines.text.length;
  const next = lines.starts[line + 1];
  if (next === undefined) return lines.text.slice(start);
  const lineEnd = lines.text[next - 1] === "\n" && lines.text[next - 2] === "\r" ? 2 : 1;
  return lines.text.slice(start, next - lineEnd);
}
