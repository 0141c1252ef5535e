// The result of a lint run as every output format sees it: files, findings with lines and characters, counts.

import type { Finding } from "../findings.js";
import { createPositions, type Positions } from "../positions.js";
import type { Severity } from "../severity.js";
import { formatVersion, type Version } from "../vocabulary/versions.js";
import type { ReportedFinding, Summary } from "./shape.js";

export interface FileReport {
  /** As printed: relative to the working directory, with forward slashes. */
  readonly path: string;
  /** The libvirt version it was checked for; absent for a skipped file. */
  readonly target?: string;
  /** Why the file was skipped. */
  readonly skipped?: string;
  /** Whether `--fix` cannot write it back: it is standard input, or not in UTF-8. */
  readonly unfixable?: boolean;
  /** In document order. */
  readonly findings: readonly ReportedFinding[];
  /** Lines and characters of the text. */
  readonly positions: Positions;
}

export interface Report {
  /** The libvirt version all documents were checked for; where they differ, that for documents that do not name one. */
  readonly target: string;
  readonly files: readonly FileReport[];
  readonly summary: Summary;
}

interface Reported {
  readonly path: string;
  readonly text: string;
  readonly target?: Version;
}

/**
 * Turns the findings of one text into a file's report; `urlOf` returns the URL of a rule's page, `textOf` the text of
 * another file that has related places.
 */
export function reportFile(
  { path, text, target }: Reported,
  findings: readonly Finding[],
  urlOf: (rule: string) => string,
  textOf: (path: string) => string = () => "",
): FileReport {
  const positions = createPositions(text);
  const positionsByPath = new Map([[path, positions]]);
  const positionsIn = (other: string) => {
    const found = positionsByPath.get(other) ?? createPositions(textOf(other));
    positionsByPath.set(other, found);
    return found;
  };
  return {
    path,
    ...(target && { target: formatVersion(target) }),
    findings: findings.map(({ rule, severity, stage, message, consequence, span, related, fixes, count }) => ({
      rule,
      severity,
      stage,
      message,
      ...(consequence !== undefined && { consequence }),
      range: positions.rangeOf(span),
      related: related.map(({ document = path, message: note, span: place }) => ({
        path: document,
        message: note,
        range: positionsIn(document).rangeOf(place),
      })),
      fixes: fixes.map(({ title, safe, edits }) => ({
        title,
        safe,
        edits: edits.map((edit) => ({ range: positions.rangeOf(edit), newText: edit.newText })),
      })),
      url: urlOf(rule),
      ...(count !== undefined && { count }),
    })),
    positions,
  };
}

/** A file that was found in a folder but is not checked. */
export function skippedFile(path: string, reason: string): FileReport {
  return { path, skipped: reason, findings: [], positions: createPositions("") };
}

/** `target` is the version for documents that do not name one. */
export function makeReport(target: string, files: readonly FileReport[]): Report {
  const [only = target, ...others] = new Set(files.flatMap((file) => file.target ?? []));
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const file of files) for (const finding of file.findings) counts[finding.severity] += finding.count ?? 1;
  return {
    target: others.length === 0 ? only : target,
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
