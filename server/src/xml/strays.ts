// Text between tags that was copied along with them: the marks with which browsers show a tree, and line breaks that are
// escaped as in a string literal.
import { skipBlanks } from "./names.js";
import type { Edit } from "./text-edits.js";
import type { Span } from "./tree.js";

/** What a stray text is: a mark of a tree, or escaped whitespace. */
export type StrayKind = "mark" | "break";

/** What is wrong, and what to write for it. */
interface Stray extends Edit {
  readonly kind: StrayKind;
  /** Without the space after it. */
  readonly shown: Span;
}

const mark = /^[-+\u2212\u25b6\u25b8\u25bc\u25be\u229e\u229f]$/;
const escapes = /^(?:[\t\n\r ]|\\[nrt])*$/;

/** Finds what is to be removed from a text between two pieces of markup; empty when it is blank or says something. */
export function straysIn(text: string, { start, end }: Span): readonly Stray[] {
  const at = skipBlanks(text, start, end);
  // Before an end tag or the end of the text, nothing is shown as a branch of the tree.
  const isBranch = text[end] === "<" && text[end + 1] !== "/";
  if (isBranch && mark.test(text[at] ?? "") && skipBlanks(text, at + 1, end) === end) {
    // The space after a mark is part of it, not of the indentation.
    return [
      { kind: "mark", start: at, end: text[at + 1] === " " ? at + 2 : at + 1, newText: "", shown: spanOf(at, at + 1) },
    ];
  }
  const written = text.slice(at, end);
  if (!written.startsWith("\\") || !escapes.test(written)) return [];
  return [...written.matchAll(/\\([nrt])/g)].map(({ 0: { length }, 1: letter, index }) => {
    const span = spanOf(at + index, at + index + length);
    return { kind: "break", ...span, newText: letter === "n" ? "\n" : letter === "t" ? "\t" : "", shown: span };
  });
}

function spanOf(start: number, end: number): Span {
  return { start, end };
}
