// How time grows with the texts of test/hostile: each at one size and at four times that. Of the stretches in a place only
// the slowest is shown.
import { lint } from "../../server/src/lint/lint.js";
import { crowds } from "../hostile/crowds.js";
import { fillers, places, stretches } from "../hostile/texts.js";
import { table } from "./measure.js";

/** What is linear takes four times as long, or a little more while memory is cleared; what is quadratic, sixteen times. */
const suspicious = 8;
/** Below that the clock says little, in milliseconds. */
const countable = 40;

const crowd = 2000;
const length = 20_000;

interface Growth {
  readonly small: number;
  readonly large: number;
}

function isSuspicious({ small, large }: Growth): boolean {
  return large / small > suspicious && large > countable;
}

function measured(text: string): number {
  const start = performance.now();
  lint(text, { insist: true });
  return performance.now() - start;
}

function growth(make: (size: number) => string, size: number): Growth {
  const [small, large] = [make(size), make(4 * size)];
  const found = { small: Math.min(measured(small), measured(small)), large: measured(large) };
  // Whatever else the machine does only adds to it: what looks suspicious is measured again.
  return isSuspicious(found) ? { ...found, large: Math.min(found.large, measured(large), measured(large)) } : found;
}

function row(name: string, found: Growth): string[] {
  const { small, large } = found;
  const times = `${(large / small).toFixed(1)}${isSuspicious(found) ? " (!)" : ""}`;
  return [name, small.toFixed(1), large.toFixed(1), times];
}

/** One row per crowd, and one per place and its slowest filler; only those whose name holds the filter. */
export function benchGrowth(filter: string): string {
  const rows: string[][] = [];
  for (const [name, make] of Object.entries(crowds)) {
    if (`growth: ${name}`.includes(filter)) rows.push(row(`growth: ${name}`, growth(make, crowd)));
  }
  for (const [place, make] of Object.entries(places)) {
    const name = `growth: long ${place}`;
    if (!name.includes(filter)) continue;
    let slowest: { readonly filler: string; readonly growth: Growth } | undefined;
    for (const filler of fillers) {
      for (const variant of [0, 1]) {
        const found = growth((size) => make(stretches(filler, size)[variant] ?? ""), length);
        if (found.large > (slowest?.growth.large ?? 0)) slowest = { filler, growth: found };
      }
    }
    if (slowest) rows.push(row(`${name}, ${JSON.stringify(slowest.filler)}`, slowest.growth));
  }
  return table(
    [`growth: ${crowd} and ${4 * crowd}, or ${length} characters and ${4 * length}`, "ms", "ms at 4n", "times"],
    rows,
  );
}
