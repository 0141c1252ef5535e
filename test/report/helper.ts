// Creates findings from a text with `«»` around the span, and reports of them.

import type { Finding } from "../../server/src/findings.js";
import { type FileReport, makeReport, type Report, reportFile } from "../../server/src/report/report.js";
import { newest, newestVersion } from "../../server/src/vocabulary/versions.js";

const urlOf = (rule: string) => `https://example.org/rules/${rule}`;

/** A finding at the `«»` of the text; `«` alone marks an empty span. Further pairs are related places, in order. */
export function marked(text: string, message: string, more: Partial<Finding> & { labels?: string[] } = {}) {
  const spans: { start: number; end: number }[] = [];
  let plain = "";
  for (const part of text.split(/(?=[«»])/)) {
    if (part.startsWith("«")) spans.push({ start: plain.length, end: plain.length });
    const last = spans.at(-1);
    if (part.startsWith("»") && last) last.end = plain.length;
    plain += part.replace(/^[«»]/, "");
  }
  const [span, ...others] = spans;
  if (!span) throw new Error("no « in the text");
  const { labels = [], ...rest } = more;
  const finding: Finding = {
    rule: "some-rule",
    severity: "error",
    stage: "parse",
    message,
    span,
    related: others.map((other, i) => ({ span: other, message: labels[i] ?? "" })),
    fixes: [],
    tags: [],
    ...rest,
  };
  return { text: plain, finding };
}

export function reportOf(...files: FileReport[]): Report {
  return makeReport(newestVersion, files);
}

export function fileOf(path: string, ...marks: { text: string; finding: Finding }[]): FileReport {
  return reportFile(
    { path, text: marks[0]?.text ?? "", target: newest },
    marks.map((mark) => mark.finding),
    urlOf,
  );
}
