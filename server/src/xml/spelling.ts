// Decides whether one name is a typo of another.
import { splitName } from "./names.js";

/**
 * Whether two different names are one typo apart (two in names of five letters and more): a letter left out, added,
 * changed or swapped; different case; an added or missing prefix.
 */
export function isMisspelling(written: string, meant: string): boolean {
  if (written === meant || written === "" || written.length > 64 || meant.length > 64) return false;
  if (withoutPrefix(written) === withoutPrefix(meant)) return true;
  if (written.length < 2 || meant.length < 2) return false;
  const allowed = Math.min(written.length, meant.length) >= 5 ? 2 : 1;
  return Math.abs(written.length - meant.length) <= allowed && slips(written, meant) <= allowed;
}

function withoutPrefix(name: string): string {
  return splitName(name).localName.toLowerCase();
}

/** Computes the optimal string alignment distance. */
function slips(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforeLast, column - 2) + 1);
      }
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return at(last, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
