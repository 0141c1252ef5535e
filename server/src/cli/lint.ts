// `virnet lint`: checks the documents, prints the report, returns the exit code.
import { resolve } from "node:path";
import type { Choices } from "../config/config.js";
import type { Finding } from "../findings.js";
import { type LintResult, lint, targetIn } from "../lint/lint.js";
import { chooseTarget } from "../lint/target.js";
import { vetted } from "../lint/vetting.js";
import { formats } from "../report/formats.js";
import { type FileReport, makeReport, reportFile, skippedFile } from "../report/report.js";
import { counted } from "../report/text.js";
import { visible } from "../report/visible.js";
import type { Failure } from "../rules/rule.js";
import { ruleUrl } from "../rules/rules.js";
import type { Severity } from "../severity.js";
import { formatVersion } from "../vocabulary/versions.js";
import { crossFindings } from "../workspace/cross.js";
import { withAcross } from "../workspace/workspace.js";
import { sizeExceeded } from "../xml/limits.js";
import type { Arguments } from "./args.js";
import { byteOrderMarkOf, readBytes } from "./bytes.js";
import { isBroken, runConfigs } from "./configs.js";
import { decode } from "./decode.js";
import { failureOf, internalFailure, plainFailure, printFailures, type RunFailure } from "./failures.js";
import { emptyFolderNotes, findInputs, type InputFile } from "./files.js";
import { fixFile } from "./fix.js";
import type { Io } from "./io.js";
import { printConfig } from "./print-config.js";
import { type LintSettings, lintSettingsOf } from "./settings.js";

interface Checked {
  /** As printed. */
  readonly path: string;
  readonly text: string;
  readonly result: LintResult;
  /** Findings about this document alone, without those across documents. */
  readonly findings: readonly Finding[];
  /** Whether it was found in a folder and is not a network document. */
  readonly skipped: boolean;
  /** How many fixes were written back. */
  readonly fixed: number;
  /** Internal errors because of which findings or fixes are missing. */
  readonly failures: readonly RunFailure[];
  /** Why other fixes were not written. */
  readonly notes: readonly string[];
  /** Why the fixes of the findings will not be applied. */
  readonly unfixable: "standard input" | "not UTF-8" | "left out" | undefined;
}

/** The exit code; tests replace `lint` by `find`. @throws UsageError */
export async function runLint(args: Arguments, io: Io, find: typeof lint = lint): Promise<number> {
  const settings = lintSettingsOf(args, io);
  const configs = await runConfigs(settings.config, io.cwd);
  if (settings.printConfig !== undefined) return printConfig(settings.printConfig, settings.target, configs, io);
  const paths = args.positionals.length > 0 ? args.positionals : ["."];
  const { files, folders, withIgnored, skipped, problems } = await findInputs(
    paths,
    io.cwd,
    settings.stdinName,
    configs.ignores,
  );
  const failures = problems.map(plainFailure);
  const checked: Checked[] = [];
  const emptyFolders = new Set(folders);
  for (const input of files) {
    try {
      const { file, ...config } = await configs.of(input.path ?? resolve(io.cwd, settings.stdinName));
      const result = isBroken(file) ? undefined : await check(input, settings, config, io, find);
      if (result !== undefined) checked.push(result);
      if (!result?.skipped) for (const folder of input.folders) emptyFolders.delete(folder);
    } catch (error) {
      failures.push(failureOf(`cannot read ${input.shown}`, `while checking ${input.shown}`, error));
    }
  }
  failures.push(...configs.problems(false).map(plainFailure));
  const across = crossFindings(checked);
  const findings = checked.map((each, index) => withAcross(each.findings, across[index]));
  checked.forEach(({ path, failures: own }, index) => {
    failures.push(...own, ...(across[index]?.failures ?? []).map((failure) => asRunFailure(failure, path)));
  });
  const reports = reportsOf(checked, findings, settings);
  io.stdout.write(
    formats[settings.format](makeReport(formatVersion(chooseTarget(settings, {}).version), reports), settings.colour),
  );
  const verdict = judge(findings.flat(), settings);
  const fixed = checked.reduce((sum, each) => sum + each.fixed, 0);
  const notes = [
    ...settings.notes,
    ...configs.problems(true),
    ...(settings.fix ? checked.flatMap(leftAlone) : []),
    ...checked.flatMap(({ notes }) => notes),
    ...(settings.fix ? [`applied ${fixed === 1 ? "1 fix" : `${fixed} fixes`}`] : []),
    ...skipped,
    ...emptyFolderNotes(emptyFolders, withIgnored),
    ...verdict.notes,
  ];
  for (const note of notes) io.stderr.write(`virnet: ${visible(note)}\n`);
  printFailures(failures, io);
  if (failures.length > 0) return 2;
  return verdict.failed ? 1 : 0;
}

function asRunFailure({ during, error }: Failure, path: string): RunFailure {
  return internalFailure(`${during} while checking ${path}`, error);
}

async function check(
  input: InputFile,
  { target, fix }: LintSettings,
  config: Choices,
  io: Io,
  find: typeof lint,
): Promise<Checked> {
  const bytes = await readBytes(input, io);
  const options = {
    insist: input.named,
    target,
    configTarget: config.target,
    severities: config.severities,
    path: input.path,
  };
  const decoded = decode(bytes, (read) => targetIn(read, options).version);
  const { problem } = decoded;
  let { text } = decoded;
  let result = find(text, options);
  let [fixed, notes]: [number, readonly string[]] = [0, []];
  const failures: RunFailure[] = [];
  const { path, shown } = input;
  const mark = byteOrderMarkOf(bytes, text);
  if (fix && path !== undefined && result.findings.length > 0 && mark !== undefined) {
    try {
      ({ text, result, applied: fixed, notes } = fixFile({ path, shown }, bytes, mark, text, options));
    } catch (error) {
      // The findings remain those of the unchanged file.
      failures.push(failureOf(`cannot write ${shown}`, `while fixing ${shown}`, error));
    }
  }
  failures.push(...result.failures.map((failure) => asRunFailure(failure, input.shown)));
  const skipped = !result.isNetwork && !input.named;
  // Bytes that cannot be decoded have to be fixed first, except in a text that is too large anyway.
  const findings =
    problem && !skipped && sizeExceeded(text) === undefined ? [problem] : vetted(result, result.findings, options);
  const unfixable =
    path === undefined ? "standard input" : mark === undefined ? "not UTF-8" : fix ? "left out" : undefined;
  return { path: shown, text, result, findings, skipped, fixed, notes, unfixable, failures };
}

/** A sentence about a file whose safe fixes were not applied. */
function leftAlone({ path, findings, unfixable }: Checked): string[] {
  const isFixable = findings.some(({ fixes }) => fixes.some(({ safe }) => safe));
  return unfixable === "not UTF-8" && isFixable
    ? [`${path} is not in UTF-8, so it was not fixed; save it as UTF-8 first`]
    : [];
}

function reportsOf(
  checked: readonly Checked[],
  findings: readonly (readonly Finding[])[],
  { quiet }: LintSettings,
): readonly FileReport[] {
  const textByPath = new Map(checked.map(({ path, text }) => [path, text]));
  return checked.map(({ path, text, result: { target }, skipped, unfixable }, index) => {
    if (skipped) return skippedFile(path, "not a network document");
    const printed = (findings[index] ?? []).filter(({ severity }) => !quiet || severity === "error");
    const report = reportFile({ path, text, target }, printed, ruleUrl, (other) => textByPath.get(other) ?? "");
    return unfixable === undefined ? report : { ...report, unfixable: true };
  });
}

/** Whether the run fails, and notes on why where the printed findings do not show it. */
function judge(
  found: readonly Finding[],
  { failOn, maxWarnings, quiet }: LintSettings,
): { failed: boolean; notes: string[] } {
  const countOf = (is: (severity: Severity) => boolean) =>
    found.reduce((sum, { severity, count = 1 }) => sum + (is(severity) ? count : 0), 0);
  const failing = countOf((severity) => failOn.has(severity));
  const hidden = quiet ? countOf((severity) => failOn.has(severity) && severity !== "error") : 0;
  const warnings = countOf((severity) => severity === "warning");
  const notes: string[] = [];
  if (hidden > 0) notes.push(`--fail-on counts ${counted(hidden, "finding")} that --quiet hides`);
  if (warnings > maxWarnings) notes.push(`${counted(warnings, "warning")}, more than --max-warnings ${maxWarnings}`);
  return { failed: failing > 0 || warnings > maxWarnings, notes };
}
