// The proof against real libvirt: compares virnet's verdict with that of three versions on every rule's examples, the
// example networks, and generated documents. Ends with `N passed, N failed`.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { examplesOf, readExample } from "../../server/src/rules/example.js";
import { rules } from "../../server/src/rules/rules.js";
import { formatVersion, holds } from "../../server/src/vocabulary/versions.js";
import { connect, type Libvirt, suites } from "./client.js";
import { type Disagreement, disagreements, kinds, ours } from "./compare.js";
import { generate } from "./generate.js";
import { randomOf } from "./random.js";
import { recordVerdicts } from "./record.js";
import { type Case, classesOf, printClass, type Quarrel } from "./report.js";
import { judge, judgeStart, type Verdict } from "./verdict.js";

const phases = ["rules", "examples", "generated"] as const;
type Phase = (typeof phases)[number];

const { values: flags } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "6000" },
    phase: { type: "string", multiple: true, default: [...phases] },
    "start-sample": { type: "string", default: "200" },
    shrink: { type: "string", default: "100" },
    record: { type: "boolean", default: false },
  },
});

/** Everything one libvirt said in one phase. */
interface Tally {
  readonly libvirt: Libvirt;
  readonly counts: Record<"documents" | "refused by both" | "accepted by both" | "started" | "host", number>;
  readonly quarrels: Quarrel[];
  /** Documents without a quarrel. */
  passed: number;
}

/** The rules with examples: the one about virnet's own mistakes has none. */
const examined = rules.filter(({ bad }) => bad.length > 0);

function casesOf(phase: Phase): Case[] {
  if (phase === "generated")
    return generate(Number(flags.seed), Number(flags.count)).map((document) => ({ ...document }));
  if (phase === "examples") {
    return ["examples", join("test", "fixtures")]
      .flatMap(xmlFiles)
      .map((path) => ({ id: path, text: readFileSync(path, "utf8"), labels: [] }));
  }
  return examined.flatMap((rule) => {
    const { bad, good } = examplesOf(rule);
    return [
      ...bad.map(({ text }, index) => ({ id: `${rule.id} bad ${index + 1}`, text, labels: [] })),
      ...good.map(({ text }, index) => ({ id: `${rule.id} good ${index + 1}`, text, labels: [] })),
      ...(rule.beside === undefined
        ? []
        : [{ id: `${rule.id} beside`, text: readExample(rule.beside).text, labels: [] }]),
    ];
  });
}

function xmlFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return []; // a folder that is not there has no documents
  }
  return names.flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return xmlFiles(path);
    return name.endsWith(".xml") ? [path] : [];
  });
}

async function tally(libvirt: Libvirt, cases: readonly Case[], phase: Phase): Promise<Tally> {
  const counts = { documents: cases.length, "refused by both": 0, "accepted by both": 0, started: 0, host: 0 };
  const quarrels: Quarrel[] = [];
  let passed = 0;
  const defined = await Promise.all(cases.map(({ text }) => judge(libvirt, text)));
  const asked = toStart(libvirt, cases, defined, phase);
  await Promise.all(
    cases.map(async (one, index) => {
      const before = defined[index];
      if (!before) {
        counts.host++;
        return;
      }
      const verdict = asked.has(index) ? await judgeStart(libvirt, one.text, before) : before;
      if (verdict.startAsked) counts.started++;
      const found = disagreements(one.text, libvirt.version, verdict, phase !== "generated");
      if (found.every((disagreement) => isRemark(disagreement, phase))) passed++;
      if (found.length === 0) counts[verdict.outcome === "ok" ? "accepted by both" : "refused by both"]++;
      quarrels.push(...found.map((disagreement) => ({ ...disagreement, case: one, libvirt, verdict })));
    }),
  );
  return { libvirt, counts, quarrels, passed };
}

/**
 * A generated document may hold two mistakes, and which of them libvirt meets first is its affair: both refuse it, and
 * where they differ about the stage is printed, but no failure.
 */
function isRemark({ kind }: Disagreement, phase: Phase): boolean {
  return kind === "wrong stage" && phase === "generated";
}

/** Which of the accepted documents to start: all of ours; of the generated those that must fail, and a sample. */
function toStart(
  libvirt: Libvirt,
  cases: readonly Case[],
  defined: readonly (Verdict | undefined)[],
  phase: Phase,
): Set<number> {
  const accepted = [...cases.keys()].filter((index) => defined[index]?.outcome === "ok");
  if (phase !== "generated") return new Set(accepted);
  const sample = Number(flags["start-sample"]);
  // Of those as the grammar writes them a few are enough.
  const random = randomOf(Number(flags.seed));
  const shuffled = random.shuffle(accepted).filter((index) => cases[index]?.labels.length !== 0 || random.chance(0.2));
  const doomed = shuffled.filter((index) => ours(cases[index]?.text ?? "", libvirt.version).outcome === "start");
  return new Set([...doomed.slice(0, sample), ...shuffled.slice(0, sample)]);
}

/** Rules of these versions of which a bad example for any version raises them in none: nothing was proven of them. */
function unraised(libvirts: readonly Libvirt[]): string[] {
  const silent = examined.filter((rule) => {
    const concerned = libvirts.filter(({ version }) => rule.on !== "workspace" && holds(rule, version));
    const forAny = examplesOf(rule).bad.filter(({ text }) => !text.includes("virnet-target"));
    const raised = forAny.every(({ text }) =>
      concerned.some(({ version }) => ours(text, version).result.findings.some((finding) => finding.rule === rule.id)),
    );
    return concerned.length > 0 && !raised;
  });
  return silent.map(({ id }) => `${id}: a bad example raises it in no version`);
}

function print(tallies: readonly Tally[]): void {
  const rows: [string, (tally: Tally) => number][] = [
    ...(["documents", "refused by both", "accepted by both", "started", "host"] as const).map(
      (name): [string, (tally: Tally) => number] => [name, ({ counts }) => counts[name]],
    ),
    ...kinds.map((kind): [string, (tally: Tally) => number] => [
      kind,
      ({ quarrels }) =>
        new Set(quarrels.filter((quarrel) => quarrel.kind === kind).map((quarrel) => quarrel.case)).size,
    ]),
  ];
  const head = tallies.map(({ libvirt }) => formatVersion(libvirt.version).padStart(8)).join("");
  console.log(`${"".padEnd(20)}${head}`);
  for (const [name, value] of rows) {
    console.log(`${name.padEnd(20)}${tallies.map((tally) => String(value(tally)).padStart(8)).join("")}`);
  }
}

async function run(libvirts: readonly Libvirt[]): Promise<boolean> {
  const started = Date.now();
  let passed = 0;
  let failed = 0;
  for (const phase of phases.filter((name) => flags.phase.includes(name))) {
    const cases = casesOf(phase);
    const note = phase === "generated" ? `, seed ${flags.seed}` : "";
    console.log(`\n${phase}: ${cases.length} documents${note}`);
    const tallies = await Promise.all(libvirts.map((libvirt) => tally(libvirt, cases, phase)));
    print(tallies);
    const quarrels = tallies.flatMap((tally) => tally.quarrels);
    for (const one of await classesOf(quarrels, Number(flags.shrink))) printClass(one);
    const silent = phase === "rules" ? unraised(libvirts) : [];
    for (const line of silent) console.log(`\n${line}`);
    passed += tallies.reduce((sum, tally) => sum + tally.passed, 0);
    const grave = quarrels.filter((quarrel) => !isRemark(quarrel, phase));
    failed += silent.length + new Set(grave.map(({ case: one, libvirt }) => `${one.id} ${libvirt.suite}`)).size;
  }
  console.log(`\n  ${passed} passing (${Math.round((Date.now() - started) / 1000)}s)`);
  if (failed > 0) console.log(`  ${failed} failing`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

async function main(): Promise<void> {
  let libvirts: Libvirt[];
  try {
    libvirts = await connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.log(`SKIPPED, nothing was proven: ${reason}`);
    if (process.env.CI) process.exitCode = 1;
    return;
  }
  for (const { suite, version } of libvirts) {
    const expected = suites[suite] === formatVersion(version) ? "" : `, not ${suites[suite]}`;
    console.log(`libvirt ${formatVersion(version)}${expected} (Debian ${suite})`);
  }
  try {
    if (flags.record) await recordVerdicts(libvirts, casesOf("rules"), Number(flags.seed), Number(flags.count));
    else if (!(await run(libvirts))) process.exitCode = 1;
  } finally {
    for (const libvirt of libvirts) libvirt.close();
  }
}

await main();
