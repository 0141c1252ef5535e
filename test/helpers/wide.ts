// How much is tested: files named `*.wide.test.ts` test a sample in `npm test`, and everything in `npm run test:wide`.

let isWide = false;

/** Tries all of everything from now on; called before any test is loaded, in each process that runs tests. */
export function goWide(): void {
  isWide = true;
}

/** One of two values, such as two sizes: the first in `npm test`, the second in `npm run test:wide`. */
export function quickOrWide<T>(quick: T, wide: T): T {
  return isWide ? wide : quick;
}

/** Every nth of a list in `npm test`, from the one at `first` on; all of it in `npm run test:wide`. */
export function everyNth<T>(list: readonly T[], nth: number, first = 0): readonly T[] {
  return isWide ? list : list.filter((_, index) => index % nth === first % nth);
}

/** What only `npm run test:wide` has the time for. */
export function describeWide(title: string, suite: () => void): void {
  if (isWide) describe(title, suite);
}

/** A test that only `npm run test:wide` has the time for. */
export function itWide(title: string, test: () => unknown): void {
  if (isWide) it(title, async () => void (await test()));
}
