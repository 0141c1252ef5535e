// Measures time and memory of a function: the fastest of many runs, since other load on the machine only adds to it.

/**
 * Milliseconds of the fastest run; repeats for `budget` milliseconds, but at least three times. What `prepare` makes for
 * a run takes no time of it.
 */
export function fastest<T = undefined>(
  work: (prepared: T) => unknown,
  { budget = 400, prepare = () => undefined as T }: { readonly budget?: number; readonly prepare?: () => T } = {},
): number {
  let best = Number.POSITIVE_INFINITY;
  const end = performance.now() + budget;
  for (let run = 0; run < 3 || performance.now() < end; run++) {
    const prepared = prepare();
    const start = performance.now();
    work(prepared);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

/** Milliseconds of processor time that a run takes, those of all threads together, on average over `runs`. */
export function processorTime<T>(
  work: (prepared: T) => unknown,
  { runs = 20, prepare }: { readonly runs?: number; readonly prepare: () => T },
): number {
  let microseconds = 0;
  for (let run = 0; run < runs; run++) {
    const prepared = prepare();
    const before = process.cpuUsage();
    work(prepared);
    const { user, system } = process.cpuUsage(before);
    microseconds += user + system;
  }
  return microseconds / runs / 1000;
}

/** Kept here while it is weighed, so that nothing of it is collected before; exported, or it could be optimised away. @public */
export let held: unknown;

/** Bytes that what `make` returns holds on the heap; `undefined` without `--expose-gc`. */
export function retained(make: () => unknown): number | undefined {
  if (globalThis.gc === undefined) return undefined;
  // What is made once for all documents is there from now on.
  held = make();
  held = undefined;
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  held = make();
  globalThis.gc();
  const bytes = process.memoryUsage().heapUsed - before;
  held = undefined;
  return Math.max(0, bytes);
}

/** A table in Markdown; the first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => pad(cells[column] ?? "", width, column)).join(" | ")} |`;
  const rule = widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`));
  return [line(head), line(rule), ...rows.map(line)].join("\n");
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
