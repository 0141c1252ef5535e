// Writes the example in README.md: a broken document, and what `virnet lint` prints about it. The rest is written by hand.
import { readFileSync } from "node:fs";
import { lint } from "../../server/src/lint/lint.js";
import { vetted } from "../../server/src/lint/vetting.js";
import { makeReport, reportFile } from "../../server/src/report/report.js";
import { formatText } from "../../server/src/report/text.js";
import { ruleUrl } from "../../server/src/rules/rules.js";
import { block } from "./markdown.js";

export const readmePath = "README.md";

/** A comment with a command line, and the block after it. */
const example = /^<!-- virnet lint (\S+) -->\n\n```xml.*?^```\n\n```text.*?^```$/gms;

/** The page with the example as it is now. */
export function readme(): string {
  return readFileSync(readmePath, "utf8").replace(example, (_, path: string) => {
    const text = readFileSync(path, "utf8");
    const command = `virnet lint ${path}`;
    return `<!-- ${command} -->\n\n${block("xml", text)}\n\n${block("text", `$ npx ${command}\n${printed(path, text)}`)}`;
  });
}

/** What the command line prints about the file. */
function printed(path: string, text: string): string {
  const options = { insist: true };
  const result = lint(text, options);
  const report = reportFile({ path, text, target: result.target }, vetted(result, result.findings, options), ruleUrl);
  return formatText(makeReport("", [report]), false);
}
