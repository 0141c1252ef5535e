// The whitespace before each piece of a document: what is there, and what should be.
import type { Directive } from "../directives/directives.js";
import { skipBlanks } from "../xml/names.js";
import type { Span } from "../xml/tree.js";
import type { Piece } from "./pieces.js";

/** A piece with the whitespace before it. */
export interface Placed extends Piece {
  /** The index of the piece in the text. */
  readonly index: number;
  readonly gap: Span;
  /** Line breaks in the gap; before text, those in the whitespace it begins with. */
  readonly breaks: number;
  /** Whether it is a comment after something else on its line, with no element after it there. */
  readonly trailing: boolean;
  /** Whether it is a comment on lines of its own, followed by a blank line. */
  readonly apart: boolean;
  /**
   * Whether a `disable-next-line` directive on the line of the piece, or on the line before, applies to the piece, which
   * must stay on its line then.
   */
  readonly joined: boolean;
  /** Whether the line of such a directive ends in the gap: if the next line is blank, it stays blank. */
  readonly next: boolean;
}

/** The pieces in the order of the text, with their gaps. `from`: where the text proper begins. */
export function placed(
  text: string,
  pieces: readonly Piece[],
  directives: readonly Directive[],
  from: number,
): Placed[] {
  const nextLine = directives.filter(({ kind }) => kind === "disable-next-line");
  const comments = new Set(nextLine.map(({ span }) => span.start));
  const reaches = reachesOf(nextLine);
  let reach = 0;
  /** Whether such a directive precedes on the line. */
  let followsDirective = false;
  const result = pieces.map((piece, index) => {
    const gap = { start: pieces[index - 1]?.end ?? from, end: piece.start };
    const breaks = breaksIn(text, { start: gap.start, end: skipBlanks(text, piece.start, piece.end) });
    while (reach < reaches.length && (reaches[reach]?.end ?? 0) <= gap.start) reach += 1;
    const { start, end } = reaches[reach] ?? { start: text.length, end: text.length };
    const joined = breaks === 0 && start <= gap.start && piece.start < end;
    const next = followsDirective && breaks > 0;
    followsDirective = comments.has(piece.start) || (followsDirective && breaks === 0 && breaksIn(text, piece) === 0);
    const { kind } = piece;
    // Field by field: a spread costs ten times as much.
    return {
      kind,
      start: piece.start,
      end: piece.end,
      index,
      gap,
      breaks,
      joined,
      next,
      trailing: false,
      apart: false,
    };
  });
  attachComments(result, comments);
  return result;
}

/** The ranges of the directives, in order, merged where they overlap. */
function reachesOf(directives: readonly Directive[]): Span[] {
  const reaches: { start: number; end: number }[] = [];
  for (const { reach } of directives) {
    const last = reaches.at(-1);
    if (last && reach.start <= last.end) last.end = Math.max(last.end, reach.end);
    else reaches.push({ ...reach });
  }
  return reaches;
}

/** Finds out what the comments belong to, from the last to the first; directives for the next line belong to that line. */
function attachComments(
  pieces: { start: number; kind: Piece["kind"]; breaks: number; trailing: boolean; apart: boolean }[],
  nextLineDirectives: ReadonlySet<number>,
): void {
  /** What follows on the line, comments aside. */
  let follows: "nothing" | "end tag" | "more" = "nothing";
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    const before = pieces[index - 1];
    const after = pieces[index + 1];
    if (piece === undefined) break;
    const { kind, breaks } = piece;
    if (kind !== "comment") follows = kind === "close" ? "end tag" : "more";
    else if (breaks === 0 && before && follows !== "more" && !nextLineDirectives.has(piece.start)) {
      const isEnded = before.kind === "element" || before.kind === "close" || before.kind === "comment";
      piece.trailing = isEnded || (before.kind === "open" && follows === "nothing");
    }
    piece.apart = kind === "comment" && !piece.trailing && after !== undefined && after.breaks > 1;
    if (breaks > 0) follows = "nothing";
  }
}

/** The whitespace wanted before a piece that follows another; `indent` is that of its line. */
export function gapBefore(
  text: string,
  piece: Placed,
  previous: Placed | undefined,
  indent: string,
  newline: string,
): string {
  if (previous === undefined) return "";
  const { kind, gap, breaks, next } = piece;
  const beside = kind === "text" || previous.kind === "text";
  if (beside || piece.joined || piece.trailing) return text.slice(gap.start, gap.end);
  const isFirst = previous.kind === "open";
  const isLast = kind === "close";
  if (isFirst && isLast && breaks === 0) return "";
  const isBlankLine = (breaks > 1 || previous.apart) && (next || !(isFirst || isLast));
  return newline + (isBlankLine ? newline : "") + indent;
}

/** LF, CR LF and CR each end a line. */
export function breaksIn(text: string, { start, end }: Span = { start: 0, end: text.length }): number {
  let count = 0;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count += 1;
  }
  return count;
}
