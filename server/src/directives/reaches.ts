// Finds which of thousands of directives apply to a place: a tree over their ranges, so that thousands of findings do not
// have to look at each of them.
import { countLeading } from "../search.js";
import type { Span } from "../xml/tree.js";

export interface Reaches<T> {
  /** Whether any reaches over the offset. */
  isOver(offset: number): boolean;
  /** Those that reach over the offset, each only the first time it does. */
  newOver(offset: number): T[];
}

export function createReaches<T extends { readonly reach: Span }>(items: readonly T[]): Reaches<T> {
  const sorted = items.toSorted((a, b) => a.reach.start - b.reach.start);
  const furthest: number[] = [];
  for (const { reach } of sorted) furthest.push(Math.max(reach.end, furthest.at(-1) ?? 0));
  // A node's children are at twice its index and the one after; a leaf has the end of its item's range until the item was
  // returned.
  let width = 1;
  while (width < sorted.length) width *= 2;
  const tree = new Float64Array(2 * width);
  for (const [index, { reach }] of sorted.entries()) tree[width + index] = reach.end;
  const reachOf = (node: number) => tree[node] ?? 0;
  for (let node = width - 1; node > 0; node -= 1) tree[node] = Math.max(reachOf(2 * node), reachOf(2 * node + 1));

  /** How many begin at or before the offset. */
  const countUpTo = (offset: number) => countLeading(sorted, ({ reach }) => reach.start <= offset);

  /** Collects the items below the node that are among the first `count` and reach over the offset. */
  function handOut(node: number, first: number, size: number, count: number, offset: number, found: T[]): void {
    if (first >= count || reachOf(node) <= offset) return;
    if (size === 1) {
      const item = sorted[first];
      if (item !== undefined) found.push(item);
      tree[node] = 0;
      return;
    }
    handOut(2 * node, first, size / 2, count, offset, found);
    handOut(2 * node + 1, first + size / 2, size / 2, count, offset, found);
    tree[node] = Math.max(reachOf(2 * node), reachOf(2 * node + 1));
  }

  return {
    isOver: (offset) => (furthest[countUpTo(offset) - 1] ?? 0) > offset,
    newOver(offset) {
      const found: T[] = [];
      handOut(1, 0, width, countUpTo(offset), offset, found);
      return found;
    },
  };
}
