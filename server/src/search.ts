// Binary search.

/** Counts the leading items that fit, in a list in which all that fit come first. */
export function countLeading<T>(list: readonly T[], fits: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (fits(list[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}
