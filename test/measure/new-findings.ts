// What a fix brings besides: findings of any severity that the text before it did not have.
import type { Finding, Fix } from "../../server/src/findings.js";
import { findingsBroughtBy, isAsWellFormed, isOfText } from "../../server/src/lint/compare.js";
import type { LintResult } from "../../server/src/lint/result.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import type { Read } from "./cases.js";

/** A fix, and what it brings. */
export interface Offence {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly text: string;
  readonly after: string;
  readonly brought: readonly Finding[];
}

/**
 * The fixes that bring a finding, of all fixes of these findings. Not counted is what could not be found before: in a text
 * that was not well-formed, and in elements and attributes that were unknown.
 */
export function offencesOf(before: LintResult, findings: readonly Finding[], read: Read): Offence[] {
  const { text } = before.document;
  return findings.flatMap((finding) =>
    finding.fixes.flatMap((fix) => {
      const after = applyEdits(text, fix.edits);
      const brought = broughtBy(before, finding, fix, read(after));
      return brought.length === 0 ? [] : [{ finding, fix, text, after, brought }];
    }),
  );
}

function broughtBy(before: LintResult, finding: Finding, { edits }: Fix, result: LintResult): readonly Finding[] {
  const after = { edits, result };
  const isAboutText = isOfText(finding);
  if (!isAsWellFormed(before, after, isAboutText ? [finding] : [])) return result.findings.filter(isOfText);
  if (isAboutText || !before.isWellFormed) return [];
  return findingsBroughtBy(finding, before, after);
}
