// The findings in the examples of a rule: one document by itself, or two together for rules about a workspace.

import { type LintOptions, type LintResult, lint } from "../lint/lint.js";
import { readExample } from "../rules/example.js";
import type { Rule } from "../rules/rule.js";
import { bound } from "../vocabulary/versions.js";
import { crossFindings } from "./cross.js";
import { withAcross } from "./workspace.js";

/** The paths of a workspace rule's two examples. */
export const examplePath = "lab.xml";
export const besidePath = "other.xml";

/**
 * Lints an example of the rule, for a version in which the rule holds, with the document beside it where the rule has
 * one; `text` may also be an example that was changed.
 */
export function lintExample(rule: Pick<Rule, "beside" | "since" | "until">, text: string): LintResult {
  const target = rule.until === undefined ? undefined : bound(rule.until);
  const options: LintOptions = { insist: true, target };
  const result = lint(text, options);
  if (rule.beside === undefined) return result;
  const [across] = crossFindings([
    { path: examplePath, result },
    { path: besidePath, result: lint(readExample(rule.beside).text, options) },
  ]);
  return { ...result, findings: withAcross(result.findings, across) };
}
