// Edits of any text: what an edit is, how to apply edits, and how to combine them.
import { countLeading } from "../search.js";
import type { Span } from "./tree.js";

/** Replaces a span by `newText`; inserts it when the span is empty. */
export interface Edit extends Span {
  readonly newText: string;
}

/** Applies edits that do not overlap; insertions at the same offset keep the order of the list. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const edit of inOrder(edits)) {
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Sorts edits by position; an insertion comes before a replacement at the same offset. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Returns the edits sorted and merged: removals that overlap or touch become one, as do insertions at the same offset.
 * Other overlapping edits stay as they are, see `overlap`.
 */
export function joined(edits: readonly Edit[]): Edit[] {
  const result: Edit[] = [];
  for (const edit of inOrder(edits)) {
    const last = result.at(-1);
    const united = last && union(last, edit);
    if (united) result[result.length - 1] = united;
    else result.push(edit);
  }
  return result;
}

function union(first: Edit, second: Edit): Edit | undefined {
  const { start } = first;
  const isInsertion = first.end === start && second.start === start && second.end === start;
  if (isInsertion) return { ...first, newText: first.newText + second.newText };
  const isRemoval = first.newText === "" && second.newText === "" && second.start <= first.end;
  return isRemoval ? { start, end: Math.max(first.end, second.end), newText: "" } : undefined;
}

/** Whether two of the edits change the same span, or one inserts inside what another replaces. */
export function overlap(edits: readonly Edit[]): boolean {
  const ordered = inOrder(edits);
  return ordered.some((edit, index) => edit.start < (ordered[index - 1]?.end ?? 0));
}

/**
 * Returns a function that maps an offset to its position after the edits; `side`: whether it starts or ends a span that
 * stays.
 */
export function moved(edits: readonly Edit[]): (offset: number, side: "start" | "end") => number {
  const ordered = inOrder(edits);
  /** The shift of the text after each edit. */
  const shifts: number[] = [];
  let shift = 0;
  for (const { start, end, newText } of ordered) {
    shift += newText.length - (end - start);
    shifts.push(shift);
  }
  return (offset, side) => {
    // The last edit that begins before the offset, or at it when a span starts there.
    const count = countLeading(ordered, ({ start }) => start < offset || (side === "start" && start === offset));
    const edit = ordered[count - 1];
    if (edit === undefined) return offset;
    const before = count > 1 ? (shifts[count - 2] ?? 0) : 0;
    if (offset >= edit.end) return offset + (shifts[count - 1] ?? 0);
    return edit.start + before + (side === "start" ? 0 : edit.newText.length);
  };
}

/** Returns the smallest single edit that turns `old` into `text`. */
export function changeBetween(old: string, text: string): Edit {
  const most = Math.min(old.length, text.length);
  let before = 0;
  while (before < most && old[before] === text[before]) before += 1;
  let after = 0;
  while (after < most - before && old[old.length - 1 - after] === text[text.length - 1 - after]) after += 1;
  return { start: before, end: old.length - after, newText: text.slice(before, text.length - after) };
}
