// The output for programs. Its shape is a contract: a breaking change increases `version`.
import type { Report } from "./report.js";
import type { JsonReport } from "./shape.js";
import { escapeUnseen } from "./visible.js";

export function formatJson(report: Report): string {
  return toJson(jsonReport(report));
}

export function jsonReport({ target, files, summary }: Report): JsonReport {
  return {
    version: 1,
    target,
    files: files.map(({ path, target: own, skipped, findings }) => ({
      path,
      ...(own !== undefined && { target: own }),
      ...(skipped !== undefined && { skipped }),
      findings,
    })),
    summary,
  };
}

/** Indented JSON with a line end; invisible characters are escaped, absent values left out. */
export function toJson(value: unknown): string {
  return `${escapeUnseen(JSON.stringify(value, null, 2))}\n`;
}
