// Measures how time grows with the texts of test/hostile, each at one size and at four times that; with the number of
// fixes in a text; and with the number of documents in a run. Of the fillers for a place only the slowest is shown.
import { applySafeFixes } from "../../server/src/lint/fixes.js";
import { lint } from "../../server/src/lint/lint.js";
import { crossFindings } from "../../server/src/workspace/cross.js";
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

const asked = { insist: true };

function growth<T>(make: (size: number) => T, size: number, work: (made: T) => unknown): Growth {
  const measured = (made: T) => {
    const start = performance.now();
    work(made);
    return performance.now() - start;
  };
  const [small, large] = [make(size), make(4 * size)];
  const found = { small: Math.min(measured(small), measured(small)), large: measured(large) };
  // Whatever else the machine does only adds to it: what looks suspicious is measured again.
  return isSuspicious(found) ? { ...found, large: Math.min(found.large, measured(large), measured(large)) } : found;
}

/** The crowds whose fixes are many. */
const fixable = [
  "unclosed hosts",
  "tags without quotes",
  "misspelt end tags",
  "hosts outside their subnet",
  "TXT records alike",
];

/** Networks of which each has something in common with all others. */
function alikeDocuments(count: number, nameOf: (index: number) => string) {
  return Array.from({ length: count }, (_, index) => {
    const text = `<network><name>${nameOf(index)}</name><forward mode='nat'><nat><address start='203.0.113.10' end='203.0.113.19'/></nat></forward><bridge name='virbr7'/><mac address='52:54:00:0a:0b:0c'/><ip address='192.168.77.1' prefix='24'><dhcp><host mac='52:54:00:0a:0b:0d' ip='192.168.77.10'/></dhcp></ip></network>`;
    return { path: `networks/${index}.xml`, result: lint(text, asked) };
  });
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
    if (`growth: ${name}`.includes(filter))
      rows.push(
        row(
          `growth: ${name}`,
          growth(make, crowd, (text) => lint(text, asked)),
        ),
      );
  }
  for (const name of fixable) {
    const title = `growth: fixes of ${name}`;
    const make = crowds[name];
    if (make && title.includes(filter)) {
      rows.push(
        row(
          title,
          growth(make, crowd, (text) => applySafeFixes(text, asked)),
        ),
      );
    }
  }
  const names = { "one name": () => "lab", "other names": (index: number) => `lab${index}` };
  for (const [name, nameOf] of Object.entries(names)) {
    const title = `growth: documents alike, of ${name}`;
    const make = (count: number) => alikeDocuments(count, nameOf);
    if (title.includes(filter))
      rows.push(
        row(
          title,
          growth(make, crowd, (documents) => crossFindings(documents)),
        ),
      );
  }
  for (const [place, make] of Object.entries(places)) {
    const name = `growth: long ${place}`;
    if (!name.includes(filter)) continue;
    let slowest: { readonly filler: string; readonly growth: Growth } | undefined;
    for (const filler of fillers) {
      for (const variant of [0, 1]) {
        const found = growth(
          (size) => make(stretches(filler, size)[variant] ?? ""),
          length,
          (text) => lint(text, asked),
        );
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
