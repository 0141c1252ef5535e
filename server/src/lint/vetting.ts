// Fixes that need a look before they are offered: those that are not safe. One that would leave the finding, break the
// text or bring an error nobody had to expect is not worth the look. (A safe one restores what was meant, and the errors
// it uncovers were the author's.)
import type { Finding, Fix } from "../findings.js";
import { applyEdits } from "../xml/text-edits.js";
import { allGone, isAsWellFormed, isOfText, newFindings, withoutRevealed } from "./compare.js";
import { type LintOptions, type LintResult, lint } from "./lint.js";

/**
 * In characters: so much is read again for the fixes of one document, a few hundred of an ordinary one. Those that are
 * left by then stay as they are.
 */
const mostRead = 500_000;

/** The findings with those of their fixes that are worth offering; of a result of `lint` with the same options. */
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
  return withoutRevealed(newFindings(before, after, ["error"]), before, after).length === 0;
}
