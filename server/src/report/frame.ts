// Source lines with the marked places underlined: tabs as spaces, wide characters as two columns, invisible characters
// escaped, long lines cut to a window around the place.
import type { Positions, Range } from "../positions.js";
import type { Paint, Style } from "./paint.js";
import { visible, visibleCharacters } from "./visible.js";

/** A place to underline, on the first line of its range. */
export interface Mark {
  readonly range: Range;
  readonly underline: "^" | "-";
  readonly style: Style;
  /** The text after the underline; empty for none. */
  readonly label: string;
}

/** Code units shown of a longer line, and how many of them before the marked place. */
const shownLength = 120;
const shownBefore = 40;
const tabWidth = 4;

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const combining = /\p{M}/u;

/** The gutter's width: digits of the last line number among the marks. */
export function gutterOf(marks: readonly Mark[]): number {
  const last = marks.reduce((line, mark) => Math.max(line, mark.range.start.line), 0);
  return String(last + 1).length;
}

/** The rows of the frame in document order; lines between two marked ones are shown when it is only one. */
export function frame(positions: Positions, marks: readonly Mark[], paint: Paint): string[] {
  const width = gutterOf(marks);
  const bar = paint("frame", `${" ".repeat(width)} |`);
  const source = (line: number, text: string) =>
    `${paint("frame", `${String(line + 1).padStart(width)} |`)} ${text}`.trimEnd();
  const rows = [bar];
  let shown: { line: number; text: string } | undefined;
  for (const mark of [...marks].sort(byPlace)) {
    const { line } = mark.range.start;
    if (shown && line === shown.line + 2) rows.push(source(line - 1, excerpt(positions.lineText(line - 1), 0, 0).text));
    else if (shown && line > shown.line + 2) rows.push(paint("frame", "..."));
    const { text, column, columns } = place(positions, mark.range);
    if (shown?.line !== line || shown.text !== text) rows.push(source(line, text));
    const underline = mark.underline.repeat(columns) + (mark.label === "" ? "" : ` ${visible(mark.label)}`);
    rows.push(`${bar} ${" ".repeat(column)}${paint(mark.style, underline)}`);
    shown = { line, text };
  }
  return rows;
}

function byPlace(a: Mark, b: Mark): number {
  return a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
}

/** What is underlined: the range, or the rest of its first line without trailing whitespace; at least one column. */
function place(positions: Positions, { start, end }: Range) {
  const line = positions.lineText(start.line);
  const last = end.line === start.line ? end.character : line.trimEnd().length;
  return excerpt(line, start.character, Math.max(start.character, last));
}

/** The line as printed, with the display column where the stretch begins and its width in columns (at least one). */
function excerpt(line: string, start: number, end: number): { text: string; column: number; columns: number } {
  const from = beforePair(line, Math.max(0, Math.min(start - shownBefore, line.length - shownLength)));
  const to = beforePair(line, Math.min(line.length, from + shownLength));
  let text = from > 0 ? "..." : "";
  let columns = text.length;
  let column = columns;
  let after = columns;
  let offset = from;
  for (const [character, spelled] of visibleCharacters(line.slice(from, to))) {
    if (offset === start) column = columns;
    const shown = character === "\t" ? " ".repeat(tabWidth - (columns % tabWidth)) : spelled;
    text += shown;
    columns += shown === character ? columnsOf(character) : shown.length;
    offset += character.length;
    if (offset <= end) after = columns;
  }
  if (offset <= start) column = columns;
  if (to < line.length) text += "...";
  return { text, column, columns: Math.max(1, after - column) };
}

function columnsOf(character: string): number {
  if (combining.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** The offset, or the one before it when it would split a surrogate pair. */
function beforePair(line: string, offset: number): number {
  const unit = line.charCodeAt(offset);
  const before = line.charCodeAt(offset - 1);
  return unit >= 0xdc00 && unit <= 0xdfff && before >= 0xd800 && before <= 0xdbff ? offset - 1 : offset;
}
