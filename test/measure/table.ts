// Tables of counts, by where the counted things come from.

/** What is counted: a column, and whether a thing is in it. */
export type Columns<T> = Readonly<Record<string, (thing: T) => boolean>>;

const cellWidth = 20;

/** A heading, a row for each source and one for all: how many there are, and how many of them are in each column. */
export function table<T extends { readonly source: string }>(
  heading: string,
  things: readonly T[],
  columns: Columns<T>,
): string {
  const bySource = new Map<string, T[]>();
  for (const thing of things) {
    const some = bySource.get(thing.source);
    if (some) some.push(thing);
    else bySource.set(thing.source, [thing]);
  }
  const width = Math.max(heading.length, ...[...bySource.keys()].map(({ length }) => length)) + 2;
  const row = (name: string, cells: readonly string[]) =>
    name.padEnd(width) + cells.map((cell) => cell.padStart(cellWidth)).join("");
  const counted = (name: string, some: readonly T[]) => {
    const counts = Object.values(columns).map((isIn) => some.filter(isIn).length);
    return row(name, [String(some.length), ...counts.map((count) => `${count} ${share(count, some.length)}`)]);
  };
  return [
    row(heading, ["count", ...Object.keys(columns)]),
    ...[...bySource].map(([source, some]) => counted(source, some)),
    ...(bySource.size > 1 ? [counted("all", things)] : []),
  ].join("\n");
}

/** `97.3 %`, always of the same width. */
function share(count: number, of: number): string {
  return of === 0 ? "" : `${((100 * count) / of).toFixed(1)} %`.padStart(7);
}
