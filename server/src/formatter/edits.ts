// The edits from the current whitespace and order to the wanted ones, as few and as small as possible.
import type { Edit } from "../xml/text-edits.js";
import type { Span } from "../xml/tree.js";
import type { Placed } from "./gaps.js";

/**
 * The edits that put the pieces in their new order, with these gaps: one before each piece in that order, and one at the
 * end. Pieces that keep their place are not touched.
 */
export function editsBetween(
  text: string,
  written: readonly Placed[],
  pieces: readonly Placed[],
  gaps: readonly string[],
): Edit[] {
  const edits: Edit[] = [];
  /** Merges an edit into the previous one that it adjoins. */
  const add = (edit: Edit) => {
    const last = edits.at(-1);
    if (last?.end !== edit.start) edits.push(edit);
    else edits[edits.length - 1] = { start: last.start, end: edit.end, newText: last.newText + edit.newText };
  };
  for (let from = 0; from < pieces.length; from += 1) {
    const first = written[from];
    if (first === undefined) break;
    for (const edit of smallest(text, first.gap, gaps[from] ?? "")) add(edit);
    // The stretch from here that contains the same pieces as before, in any order.
    let to = from;
    for (let furthest = pieces[from]?.index ?? from; to < furthest; ) {
      to += 1;
      furthest = Math.max(furthest, pieces[to]?.index ?? to);
    }
    if (to > from) {
      const moved = pieces.slice(from, to + 1);
      const newText = moved.map(
        ({ start, end }, index) => (index > 0 ? gaps[from + index] : "") + text.slice(start, end),
      );
      add({ start: first.start, end: written[to]?.end ?? first.end, newText: newText.join("") });
    }
    from = to;
  }
  const end = { start: written.at(-1)?.end ?? text.length, end: text.length };
  for (const edit of smallest(text, end, gaps[pieces.length] ?? "")) add(edit);
  return edits;
}

/** The edit that replaces a stretch by another text, without their common start and end; none if they are equal. */
function smallest(text: string, { start, end }: Span, newText: string): Edit[] {
  const old = text.slice(start, end);
  if (old === newText) return [];
  const most = Math.min(old.length, newText.length);
  let before = 0;
  while (before < most && old[before] === newText[before]) before += 1;
  let after = 0;
  while (after < most - before && old.at(-1 - after) === newText.at(-1 - after)) after += 1;
  // Editors have no position within a CR LF.
  const splits = (part: string, offset: number) => part[offset - 1] === "\r" && part[offset] === "\n";
  if (splits(old, before) || splits(newText, before)) before -= 1;
  if (splits(old, old.length - after) || splits(newText, newText.length - after)) after -= 1;
  return [{ start: start + before, end: end - after, newText: newText.slice(before, newText.length - after) }];
}
