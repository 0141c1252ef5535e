// Tests the promises of fixes on many documents: `npm run test:properties -- --count 20000 --seed 7`. Prints each kind
// of broken promise once, with the smallest document that shows it, and ends with `N passed, N failed`.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { documents } from "./documents.js";
import { type Broken, outcomeOf } from "./promises.js";

const { values: flags } = parseArgs({
  options: {
    count: { type: "string", default: "20000" },
    /** Without one, another each time. */
    seed: { type: "string" },
    /** How many processes share the work. */
    jobs: { type: "string", default: "2" },
    /** Set in the processes that do it: the number of the first document. */
    from: { type: "string" },
  },
});
const count = Number(flags.count);
const seed = Number(flags.seed ?? Date.now() % 1_000_000_000);
const jobs = Number(flags.jobs);
const batch = 250;

interface Kind {
  readonly broken: Broken;
  readonly text: string;
  readonly times: number;
}

interface Tally {
  fixes: number;
  failed: number;
  readonly kinds: Record<string, Kind>;
}

function add(tally: Tally, key: string, { broken, text, times }: Kind): void {
  const known = tally.kinds[key];
  const isSmaller = known === undefined || text.length < known.text.length;
  tally.kinds[key] = { ...(isSmaller ? { broken, text } : known), times: (known?.times ?? 0) + times };
}

/** Tries the documents of the batches that are this process's. */
function tryFrom(first: number): Tally {
  const tally: Tally = { fixes: 0, failed: 0, kinds: {} };
  for (let done = first; done < count; done += batch * jobs) {
    for (const text of fc.sample(documents, { seed: seed + done, numRuns: Math.min(batch, count - done) })) {
      const outcome = tried(text);
      tally.fixes += outcome.fixes;
      if (outcome.broken.length > 0) tally.failed += 1;
      for (const broken of outcome.broken) add(tally, `${broken.promise} / ${broken.who}`, { broken, text, times: 1 });
    }
  }
  return tally;
}

function tried(text: string): ReturnType<typeof outcomeOf> {
  try {
    return outcomeOf(text);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { fixes: 0, broken: [{ promise: "nothing throws", who: "virnet", detail }] };
  }
}

function runFrom(first: number): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const options = ["--count", `${count}`, "--seed", `${seed}`, "--jobs", `${jobs}`, "--from", `${first}`];
    const child = fork(fileURLToPath(import.meta.url), options);
    child.once("message", (tally) => resolve(tally as Tally));
    child.once("exit", (code) => code !== 0 && reject(new Error(`a process ended with ${code}`)));
  });
}

if (flags.from === undefined) {
  console.log(`seed ${seed}, ${count} documents`);
  const total: Tally = { fixes: 0, failed: 0, kinds: {} };
  const starts = Array.from({ length: jobs }, (_, job) => job * batch);
  for (const { fixes, failed, kinds } of await Promise.all(starts.map(runFrom))) {
    total.fixes += fixes;
    total.failed += failed;
    for (const [key, kind] of Object.entries(kinds)) add(total, key, kind);
  }
  for (const [key, { broken, text, times }] of Object.entries(total.kinds).sort(([, a], [, b]) => b.times - a.times)) {
    console.log(`\n${times} x ${key}\n  ${broken.detail}\n  ${JSON.stringify(text)}`);
  }
  console.log(`${total.fixes} fixes tried one by one`);
  console.log(`${count - total.failed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
} else {
  process.send?.(tryFrom(Number(flags.from)));
}
