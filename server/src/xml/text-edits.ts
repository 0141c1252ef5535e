// Edits of a text as such: what they are, what becomes of a text by them, and what several of them do together.
import type { Span } from "./tree.js";

/** Puts `newText` in the place of a stretch; an insertion where that is empty. */
export interface Edit extends Span {
  readonly newText: string;
}

/** The text after edits that do not overlap; insertions at one place stand in the order of the list. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = "";
  let at = 0;
  for (const edit of inOrder(edits)) {
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** By place; an insertion comes before what is replaced there. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * The same edits in order, as few as possible: removals that overlap or touch are one, and so are insertions at one
 * place. What else overlaps stays as it is, see `overlap`.
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

/** Whether two of the edits change the same stretch, or one inserts inside what another replaces. */
export function overlap(edits: readonly Edit[]): boolean {
  const ordered = inOrder(edits);
  return ordered.some((edit, index) => edit.start < (ordered[index - 1]?.end ?? 0));
}

/** Tells where an offset of the text before the edits is after them: `start` or `end` of a stretch that stays around it. */
export function moved(edits: readonly Edit[]): (offset: number, side: "start" | "end") => number {
  const ordered = inOrder(edits);
  /** How far what follows each edit is shifted. */
  const shifts: number[] = [];
  let shift = 0;
  for (const { start, end, newText } of ordered) {
    shift += newText.length - (end - start);
    shifts.push(shift);
  }
  return (offset, side) => {
    // The last edit that begins before the offset, or at it where a stretch begins there.
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = ordered[middle]?.start ?? 0;
      if (start < offset || (side === "start" && start === offset)) low = middle + 1;
      else high = middle;
    }
    const edit = ordered[low - 1];
    if (edit === undefined) return offset;
    const before = low > 1 ? (shifts[low - 2] ?? 0) : 0;
    if (offset >= edit.end) return offset + (shifts[low - 1] ?? 0);
    return edit.start + before + (side === "start" ? 0 : edit.newText.length);
  };
}

/** The one edit, as small as can be, that makes a text another. */
export function changeBetween(old: string, text: string): Edit {
  const most = Math.min(old.length, text.length);
  let before = 0;
  while (before < most && old[before] === text[before]) before += 1;
  let after = 0;
  while (after < most - before && old[old.length - 1 - after] === text[text.length - 1 - after]) after += 1;
  return { start: before, end: old.length - after, newText: text.slice(before, text.length - after) };
}
