// The output for humans: each finding with its source line, related places, fixes and the rule's page; a summary.

import type { Position } from "../positions.js";
import { frame, gutterOf, type Mark } from "./frame.js";
import { errorsFirst } from "./order.js";
import { type Paint, painter } from "./paint.js";
import type { FileReport, Report } from "./report.js";
import type { ReportedFinding } from "./shape.js";
import { visible } from "./visible.js";

/** Empty when no file was checked. Only the first finding of a rule names the rule's page. */
export function formatText(report: Report, colour: boolean): string {
  const paint = painter(colour);
  const named = new Set<string>();
  const blocks = report.files.flatMap((file) =>
    errorsFirst(file.findings).map((finding) => {
      const rows = rowsOf(file, finding, !named.has(finding.rule), paint);
      named.add(finding.rule);
      return rows.join("\n");
    }),
  );
  const checked = report.files.filter((file) => file.skipped === undefined).length;
  if (checked === 0) return "";
  return `${[...blocks, summaryOf(report, checked, paint)].join("\n\n")}\n`;
}

function rowsOf(file: FileReport, finding: ReportedFinding, nameUrl: boolean, paint: Paint): string[] {
  const { severity, range, related } = finding;
  const here: Mark = { range, underline: "^", style: severity, label: "" };
  const inFile = related.filter((place) => place.path === file.path);
  const marks = [
    here,
    ...inFile.map((place): Mark => ({ ...place, underline: "-", style: "frame", label: place.message })),
  ];
  const gutter = " ".repeat(gutterOf(marks));
  const note = (kind: string, text: string) =>
    `${gutter} ${paint("frame", "=")} ${paint("strong", `${kind}:`)} ${visible(text)}`;
  return [
    `${paint(severity, `${severity}[${visible(finding.rule)}]`)}${paint("strong", `: ${visible(finding.message)}`)}`,
    `${gutter}${paint("frame", "-->")} ${placeOf(file.path, range.start)}`,
    ...frame(file.positions, marks, paint),
    ...(finding.consequence === undefined ? [] : [note("note", finding.consequence)]),
    ...related
      .filter((place) => place.path !== file.path)
      .map((place) => note("note", `${place.message} (${placeOf(place.path, place.range.start)})`)),
    ...finding.fixes.map(({ title, safe }) =>
      safe ? note("fix", title) : note("suggestion", `${title} (not applied by --fix)`),
    ),
    ...(nameUrl ? [note("see", finding.url)] : []),
  ];
}

function placeOf(path: string, { line, character }: Position): string {
  return `${visible(path)}:${line + 1}:${character + 1}`;
}

/** `2 errors, 1 warning in 3 files (1 fixable)`. */
function summaryOf(report: Report, checked: number, paint: Paint): string {
  const { errors, warnings, information, hints } = report.summary;
  const counts = [
    [errors, "error"],
    [warnings, "warning"],
    [information, "information"],
    [hints, "hint"],
  ] as const;
  const worst = counts.find(([count]) => count > 0);
  const files = counted(checked, "file");
  if (!worst) return `no problems in ${files}`;
  const problems = counts.filter(([count]) => count > 0).map(([count, word]) => counted(count, word));
  const written = report.files.filter((file) => !file.unfixable);
  const fixable = written.flatMap((file) => file.findings).filter(isSafelyFixable).length;
  const suffix = fixable === 0 ? "" : ` (${fixable} fixable with --fix)`;
  return `${paint(worst[1], problems.join(", "))} in ${files}${suffix}`;
}

function isSafelyFixable({ fixes }: ReportedFinding): boolean {
  return fixes.some((fix) => fix.safe);
}

/** `1 error`, `2 errors`; `information` has no plural. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 || word === "information" ? "" : "s"}`;
}
