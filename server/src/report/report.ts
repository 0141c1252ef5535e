// The result of a lint run as every output format sees it: files, findings with lines and characters, counts.

import { createPositions, type Positions } from "../positions.js";
import type { Finding, Severity } from "../rules/rule.js";
import type { ReportedFinding, Summary } from "./shape.js";

export interface FileReport {
  /** As printed: relative to the working directory, with forward slashes. */
  readonly path: string;
  /** Why the file was not looked at. */
  readonly skipped?: string;
  /** Whether `--fix` cannot write it back: it is standard input, or not in UTF-8. */
  readonly unfixable?: boolean;
  /** In document order. */
  readonly findings: readonly ReportedFinding[];
  /** What the findings' ranges count in. */
  readonly positions: Positions;
}

export interface Report {
  /** libvirt version. */
  readonly target: string;
  readonly files: readonly FileReport[];
  readonly summary: Summary;
}

/**
 * Turns the findings of one text into a file's report; `urlOf` names the page of a rule, `textOf` the text of another
 * file that related places stand in.
 */
export function reportFile(
  path: string,
  text: string,
  findings: readonly Finding[],
  urlOf: (rule: string) => string,
  textOf: (path: string) => string = () => "",
): FileReport {
  const positions = createPositions(text);
  return {
    path,
    findings: findings.map(({ rule, severity, stage, message, span, related, fixes }) => ({
      rule,
      severity,
      stage,
      message,
      range: positions.rangeOf(span),
      related: related.map(({ document = path, message: note, span: place }) => ({
        path: document,
        message: note,
        range: (document === path ? positions : createPositions(textOf(document))).rangeOf(place),
      })),
      fixes: fixes.map(({ title, safe, edits }) => ({
        title,
        safe,
        edits: edits.map((edit) => ({ range: positions.rangeOf(edit), newText: edit.newText })),
      })),
      url: urlOf(rule),
    })),
    positions,
  };
}

/** A file that was found but is none of our business. */
export function skippedFile(path: string, reason: string): FileReport {
  return { path, skipped: reason, findings: [], positions: createPositions("") };
}

export function makeReport(target: string, files: readonly FileReport[]): Report {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const file of files) for (const finding of file.findings) counts[finding.severity]++;
  return {
    target,
    files,
    summary: {
      files: files.length,
      errors: counts.error,
      warnings: counts.warning,
      information: counts.information,
      hints: counts.hint,
    },
  };
}
