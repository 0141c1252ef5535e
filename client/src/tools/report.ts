// libvirt's answer about a document next to virnet's findings, in Markdown.
import type { Refusal } from "./answers.js";
import type { Check, Checked } from "./checks.js";

/** A finding of virnet. */
export interface OwnFinding {
  /** Counted from 1. */
  readonly line: number;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly message: string;
  readonly rule: string;
  /** The stage at which libvirt notices, if known. */
  readonly stage?: string | undefined;
}

interface ReportParts {
  /** The name of the document. */
  readonly name: string;
  readonly checked: Checked;
  readonly own: readonly OwnFinding[];
  /** The version virnet checked for. */
  readonly target: string | undefined;
}

/** libvirt's complaints, each once, however many tools report it. */
export function refusalsIn({ checks }: Checked): Refusal[] {
  const all = checks.flatMap(({ verdict }) => (verdict.kind === "refused" ? verdict.refusals : []));
  const key = ({ by, message, line }: Refusal) => `${by} ${by === "parser" ? (line ?? "") : ""} ${message}`;
  const refusalByKey = new Map<string, Refusal>();
  // Those that name a line take precedence.
  for (const refusal of [...all.filter(({ line }) => line), ...all.filter(({ line }) => !line)]) {
    if (!refusalByKey.has(key(refusal))) refusalByKey.set(key(refusal), refusal);
  }
  return [...refusalByKey.values()];
}

export function reportOf(parts: ReportParts): string {
  const { name, checked, own } = parts;
  const errors = own.filter(({ severity }) => severity === "error");
  const sections = [
    `## libvirt and virnet on ${escaped(name)}`,
    `**${agreement(parts, errors)}** ${versions(parts)}`.trim(),
    byLine(refusalsIn(checked), own),
    "### Commands",
    ...checked.checks.map(checkSection),
    "libvirt's test driver has no host, so this does not show what the network driver rejects when the network is defined on a host, or what fails when it starts.",
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function versions({ checked: { version }, target }: ReportParts): string {
  if (version === undefined) return target === undefined ? "" : `virnet checked for libvirt ${target}.`;
  if (target === undefined || target === version) return `The installed libvirt is ${version}.`;
  return `The installed libvirt is ${version}; virnet checked for ${target}.`;
}

/** What both report for each line; first what libvirt reports without a line. */
function byLine(refusals: readonly Refusal[], own: readonly OwnFinding[]): string {
  const lines = new Set([...refusals, ...own].map(({ line }) => line ?? 0));
  const items = [...lines]
    .sort((a, b) => a - b)
    .map((line) => [
      `- ${line === 0 ? "The document" : `Line ${line}`}`,
      ...refusals
        .filter((refusal) => (refusal.line ?? 0) === line)
        .map(({ message }) => `libvirt: ${escaped(message)}`),
      ...own
        .filter((finding) => finding.line === line)
        .map(({ severity, message, rule }) => `virnet: ${severity}: ${escaped(message)} (${rule})`),
    ]);
  return items.map((item) => item.join("\n  - ")).join("\n");
}

/** Whether the two agree; errors of later stages, which libvirt was not asked about, do not contradict. */
function agreement({ checked }: ReportParts, errors: readonly OwnFinding[]): string {
  const refused = refusalsIn(checked).length > 0;
  if (!refused && checked.checks.every(({ verdict }) => verdict.kind === "unasked"))
    return "libvirt could not check it.";
  if (refused === errors.length > 0) return refused ? "Both reject it." : "Both accept it.";
  if (refused) return "libvirt rejects it; virnet has no error.";
  return errors.every(({ stage }) => stage === "define" || stage === "start")
    ? "libvirt's parser and schema accept it; virnet's errors are about later stages."
    : "libvirt accepts it; virnet does not.";
}

function checkSection({ command, verdict, output }: Check): string {
  const says =
    verdict.kind === "unasked"
      ? `Not checked: ${escaped(verdict.why)}`
      : verdict.kind === "refused"
        ? "rejected"
        : verdict.kind;
  const heading = `${says.charAt(0).toUpperCase()}${says.slice(1)}:`;
  return [heading, fenced(`$ ${command}${output === "" ? "" : `\n${output}`}`)].join("\n\n");
}

/** Escapes a text for Markdown. */
function escaped(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|~!&]/g, "\\$&");
}

function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
