// Parses the output of libvirt's own tools.
import type { Outcome } from "./run.js";

/** One complaint of libvirt about a document. */
export interface Refusal {
  /** The schema, or the parser, which also reports text that is not XML. */
  readonly by: "schema" | "parser";
  readonly message: string;
  /** Counted from 1, if libvirt names it. */
  readonly line?: number;
  /** The name of the element that libvirt complains about. */
  readonly element?: string;
}

export type Verdict =
  | { readonly kind: "accepted" }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] }
  /** libvirt could not be asked; `why` is a clause such as `virsh was not found`. */
  | { readonly kind: "unasked"; readonly why: string; readonly missing?: string };

/** The version in what `virsh --version` prints. */
export function versionIn(stdout: string): string | undefined {
  return /^\s*(\d+\.\d+\.\d+)\b/.exec(stdout)?.[1];
}

/** The names in what `virsh net-list --name` prints. */
export function namesIn(stdout: string): string[] {
  return stdout.split(/\r?\n/).filter((line) => line.trim() !== "");
}

/** The verdict of `virt-xml-validate FILE network`. */
export function schemaVerdict(outcome: Outcome, file: string): Verdict {
  if (outcome.kind !== "ended") return unasked("virt-xml-validate", outcome);
  const output = outcome.stderr;
  if (outcome.code === 0) return { kind: "accepted" };
  if (/xmllint: (?:command )?not found/.test(output)) {
    return { kind: "unasked", why: "virt-xml-validate needs xmllint, which was not found", missing: "xmllint" };
  }
  const refusals: Refusal[] = [];
  let pending: string[] = [];
  for (const line of output.split(/\r?\n/)) {
    const own = line.startsWith(file) ? line.slice(file.length) : line;
    const found = /^(?::(\d+):)? ?(?:element ([^\s:]+): )?(Relax-NG validity|parser|namespace) error : (.*)$/.exec(own);
    if (!found) continue;
    const [, number, element, kind, message = ""] = found;
    // The reasons come in lines without a place, before the line with the place.
    if (number === undefined) pending.push(message);
    else {
      const by = kind === "Relax-NG validity" ? "schema" : "parser";
      // Of several XML syntax errors only the first is kept; the others follow from it.
      if (by === "parser" && refusals.some((refusal) => refusal.by === "parser")) continue;
      const all = [...pending, message];
      refusals.push({ by, message: joined(all), line: Number(number), ...stumbled(element, all) });
      pending = [];
    }
  }
  if (pending.length > 0) refusals.push({ by: "schema", message: joined(pending), ...stumbled(undefined, pending) });
  if (refusals.length > 0) return { kind: "refused", refusals };
  if (/ fails to validate\s*$/.test(output)) {
    return { kind: "refused", refusals: [{ by: "schema", message: "The document fails to validate" }] };
  }
  return { kind: "unasked", why: `virt-xml-validate failed: ${firstLine(output)}` };
}

/** The verdict of `virsh net-define FILE`, with or without `--validate`. */
export function defineVerdict(outcome: Outcome): Verdict {
  if (outcome.kind !== "ended") return unasked("virsh", outcome);
  if (outcome.code === 0) return { kind: "accepted" };
  const lines = outcome.stderr.split(/\r?\n/);
  const failed = lines.findIndex((line) => /^error: Failed to define network from /.test(line));
  if (failed < 0) return { kind: "unasked", why: `virsh failed: ${plainError(outcome.stderr)}` };
  const [message = "", ...details] = lines.slice(failed + 1).map((line) => line.replace(/^error: /, ""));
  const syntax = /^\(\w+\):(\d+): (.*)$/.exec(message);
  if (syntax)
    return { kind: "refused", refusals: [{ by: "parser", line: Number(syntax[1]), message: syntax[2] ?? "" }] };
  if (!/failed to validate against schema/.test(message)) {
    return { kind: "refused", refusals: [{ by: "parser", message: message.trim() }] };
  }
  const reasons = details.map((line) => line.trim()).filter(Boolean);
  const refusal = { by: "schema", message: joined(reasons.length > 0 ? reasons : [message]) } as const;
  return { kind: "refused", refusals: [{ ...refusal, ...stumbled(undefined, reasons) }] };
}

/** The reason why virsh failed, without its `error:`. */
export function plainError(stderr: string): string {
  const lines = stderr.split(/\r?\n/).flatMap((line) => /^error: (.*\S)/.exec(line)?.[1] ?? []);
  // The first line says what failed, the last why.
  return lines.at(-1) ?? firstLine(stderr);
}

/** The reason why virsh failed, with advice for well-known causes. */
export function explainedError(stderr: string): string {
  const error = plainError(stderr);
  const advice = connectionAdvice.find(([pattern]) => pattern.test(error))?.[1];
  return advice === undefined ? error : `${error}. ${advice}`;
}

const connectionAdvice: readonly [RegExp, string][] = [
  [/libvirt.*-sock\S*: (?:No such file|Connection refused)/, "libvirt is not running there."],
  [/libvirt.*-sock\S*: Permission denied/, "Your user has no access; members of the group libvirt have."],
];

/** The element a schema's message names, else the one at its place. */
function stumbled(element: string | undefined, messages: readonly string[]): { element?: string } {
  const named = messages.map((message) => /^(?:Extra element|Did not expect element) ([^\s:]+)/.exec(message)?.[1]);
  const found = named.find((name) => name !== undefined) ?? element;
  return found === undefined ? {} : { element: found };
}

function joined(messages: readonly string[]): string {
  return [...new Set(messages)].join("; ");
}

function firstLine(text: string): string {
  return (
    text
      .split(/\r?\n/)
      .find((line) => line.trim() !== "")
      ?.trim() ?? "no output"
  );
}

function unasked(program: string, outcome: Exclude<Outcome, { kind: "ended" }>): Verdict {
  if (outcome.kind === "missing") return { kind: "unasked", why: `${program} was not found`, missing: program };
  return { kind: "unasked", why: complaint(program, outcome) };
}

/** A clause about a program that did not run to its end. */
export function complaint(program: string, outcome: Exclude<Outcome, { kind: "ended" }>): string {
  switch (outcome.kind) {
    case "missing":
      return `${program} was not found`;
    case "late":
      return `${program} did not answer in time`;
    case "cancelled":
      return `${program} was cancelled`;
    case "failed":
      return `${program} cannot be run: ${outcome.why}`;
  }
}
