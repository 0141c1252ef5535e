// The output formats by their names on the command line. The door of report/.
import { formatConcise } from "./concise.js";
import { formatJson } from "./json.js";
import type { Report } from "./report.js";
import { formatText } from "./text.js";

export const formats = {
  text: formatText,
  concise: formatConcise,
  json: formatJson,
} as const satisfies Record<string, (report: Report, colour: boolean) => string>;

export type FormatName = keyof typeof formats;
