// The library, `import { lint } from "virnet"`: a few functions from text to plain data, without anything of Node. It is a
// contract, so its types must not expose anything internal.
import { type Reading, readRuleId, readSeverity, readTarget } from "./config/values.js";
import { layoutEdits } from "./formatter/formatter.js";
import { applySafeFixes } from "./lint/fixes.js";
import { type LintOptions as FindOptions, lint as find, type LintResult, readText } from "./lint/lint.js";
import { chooseTarget } from "./lint/target.js";
import { vetted } from "./lint/vetting.js";
import { createPositions } from "./positions.js";
import { jsonReport } from "./report/json.js";
import { makeReport, reportFile, skippedFile } from "./report/report.js";
import type { JsonReport, ReportedEdit, ReportedFinding } from "./report/shape.js";
import { readExample } from "./rules/example.js";
import { rules as allRules, ruleUrl } from "./rules/rules.js";
import type { Severity, Stage } from "./severity.js";
import { version as ownVersion } from "./version.js";
import { formatVersion, newest, newestVersion, oldestVersion, type Version } from "./vocabulary/versions.js";
import { vocabularyOf } from "./vocabulary/vocabulary.js";
import { crossFindings } from "./workspace/cross.js";
import { withAcross } from "./workspace/workspace.js";
import { applyEdits as applyAt } from "./xml/text-edits.js";

export type { Position, Range } from "./positions.js";
export type {
  JsonReport as Report,
  ReportedEdit as Edit,
  ReportedFinding as Finding,
  ReportedFix as Fix,
  Summary,
} from "./report/shape.js";
export type { Severity, Stage } from "./severity.js";

export interface LintOptions {
  /** libvirt version to check for, such as `"11.3.0"`; takes precedence over directives in the text. */
  readonly target?: string;
  /** The version for a text without a `virnet-target` directive; by default the newest that virnet knows. */
  readonly defaultTarget?: string;
  /** Severities of rules, or `"off"`, by the ids of the rules. */
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  /**
   * Whether a root element other than `<network>` is an error, as it is for libvirt. With `false` such a text has no
   * findings, which is useful for folders of mixed XML. Default: `true`.
   */
  readonly insist?: boolean;
}

/** The result of checking one text. */
export interface Verdict {
  /** Whether the root element is `<network>`, however unfinished the text. */
  readonly isNetwork: boolean;
  /** The libvirt version it was checked for. */
  readonly target: string;
  /** In the order of the text. Lines and characters count from 0, characters in UTF-16 code units. */
  readonly findings: readonly ReportedFinding[];
}

export interface Fixed extends Verdict {
  readonly text: string;
  /** How many fixes were applied; `findings` are those of the fixed text. */
  readonly applied: number;
}

export interface FormatOptions {
  /** Spaces per level of indentation, or `"tab"`; by default as in the text. */
  readonly indent?: number | "tab";
  /** Whether to put elements in the order in which libvirt writes them. Default: `false`. */
  readonly orderChildren?: boolean;
}

export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly stage: Stage;
  /** First and last libvirt version that behaves this way; without them, every version. */
  readonly since?: string;
  readonly until?: string;
  /** What libvirt does and why it matters, in Markdown. */
  readonly why: string;
  /** A whole document that the rule speaks of (empty where none is known that raises it), and one that it does not. */
  readonly bad: string;
  readonly good: string;
  /** The rule's page. */
  readonly url: string;
}

/** The version of virnet itself. */
export const version: string = ownVersion;

/** The oldest and newest libvirt version that documents can be checked for. */
export const libvirt: { readonly oldest: string; readonly newest: string } = {
  oldest: oldestVersion,
  newest: newestVersion,
};

/** All rules, in the order of the documentation. */
export const rules: readonly RuleInfo[] = allRules.map(
  ({ id, title, severity, stage, since, until, why, bad: [bad = ""], good: [good = ""] }) => ({
    ...{ id, title, severity, stage, why: why.trim() },
    // Read when they are asked for: hardly anybody does, and one has four million characters.
    get bad() {
      return readExample(bad).text;
    },
    get good() {
      return readExample(good).text;
    },
    url: ruleUrl(id),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  }),
);

/**
 * Checks a text: an error means that libvirt rejects the document or can never start the network. Accepts any text, and
 * never throws because of it.
 *
 * @throws TypeError for an invalid version, an unknown rule or an invalid severity
 */
export function lint(text: string, options: LintOptions = {}): Verdict {
  const asked = readOptions(options);
  return verdictOn(text, find(text, asked), asked);
}

/**
 * Checks documents that belong together, and also finds clashes between them, such as names, bridges and subnets. Returns
 * the report of `virnet lint --format json`. `path` is only used in the report, with forward slashes; documents in the
 * same folder are assumed to be for the same host.
 *
 * @throws TypeError as `lint` does
 */
export function lintAll(
  documents: readonly { readonly path: string; readonly text: string }[],
  options: LintOptions = {},
): JsonReport {
  const asked = readOptions(options);
  const found = documents.map(({ path, text }) => ({ path, result: find(text, asked) }));
  const across = crossFindings(found);
  const textByPath = new Map(documents.map(({ path, text }) => [path, text]));
  const files = found.map(({ path, result }, index) =>
    result.isNetwork || asked.insist
      ? reportFile(
          { path, text: documents[index]?.text ?? "", target: result.target },
          withAcross(vetted(result, result.findings, asked), across[index]),
          ruleUrl,
          (other) => String(textByPath.get(other)),
        )
      : skippedFile(path, "not a network document"),
  );
  return jsonReport(makeReport(formatVersion(chooseTarget(asked, {}).version), files));
}

/**
 * Applies all safe fixes: those that keep or restore what the author evidently meant.
 *
 * @throws TypeError as `lint` does
 */
export function fix(text: string, options: LintOptions = {}): Fixed {
  const asked = readOptions(options);
  const { text: fixed, applied, result } = applySafeFixes(text, asked);
  return { text: fixed, applied, ...verdictOn(fixed, result, asked) };
}

/**
 * Formats the text: each element on its own line, indented by its depth. Changes only whitespace between elements and, on
 * request, the order of elements. A text that is not a network or not well-formed is returned unchanged.
 *
 * @throws TypeError for an invalid indentation
 */
export function format(text: string, { indent, orderChildren = false }: FormatOptions = {}): string {
  const unit = unitOf(indent);
  const { document, oversize, isNetwork } = readText(text);
  if (!isNetwork || oversize !== undefined) return text;
  const style = { unit, orderChildren, insertFinalNewline: true, trimFinalNewlines: true };
  return applyAt(text, layoutEdits(document, vocabularyOf(newest), style));
}

/** Applies edits that do not overlap, such as those of one fix, to the text. */
export function applyEdits(text: string, edits: readonly ReportedEdit[]): string {
  const { spanOf } = createPositions(text);
  return applyAt(
    text,
    edits.map(({ range, newText }) => ({ ...spanOf(range), newText })),
  );
}

function verdictOn(text: string, result: LintResult, asked: FindOptions): Verdict {
  const { isNetwork, target } = result;
  const findings = vetted(result, result.findings, asked);
  // A document without a name has related places only in itself, and nothing to call it by.
  const report = reportFile({ path: "", text, target }, findings, ruleUrl);
  return { isNetwork, target: formatVersion(target), findings: report.findings };
}

/** @throws TypeError */
function readOptions({ target, defaultTarget, rules: wanted = {}, insist = true }: LintOptions): FindOptions {
  const severities = Object.entries(wanted).map(([rule, severity]) => {
    return [taken(readRuleId(rule)), taken(readSeverity(`rules.${rule}`, severity))] as const;
  });
  return {
    target: versionOf("target", target),
    settingTarget: versionOf("defaultTarget", defaultTarget),
    severities: new Map(severities),
    insist,
  };
}

/** A version older or newer than all that virnet knows becomes the nearest one it knows. @throws TypeError */
function versionOf(name: string, text: string | undefined): Version | undefined {
  return text === undefined ? undefined : taken(readTarget(name, text));
}

/** @throws TypeError */
function taken<T>({ value, problem }: Reading<T>): T {
  if (value === undefined) throw new TypeError(problem);
  return value;
}

/** @throws TypeError */
function unitOf(indent: FormatOptions["indent"]): string | undefined {
  if (indent === undefined || indent === "tab") return indent && "\t";
  if (Number.isInteger(indent) && indent > 0 && indent <= 16) return " ".repeat(indent);
  throw new TypeError(`indent must be a number of spaces from 1 to 16 or "tab", not ${JSON.stringify(indent)}`);
}
