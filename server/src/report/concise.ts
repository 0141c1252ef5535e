// One line per finding, in the format that editors and problem matchers parse; nothing else.
import { errorsFirst } from "./order.js";
import type { Report } from "./report.js";
import { visibleLine } from "./visible.js";

/** `path:line:column: severity: message [rule]`, counted from 1. */
export function formatConcise(report: Report): string {
  return report.files
    .flatMap(({ path, findings }) =>
      errorsFirst(findings).map(({ range: { start }, severity, message, rule }) => {
        const place = `${path}:${start.line + 1}:${start.character + 1}`;
        return `${visibleLine(`${place}: ${severity}: ${message} [${rule}]`)}\n`;
      }),
    )
    .join("");
}
