// What libvirt says about a document and what virnet says, side by side, in Markdown.
import type { Refusal } from "./answers.js";
import type { Check, Checked } from "./checks.js";

/** A finding of virnet's. */
export interface OwnFinding {
  /** Counted from 1. */
  readonly line: number;
  readonly severity: "error" | "warning" | "information" | "hint";
  readonly message: string;
  readonly rule: string;
  /** At which stage libvirt notices, as far as it is known. */
  readonly stage?: string | undefined;
}

interface ReportParts {
  /** Of the document. */
  readonly name: string;
  readonly checked: Checked;
  readonly own: readonly OwnFinding[];
  /** The version virnet checked for. */
  readonly target: string | undefined;
}

/** What libvirt minds, each thing once, however many tools say it. */
export function refusalsIn({ checks }: Checked): Refusal[] {
  const all = checks.flatMap(({ verdict }) => (verdict.kind === "refused" ? verdict.refusals : []));
  const key = ({ by, message, line }: Refusal) => `${by} ${by === "parser" ? (line ?? "") : ""} ${message}`;
  const known = new Map<string, Refusal>();
  // Who names a line comes first.
  for (const refusal of [...all.filter(({ line }) => line), ...all.filter(({ line }) => !line)]) {
    if (!known.has(key(refusal))) known.set(key(refusal), refusal);
  }
  return [...known.values()];
}

export function reportOf(parts: ReportParts): string {
  const { name, checked, own } = parts;
  const errors = own.filter(({ severity }) => severity === "error");
  const sections = [
    `## libvirt and virnet on ${escaped(name)}`,
    `**${agreement(parts, errors)}** ${versions(parts)}`.trim(),
    byLine(refusalsIn(checked), own),
    "### What libvirt was asked",
    ...checked.checks.map(checkSection),
    "Its test driver has no host: what the network driver refuses when a network is defined on one, and what goes wrong when it starts, was not asked.",
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function versions({ checked: { version }, target }: ReportParts): string {
  if (version === undefined) return target === undefined ? "" : `virnet checked for libvirt ${target}.`;
  if (target === undefined || target === version) return `The libvirt installed is ${version}.`;
  return `The libvirt installed is ${version}; virnet checked for ${target}.`;
}

/** What both say of each line; what libvirt says of no line comes first. */
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

/** Whether the two agree; errors that libvirt was not asked about are no contradiction. */
function agreement({ checked }: ReportParts, errors: readonly OwnFinding[]): string {
  const refused = refusalsIn(checked).length > 0;
  if (!refused && checked.checks.every(({ verdict }) => verdict.kind === "unasked"))
    return "libvirt could not be asked.";
  if (refused === errors.length > 0) return refused ? "Both refuse it." : "Both accept it.";
  if (refused) return "libvirt refuses it; virnet has no error.";
  return errors.every(({ stage }) => stage === "define" || stage === "start")
    ? "libvirt's parser and schema accept it; virnet's errors are about what comes after them."
    : "libvirt accepts it; virnet does not.";
}

function checkSection({ command, verdict, output }: Check): string {
  const says = verdict.kind === "unasked" ? `Not answered: ${escaped(verdict.why)}` : verdict.kind;
  const heading = `${says.charAt(0).toUpperCase()}${says.slice(1)}:`;
  return [heading, fenced(`$ ${command}${output === "" ? "" : `\n${output}`}`)].join("\n\n");
}

/** Text as it is, whatever characters of Markdown it has. */
function escaped(text: string): string {
  return text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>#|~!&]/g, "\\$&");
}

function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
