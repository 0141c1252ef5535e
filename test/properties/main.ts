// The promises of fixes over many documents: `npm run test:properties -- --count 20000 --seed 7`. Prints each kind of
// broken promise once, with the smallest document that shows it, and ends with `N passed, N failed`.
import { parseArgs } from "node:util";
import fc from "fast-check";
import { documents } from "./documents.js";
import { type Broken, outcomeOf } from "./promises.js";

const { values: flags } = parseArgs({
  options: { count: { type: "string", default: "20000" }, seed: { type: "string" } },
});
const count = Number(flags.count);
const seed = Number(flags.seed ?? Date.now() % 0x7fff_ffff);
console.log(`seed ${seed}, ${count} documents`);

interface Kind {
  readonly broken: Broken;
  readonly text: string;
  readonly times: number;
}

const kinds = new Map<string, Kind>();
let fixes = 0;
let failed = 0;
const batch = 500;
for (let done = 0; done < count; done += batch) {
  for (const text of fc.sample(documents, { seed: seed + done, numRuns: Math.min(batch, count - done) })) {
    const outcome = tried(text);
    fixes += outcome.fixes;
    if (outcome.broken.length > 0) failed += 1;
    for (const broken of outcome.broken) {
      const key = `${broken.promise} / ${broken.who}`;
      const known = kinds.get(key);
      const isSmaller = known === undefined || text.length < known.text.length;
      kinds.set(key, { ...(isSmaller ? { broken, text } : known), times: (known?.times ?? 0) + 1 });
    }
  }
}

function tried(text: string) {
  try {
    return outcomeOf(text);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { fixes: 0, broken: [{ promise: "nothing throws", who: "virnet", detail }] };
  }
}

for (const [key, { broken, text, times }] of [...kinds].sort(([, a], [, b]) => b.times - a.times)) {
  console.log(`\n${times} x ${key}\n  ${broken.detail}\n  ${JSON.stringify(text)}`);
}
console.log(`\n${fixes} fixes tried`);
console.log(`${count - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
