// Verdicts of dnsmasq on lines of configuration: asked for, recorded in a file, and compared with ours.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { refusalOf } from "../../../server/src/dnsmasq/judge.js";
import { readConfigLines } from "../../../server/src/dnsmasq/line.js";
import { type DnsmasqVersion, dnsmasqOf, dnsmasqVersions } from "../../../server/src/dnsmasq/versions.js";
import { bound } from "../../../server/src/vocabulary/versions.js";
import { suites } from "../client.js";

/** A line and what each version says about it, oldest first: empty when it accepts the line. */
export interface Judged {
  readonly line: string;
  readonly answers: readonly string[];
}

/** What we say about a line: "host" when it depends on the host whether dnsmasq accepts it. */
type Ours = "accepted" | "rejected" | "host";

/** How we compare with one version. */
export interface Tally {
  readonly version: DnsmasqVersion;
  lines: number;
  rejected: number;
  /** Rejected by dnsmasq only. */
  readonly missed: Judged[];
  /** Rejected by dnsmasq for what is not on its host. */
  host: number;
  /** Rejected by us only. */
  readonly falseErrors: Judged[];
}

const recorded = join("test", "libvirt", "dnsmasq", "verdicts.tsv");

/** What we say about the lines of a text. */
function ours(text: string, version: DnsmasqVersion): Ours {
  let verdict: Ours = "accepted";
  for (const line of text.split("\n").flatMap((each) => readConfigLines(each, version))) {
    const refusal = line === "quote" ? { kind: "unknown" as const } : refusalOf(line, version);
    if (!refusal) continue;
    if (refusal.kind !== "problem" || !refusal.problem.onHost) return "rejected";
    verdict = "host";
  }
  return verdict;
}

/** Compares us with each version. */
export function compare(judged: readonly Judged[]): Tally[] {
  return dnsmasqVersions.map((version, index) => {
    const tally: Tally = { version, lines: judged.length, rejected: 0, missed: [], host: 0, falseErrors: [] };
    for (const one of judged) {
      const theirs = one.answers[index] !== "";
      const verdict = ours(one.line, version);
      if (theirs) tally.rejected++;
      if (theirs && verdict === "host") tally.host++;
      if (theirs && verdict === "accepted") tally.missed.push(one);
      if (!theirs && verdict === "rejected") tally.falseErrors.push(one);
    }
    return tally;
  });
}

/** Asks dnsmasq of each suite, all at once. @throws when real dnsmasq cannot be had here */
export async function ask(lines: readonly string[]): Promise<Judged[]> {
  const bySuite = Object.entries(suites).map(([suite, libvirt]) => ({ suite, version: dnsmasqOf(bound(libvirt)) }));
  const columns = await Promise.all(
    dnsmasqVersions.map((version) => askSuite(bySuite.find((each) => each.version === version)?.suite ?? "", lines)),
  );
  return lines.map((line, index) => ({ line, answers: columns.map((column) => column[index] ?? "") }));
}

function askSuite(suite: string, lines: readonly string[]): Promise<string[]> {
  const script = join("test", "libvirt", "oracle", "dnsmasq_lines.py");
  const asked = spawn("python3", [script, suite], { stdio: ["pipe", "pipe", "inherit"] });
  const pieces: string[] = [];
  asked.stdout.setEncoding("utf8").on("data", (piece: string) => pieces.push(piece));
  asked.stdin.end(JSON.stringify(lines));
  return new Promise((resolve, reject) => {
    asked.on("error", reject);
    asked.on("close", (code) => {
      if (code === 0) resolve(JSON.parse(pieces.join("")) as string[]);
      else reject(new Error(`no answers of dnsmasq in ${suite}: ${code}`));
    });
  });
}

/** Reads a file of verdicts: a line with `\t`, `\n` and `\\` escaped, then an answer for each version, `ok` or `+`. */
export function readJudged(path: string = recorded): Judged[] {
  return readFileSync(path, "utf8")
    .replace(/\n$/, "")
    .split("\n")
    .filter((row) => !row.startsWith("# "))
    .map((row) => {
      const [line = "", ...cells] = row.split("\t");
      const answers = cells.length === 1 ? [...(cells[0] ?? "")] : cells;
      return { line: unescaped(line), answers: answers.map((cell) => (/^(?:ok|\+)$/.test(cell) ? "" : cell)) };
    });
}

/** Writes verdicts into the file that the tests read. */
export function record(judged: readonly Judged[]): void {
  const rows = judged.map(({ line, answers }) => {
    const cells = answers.map((answer) => (answer === "" ? "+" : "-")).join("");
    return `${line.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n")}\t${cells}`;
  });
  const head = `# a line, and whether dnsmasq ${dnsmasqVersions.join(", ")} accept it`;
  writeFileSync(recorded, `${[head, ...rows].join("\n")}\n`);
}

function unescaped(text: string): string {
  return text.replace(/\\([tn\\])/g, (_, mark) => (mark === "t" ? "\t" : mark === "n" ? "\n" : "\\"));
}
