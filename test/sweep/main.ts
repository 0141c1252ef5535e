// The wide sweep: `npm run sweep -- [--from SEED] [--count N] [FOLDER...]`. Documents of the folders are mutated too.
import { parseArgs } from "node:util";
import { faultsOfSeed, seeds } from "./sweep.js";

const { values, positionals } = parseArgs({
  options: { from: { type: "string", default: "1" }, count: { type: "string", default: "2000" } },
  allowPositionals: true,
});
const documents = seeds(positionals);
const [from, count] = [Number(values.from), Number(values.count)];
/** By the fault without its numbers and the text: the first of each kind is shown. */
const kinds = new Map<string, number>();
for (let seed = from; seed < from + count; seed += 1) {
  for (const fault of faultsOfSeed(seed, documents)) {
    const kind = kindOf(fault);
    const known = kinds.get(kind) ?? 0;
    kinds.set(kind, known + 1);
    if (known === 0) console.log(`${fault}\n`);
  }
}
for (const [kind, times] of kinds) console.log(`${times} times: ${kind}`);
console.log(`${count} documents of ${documents.length}, ${kinds.size} kinds of fault`);
if (kinds.size > 0) process.exitCode = 1;

/** What is wrong and where it was thrown, whatever the document and its numbers. */
function kindOf(fault: string): string {
  const [sentence = "", ...more] = fault.replace(/^seed \d+: /, "").split("\n");
  const frame = more.find((row) => /^\s+at /.test(row));
  return frame === undefined
    ? sentence.replace(/\d+/g, "N").slice(0, 100)
    : `${sentence.replace(/^.*?: /, "")} ${frame.trim()}`;
}
