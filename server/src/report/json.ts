// The output for programs. Its shape is a promise: a change that breaks a reader raises `version`.
import type { Report } from "./report.js";
import { escapeUnseen } from "./visible.js";

export function formatJson(report: Report): string {
  return toJson({
    version: 1,
    target: report.target,
    files: report.files.map(({ path, skipped, findings }) => ({ path, skipped, findings })),
    summary: report.summary,
  });
}

/** Indented JSON with a line end; characters that cannot be seen are escaped, absent values left out. */
export function toJson(value: unknown): string {
  return `${escapeUnseen(JSON.stringify(value, null, 2))}\n`;
}
