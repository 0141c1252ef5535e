// Records verdicts of real libvirt in a file, so that unit tests can compare virnet with them where there is no
// libvirt: on the rules' examples and on the generated documents with the most diverse verdicts.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatVersion } from "../../server/src/vocabulary/versions.js";
import type { Libvirt } from "./client.js";
import { generate } from "./generate.js";
import type { Case } from "./report.js";
import { judge, judgeStart, type Outcome, shapeOf, type Verdict } from "./verdict.js";

/** One document and what each version does with it. */
export interface Recorded {
  readonly id: string;
  readonly document: string;
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

const file = join("test", "libvirt", "verdicts.tsv");
const generatedCount = 400;
/** Documents beyond this many characters would make the file unwieldy. */
export const longestRecorded = 10_000;

/** Asks for everything anew and writes the file. */
export async function recordVerdicts(
  libvirts: readonly Libvirt[],
  examples: readonly Case[],
  seed: number,
  count: number,
): Promise<void> {
  const generated = await diverse(libvirts, generate(seed, count));
  const short = [...examples, ...generated].filter(({ text }) => text.length <= longestRecorded);
  const cases = [...new Map(short.map((one) => [one.text, one])).values()];
  const columns = await Promise.all(
    libvirts.map((libvirt) => Promise.all(cases.map(({ text }) => whole(libvirt, text)))),
  );
  const lines = cases.map(({ id, text }, index) =>
    [id, toField(text), ...columns.map((column) => cell(column[index]))].join("\t"),
  );
  const head = ["id", "document", ...libvirts.map(({ version }) => formatVersion(version))].join("\t");
  writeFileSync(file, `${[head, ...lines].join("\n")}\n`);
  console.log(`${lines.length} verdicts of ${libvirts.length} versions in ${file}`);
}

/** What the file holds. */
export function readVerdicts(): Recorded[] {
  const [head, ...lines] = readFileSync(file, "utf8").replace(/\n$/, "").split("\n");
  const versions = (head ?? "").split("\t").slice(2);
  return lines.map((line) => {
    const [id = "", document = "", ...cells] = line.split("\t");
    const verdicts = versions.flatMap((version, index): [string, Verdict][] => {
      const verdict = verdictOf(cells[index] ?? "");
      return verdict ? [[version, verdict]] : [];
    });
    return { id, document: toText(document), verdicts: new Map(verdicts) };
  });
}

async function whole(libvirt: Libvirt, document: string): Promise<Verdict | undefined> {
  const verdict = await judge(libvirt, document);
  return verdict?.outcome === "ok" ? judgeStart(libvirt, document, verdict) : verdict;
}

/** One short document for each thing libvirt has to say, then a second one, and so on. */
async function diverse(libvirts: readonly Libvirt[], cases: readonly Case[]): Promise<Case[]> {
  const verdicts = await Promise.all(
    libvirts.map((libvirt) => Promise.all(cases.map(({ text }) => judge(libvirt, text)))),
  );
  const groups = new Map<string, Case[]>();
  for (const [index, one] of cases.entries()) {
    const said = verdicts.map((column) => {
      const verdict = column[index];
      return `${verdict?.outcome} ${shapeOf(verdict?.message ?? "", one.text)} ${verdict?.losses.map(({ path }) => path).join()}`;
    });
    const key = said.join("|");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const ranked = [...groups.values()].flatMap((group) =>
    group.sort((a, b) => a.text.length - b.text.length).map((one, rank) => ({ one, rank })),
  );
  ranked.sort((a, b) => a.rank - b.rank || a.one.text.length - b.one.text.length);
  return ranked.slice(0, generatedCount).map(({ one }) => one);
}

/** `ok` (defined, start not asked or kept from by the host), `starts`, or the stage that refuses; then what is lost. */
function cell(verdict: Verdict | undefined): string {
  if (!verdict) return "";
  const word = verdict.outcome === "ok" && verdict.startAsked ? "starts" : verdict.outcome;
  const lost = verdict.losses.map(({ path, is }) => `${is === undefined ? "-" : "~"}${path}`);
  return [word, ...lost].join(" ");
}

function verdictOf(text: string): Verdict | undefined {
  const [word, ...lost] = text.split(" ");
  if (!word) return undefined;
  return {
    outcome: word === "starts" ? "ok" : (word as Outcome),
    startAsked: word === "starts" || word === "start",
    message: "",
    losses: lost.map((each) => ({ path: each.slice(1), was: "", is: each.startsWith("-") ? undefined : "" })),
  };
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

function toField(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => escapes[character] as string).replaceAll("\0", "\\0");
}

function toText(text: string): string {
  const plain: Record<string, string> = { "\\": "\\", t: "\t", n: "\n", r: "\r", "0": "\0" };
  return text.replace(/\\([\\tnr0])/g, (_, character: string) => plain[character] as string);
}
