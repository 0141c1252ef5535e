// Checks unsafe fixes before they are offered. One that would keep the finding, break the text or bring another finding is
// not offered. (A safe one restores what was meant, and what is found in that is the author's.)
import type { Finding, Fix } from "../findings.js";
import { applyEdits } from "../xml/text-edits.js";
import { allGone, findingsBroughtBy, isAsWellFormed, isOfText } from "./compare.js";
import { lint } from "./lint.js";
import type { LintOptions, LintResult } from "./result.js";

/**
 * In characters: how much is read again for the fixes of one document, enough for a few hundred of an ordinary one. The
 * remaining fixes are offered unchecked.
 */
const mostRead = 500_000;

/** The findings of a result of `lint` with the same options, with those of their fixes that are worth offering. */
export function vetted(result: LintResult, findings: readonly Finding[], options: LintOptions): readonly Finding[] {
  let left = mostRead;
  const { length } = result.document.text;
  return findings.map((finding) => {
    const fixes = finding.fixes.filter((fix) => {
      if (fix.safe || left < length) return true;
      left -= length;
      return isWorthALook(result, finding, fix, options);
    });
    return fixes.length < finding.fixes.length ? { ...finding, fixes } : finding;
  });
}

function isWorthALook(before: LintResult, finding: Finding, { edits }: Fix, options: LintOptions): boolean {
  const { text } = before.document;
  const changed = applyEdits(text, edits);
  if (changed === text) return false;
  const after = { edits, result: lint(changed, { ...options, insist: true, target: before.target }) };
  const isAboutText = isOfText(finding);
  if (!isAsWellFormed(before, after, isAboutText ? [finding] : [])) return false;
  if (isAboutText) return true;
  if (!allGone(before.findings, [finding], after)) return false;
  return findingsBroughtBy(finding, before, after).length === 0;
}
