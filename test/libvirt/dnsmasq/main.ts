// Compares what virnet says about lines for dnsmasq with what dnsmasq says, for generated lines or a file of verdicts.
// `--record` writes the verdicts on a part of the generated lines into the file that the tests read.
import { parseArgs } from "node:util";
import { randomOf } from "../random.js";
import { generateLines } from "./lines.js";
import { ask, compare, type Judged, readJudged, record, type Tally } from "./verdicts.js";

const { values: flags } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "60" },
    file: { type: "string" },
    show: { type: "string", default: "30" },
    record: { type: "boolean", default: false },
  },
});

const recordedLines = 5000;
const longestRecorded = 330;

function print({ version, lines, rejected, missed, host, falseErrors }: Tally): void {
  const share = ((100 * missed.length) / Math.max(1, rejected)).toFixed(2);
  console.log(
    `dnsmasq ${version}: ${lines} lines, ${rejected} rejected; ${missed.length} missed (${share} %), ` +
      `${host} left to the host, ${falseErrors.length} false errors`,
  );
  const rows = [
    ...falseErrors.map((one) => ["false ", one] as const),
    ...missed.map((one) => ["missed", one] as const),
  ];
  for (const [word, { line, answers }] of rows.slice(0, Number(flags.show)))
    console.log(`  ${word} ${JSON.stringify(line).slice(0, 160)}  ${answers.filter(Boolean).at(-1) ?? ""}`);
}

async function judged(): Promise<Judged[]> {
  if (flags.file !== undefined) return readJudged(flags.file);
  return ask(generateLines(Number(flags.seed), Number(flags.count)));
}

async function main(): Promise<void> {
  const all = await judged();
  if (flags.record) {
    const short = all.filter(({ line }) => line.length <= longestRecorded);
    record(randomOf(Number(flags.seed)).shuffle(short).slice(0, recordedLines));
  }
  for (const tally of compare(all)) print(tally);
}

await main();
