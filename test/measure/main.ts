// Measures the help that findings give, as tables: whether one fix of a slip keeps what was written, how many rejected
// documents have a fix after which libvirt accepts them, and which fixes bring findings of their own.
//   npm run measure:help [-- --generated COUNT --seed SEED --libvirt --list FOLDER...]
// In a folder, NAME.xml beside NAME.fixed.xml is one more slip. `--list` shows what is not as it should be.
import { parseArgs } from "node:util";
import type { Finding } from "../../server/src/findings.js";
import { vetted } from "../../server/src/lint/vetting.js";
import { formatVersion } from "../../server/src/vocabulary/versions.js";
import { connect, type Libvirt } from "../libvirt/client.js";
import { judge } from "../libvirt/verdict.js";
import { slips } from "../slips/all.js";
import { helpWith } from "../slips/help.js";
import { type Case, exampleCases, folderCases, folderSlips, generatedCases, readerFor } from "./cases.js";
import { offencesOf } from "./new-findings.js";
import { repairOf } from "./repair.js";
import { type Columns, table } from "./table.js";

const { values: flags, positionals: folders } = parseArgs({
  options: {
    generated: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
    libvirt: { type: "boolean", default: false },
    list: { type: "boolean", default: false },
  },
  allowPositionals: true,
});

function print<T extends { readonly source: string }>(
  heading: string,
  things: readonly T[],
  columns: Columns<T>,
): void {
  console.log(`${table(heading, things, columns)}\n`);
}

/** Prints each of the things that is in none of the wanted columns, if that is asked for. */
function list<T>(things: readonly T[], isAsItShouldBe: (thing: T) => boolean, show: (thing: T) => string): void {
  if (!flags.list) return;
  for (const thing of things) if (!isAsItShouldBe(thing)) console.log(show(thing));
}

function said(findings: readonly Finding[]): string {
  return findings
    .map(({ rule, message, fixes }) => `  ${rule}: ${message} [${fixes.map(({ title }) => title).join("; ")}]\n`)
    .join("");
}

const allSlips = [...slips, ...folderSlips(folders)];

function measureSlips(): void {
  const measured = allSlips.map((slip) => ({ source: slip.kind, slip, help: helpWith(slip) }));
  const isOne = ({ help }: (typeof measured)[number]) => help.worst.length === 1;
  const isQuiet = ({ help }: (typeof measured)[number]) => help.brought.length === 0;
  print("slips", measured, { right: ({ help }) => help.isRight, "one error": isOne, "brings nothing": isQuiet });
  list(
    measured,
    (one) => one.help.isRight && isOne(one) && isQuiet(one),
    ({ source, slip, help }) =>
      `${help.isRight ? "right" : "WRONG"}, ${source}\n${slip.wrong}${said(help.worst)}` +
      `  makes:\n${help.fixed ?? "  nothing\n"}  brings: ${help.brought.join(", ") || "nothing"}\n`,
  );
}

function measureRepairs(cases: readonly Case[]): void {
  const measured = cases.flatMap((one) => {
    const repair = repairOf(one.text, one.read);
    return repair ? [{ ...one, repair }] : [];
  });
  const isRepaired = ({ repair }: (typeof measured)[number]) =>
    repair.afterOne.length > 0 || repair.afterAll !== undefined;
  print("rejected documents", measured, {
    "with a fix": ({ repair }) => repair.hasFix,
    "right after one": ({ repair }) => repair.afterOne.length > 0,
    "or after several": isRepaired,
  });
  list(measured, isRepaired, ({ id, text, read }) => {
    const errors = read(text).findings.filter(({ severity }) => severity === "error");
    return `not repaired, ${id}\n${text}${said(errors)}`;
  });
}

/** Whether the slips are what they are meant to be: rejected as they are written, and accepted as they were meant. */
async function measureJudged(libvirt: Libvirt): Promise<void> {
  const accepts = async (text: string) => (await judge(libvirt, text))?.outcome === "ok";
  const measured = await Promise.all(
    allSlips.map(async ({ kind, wrong, meant }) => ({
      source: kind,
      wrong,
      meant,
      isRejected: !(await accepts(wrong)),
      isAccepted: typeof meant !== "string" || (await accepts(meant)),
    })),
  );
  print(`slips, libvirt ${formatVersion(libvirt.version)}`, measured, {
    "rejects wrong": ({ isRejected }) => isRejected,
    "accepts meant": ({ isAccepted }) => isAccepted,
  });
  list(
    measured,
    ({ isRejected, isAccepted }) => isRejected && isAccepted,
    ({ wrong, meant, isRejected }) => (isRejected ? `not accepted as meant\n${meant}` : `accepted\n${wrong}`),
  );
}

/** Of the documents that virnet rejects for that version, those that libvirt accepts after fixes. */
async function measureAccepted(libvirt: Libvirt, cases: readonly Case[]): Promise<void> {
  const read = readerFor(libvirt.version);
  const accepts = async (text: string) => (await judge(libvirt, text))?.outcome === "ok";
  const measured = await Promise.all(
    cases.map(async ({ source, id, text }) => {
      const repair = repairOf(text, read);
      if (repair === undefined) return [];
      const { hasFix, afterOne, afterAll } = repair;
      let one = false;
      for (const after of afterOne) one ||= await accepts(after);
      return [{ source, id, text, hasFix, one, any: one || (afterAll !== undefined && (await accepts(afterAll))) }];
    }),
  );
  print(`rejected for ${formatVersion(libvirt.version)}`, measured.flat(), {
    "with a fix": ({ hasFix }) => hasFix,
    "accepts after one": ({ one }) => one,
    "or after several": ({ any }) => any,
  });
  list(
    measured.flat(),
    ({ any }) => any,
    ({ id, text }) => `not accepted, ${id}\n${text}`,
  );
}

function measureNewFindings(cases: readonly Case[]): void {
  const measured = cases.flatMap(({ source, id, text, read }) => {
    const before = read(text);
    const findings = vetted(before, before.findings, { target: before.target });
    const offences = new Map(offencesOf(before, findings, read).map((offence) => [offence.fix, offence]));
    const fixes = findings.flatMap((finding) => finding.fixes);
    return fixes.map((fix) => ({ source, id, text, offence: offences.get(fix) }));
  });
  print("fixes", measured, {
    "bring a finding": ({ offence }) => offence !== undefined,
    "safe ones": ({ offence }) => offence?.fix.safe === true,
  });
  list(
    measured,
    ({ offence }) => offence === undefined,
    ({ id, text, offence }) =>
      `brings, ${id}\n${text}  ${offence?.finding.rule}: ${offence?.fix.title}\n${said(offence?.brought ?? [])}`,
  );
}

measureSlips();
const cases = [
  ...exampleCases(),
  ...folderCases(folders),
  ...generatedCases(Number(flags.seed), Number(flags.generated)),
];
measureRepairs(cases);
measureNewFindings(cases);
if (flags.libvirt) {
  const libvirts = await connect();
  for (const libvirt of libvirts) await measureJudged(libvirt);
  for (const libvirt of libvirts) await measureAccepted(libvirt, cases);
  for (const libvirt of libvirts) libvirt.close();
}
