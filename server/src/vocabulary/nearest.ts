// Finds the word that a misspelt one most likely stands for.

/**
 * Returns the candidate nearest to the word: one that differs only in case, else the one with the fewest insertions,
 * deletions, substitutions and swaps of neighbours, if few enough for the word's length. Among equals the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  let best: string | undefined;
  let fewest = tolerated(wanted.length) + 1;
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.toLowerCase(), fewest);
    if (edits >= fewest) continue;
    best = candidate;
    fewest = edits;
  }
  return best;
}

function tolerated(length: number): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : length < 9 ? 2 : 3;
}

/** Computes the Damerau-Levenshtein distance with adjacent swaps; stops at `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let edits = Math.min(
        (current[column - 1] ?? 0) + 1,
        (last[column] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? limit;
}
