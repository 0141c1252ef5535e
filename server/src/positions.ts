// Converts offsets to lines and characters and back, in a given encoding, and applies the edits that editors send. The only
// place that knows line ends and encodings.
import { countLeading } from "./search.js";
import type { Span } from "./xml/tree.js";

export type Encoding = "utf-8" | "utf-16" | "utf-32";

/** Zero-based; `character` counts units of the encoding from the start of the line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half-open. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Positions {
  readonly text: string;
  readonly lineCount: number;
  /** An offset beyond the text counts as its end, one inside a line end as the end of that line. */
  positionAt(offset: number): Position;
  /** A position beyond its line counts as the end of the line, one beyond the last line as the end of the text. */
  offsetAt(position: Position): number;
  rangeOf(span: Span): Range;
  /** The line without its line end; empty for a line the text does not have. */
  lineText(line: number): string;
  /** A reversed range is turned around. */
  spanOf(range: Range): Span;
}

/** A change of a document as LSP sends it; without a range the whole text. */
export interface Change {
  readonly range?: Range;
  readonly text: string;
}

export function createPositions(text: string, encoding: Encoding = "utf-16"): Positions {
  let known: number[] | undefined;
  const starts = () => {
    known ??= lineStarts(text);
    return known;
  };
  const lineEnd = (line: number) => {
    const next = starts()[line + 1];
    if (next === undefined) return text.length;
    return text.startsWith("\r\n", next - 2) ? next - 2 : next - 1;
  };

  const positionAt = (offset: number): Position => {
    const line = lineAt(starts(), offset);
    const start = starts()[line] ?? 0;
    return { line, character: measure(text, start, Math.max(start, Math.min(offset, lineEnd(line))), encoding) };
  };
  const offsetAt = ({ line, character }: Position): number => {
    if (!(line >= 0)) return 0;
    const start = starts()[Math.trunc(line)];
    if (start === undefined) return text.length;
    return character > 0 ? advance(text, start, lineEnd(Math.trunc(line)), Math.trunc(character), encoding) : start;
  };
  return {
    text,
    get lineCount() {
      return starts().length;
    },
    positionAt,
    offsetAt,
    lineText: (line) => text.slice(starts()[line] ?? text.length, lineEnd(line)),
    rangeOf: (span) => ({ start: positionAt(span.start), end: positionAt(span.end) }),
    spanOf: (range) => {
      const [a, b] = [offsetAt(range.start), offsetAt(range.end)];
      return { start: Math.min(a, b), end: Math.max(a, b) };
    },
  };
}

/**
 * Applies the changes one after the other. Editors send the changes of one edit from the end of the text to its start; then
 * every place is one of the old text, and the new text is assembled once.
 *
 * @throws on a change without a text or with an invalid range
 */
export function applyChanges(text: string, changes: readonly Change[], encoding: Encoding = "utf-16"): string {
  let positions = createPositions(text, encoding);
  let end = text.length;
  /** What follows `end`, last piece first. */
  let tail: string[] = [];
  const join = () => positions.text.slice(0, end) + tail.reverse().join("");
  const restart = (current: string) => {
    positions = createPositions(current, encoding);
    end = current.length;
    tail = [];
  };
  for (const change of changes) {
    if (typeof change.text !== "string") throw new Error("a change has no text");
    if (change.range === undefined) {
      restart(change.text);
      continue;
    }
    if (!isRange(change.range)) throw new Error("a change has a range without start and end");
    let span = positions.spanOf(change.range);
    if (tail.length > 0 && span.end >= end) {
      restart(join());
      span = positions.spanOf(change.range);
    }
    tail.push(positions.text.slice(span.end, end), change.text);
    end = span.start;
  }
  return join();
}

function isRange(range: Range | null): boolean {
  return [range?.start, range?.end].every(
    (place) => typeof place?.line === "number" && typeof place.character === "number",
  );
}

/** LSP ends a line at LF, CR LF or CR. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

/** The last line that starts at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  return Math.max(0, countLeading(starts, (start) => start <= offset) - 1);
}

/** Units from `start` to `end`; half a surrogate pair counts as nothing outside UTF-16. */
function measure(text: string, start: number, end: number, encoding: Encoding): number {
  if (encoding === "utf-16") return end - start;
  let units = 0;
  for (let at = start; at < end; ) {
    const code = text.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    if (at <= end) units += unitsOf(code, encoding);
  }
  return units;
}

/** The offset so many units after `start`, at most `end`; a place inside a character counts as its start. */
function advance(text: string, start: number, end: number, units: number, encoding: Encoding): number {
  if (encoding === "utf-16") return Math.min(start + units, end);
  let at = start;
  for (let left = units; at < end; ) {
    const code = text.codePointAt(at) ?? 0;
    left -= unitsOf(code, encoding);
    if (left < 0) break;
    at += code > 0xffff ? 2 : 1;
  }
  return at;
}

function unitsOf(code: number, encoding: Encoding): number {
  if (encoding === "utf-32") return 1;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
