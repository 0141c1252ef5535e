// The library, `import { lint } from "virnet"`: a few functions from text to plain data, with nothing of Node. A promise
// to its users, so that nothing of what is behind it may show in its types.
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
  /** libvirt version to check for, such as `"11.3.0"`, whatever comments in the text say. */
  readonly target?: string;
  /** The version for a text whose comments name none; without it the newest that virnet knows. */
  readonly defaultTarget?: string;
  /** Another severity for rules, by their names, or `"off"`. */
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  /**
   * Whether a root element other than `<network>` is an error, as it is for libvirt. With `false` nothing is said of
   * such a text: for whoever has XML of many kinds. `true` without it.
   */
  readonly insist?: boolean;
}

/** What virnet has to say of one text. */
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
  /** How many fixes were applied; what `findings` still has is of the text after them. */
  readonly applied: number;
}

export interface FormatOptions {
  /** Blanks for one step of indentation, or `"tab"`; without it as the text has it. */
  readonly indent?: number | "tab";
  /** Whether elements also come in the order in which libvirt itself writes them; `false` without it. */
  readonly orderChildren?: boolean;
}

export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly stage: Stage;
  /** First and last libvirt version that behaves so; without them every version. */
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

/** The libvirt versions that documents can be checked for: these two and all in between. */
export const libvirt: { readonly oldest: string; readonly newest: string } = {
  oldest: oldestVersion,
  newest: newestVersion,
};

/** Everything virnet looks for, in the order of its documentation. */
export const rules: readonly RuleInfo[] = allRules.map(
  ({ id, title, severity, stage, since, until, why, bad: [bad = ""], good: [good = ""] }) => ({
    ...{ id, title, severity, stage, why: why.trim() },
    ...{ bad: readExample(bad).text, good: readExample(good).text, url: ruleUrl(id) },
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  }),
);

/**
 * Says what libvirt makes of a text: an error means that it refuses the document or can never start the network. Takes
 * any text and never throws because of it.
 *
 * @throws TypeError for a version that is none, a rule that does not exist, or a severity that is none
 */
export function lint(text: string, options: LintOptions = {}): Verdict {
  const asked = readOptions(options);
  return verdictOn(text, find(text, asked), asked);
}

/**
 * The same for documents that belong together: also finds what clashes between them, such as names, bridges and subnets.
 * The answer is that of `virnet lint --format json`. `path` is only a name for the answer, with forward slashes; where
 * two documents have the same folder they are taken for those of one host.
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
  const texts = new Map(documents.map(({ path, text }) => [path, text]));
  const files = found.map(({ path, result }, index) =>
    result.isNetwork || asked.insist
      ? reportFile(
          { path, text: documents[index]?.text ?? "", target: result.target },
          withAcross(vetted(result, result.findings, asked), across[index]),
          ruleUrl,
          (other) => String(texts.get(other)),
        )
      : skippedFile(path, "not a network document"),
  );
  return jsonReport(makeReport(formatVersion(chooseTarget(asked, {}).version), files));
}

/**
 * Applies all fixes that keep or restore what the author evidently meant.
 *
 * @throws TypeError as `lint` does
 */
export function fix(text: string, options: LintOptions = {}): Fixed {
  const asked = readOptions(options);
  const { text: fixed, applied, result } = applySafeFixes(text, asked);
  return { text: fixed, applied, ...verdictOn(fixed, result, asked) };
}

/**
 * The text laid out: each element on a line of its own, indented by its depth. Moves nothing but white space, and, if
 * asked, elements. A text that is no network or not well-formed comes back as it is.
 *
 * @throws TypeError for an indentation that is none
 */
export function format(text: string, { indent, orderChildren = false }: FormatOptions = {}): string {
  const unit = unitOf(indent);
  const { document, oversize, isNetwork } = readText(text);
  if (!isNetwork || oversize !== undefined) return text;
  const style = { unit, orderChildren, insertFinalNewline: true, trimFinalNewlines: true };
  return applyAt(text, layoutEdits(document, vocabularyOf(newest), style));
}

/** The text after edits that do not overlap, such as those of one fix. */
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
  // A document without a name has related places in itself only, and nothing to call it by.
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

/** One beyond those virnet knows counts as the nearest of them. @throws TypeError */
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
  throw new TypeError(`indent is ${JSON.stringify(indent)}, not a number of blanks from 1 to 16 or "tab"`);
}
