// One mistake, one finding: what is found only because of a mistake waits while the mistake has a repair, a fix that
// restores what was meant. Whether it is only because of that is tried: it is gone once all repairs are made.

import type { Finding } from "../findings.js";
import { consequence, sentence } from "../prose/wording.js";
import { countLeading } from "../search.js";
import type { Stage } from "../severity.js";
import { applyEdits, type Edit, joined, overlap } from "../xml/text-edits.js";
import { findingsLeft } from "./compare.js";
import type { LintResult } from "./result.js";

/** In the order in which libvirt asks; the first that rejects is what the user sees. */
const stages: readonly Stage[] = ["parse", "define", "schema", "start"];

/**
 * Returns the findings of a result without those that its repairs answer. A repair whose mistake has libvirt reject the
 * network in an earlier stage than its own finding says takes over that stage. `lint` reads a text with the same options.
 */
export function withoutAnswered(result: LintResult, lint: (text: string) => LintResult): readonly Finding[] {
  const { findings, document, target } = result;
  const repaired = findings.filter(({ restores }) => restores);
  if (repaired.length === 0 || repaired.length === findings.length) return findings;
  const edits = compatible(repaired);
  if (edits.length === 0) return findings;
  const after = { edits, result: lint(applyEdits(document.text, edits)) };
  if (after.result.isWellFormed !== result.isWellFormed || after.result.failures.length > 0) return findings;
  const left = findingsLeft(findings, after);
  const answered = findings.filter((finding) => !finding.restores && finding.count === undefined && !left.has(finding));
  if (answered.length === 0) return findings;
  const stageOf = new Map<Finding, Stage>();
  for (const { stage, span } of answered) {
    const cause = nearest(repaired, span.start);
    const known = stageOf.get(cause) ?? cause.stage;
    if (stages.includes(stage) && stages.indexOf(stage) < stages.indexOf(known)) stageOf.set(cause, stage);
  }
  const gone = new Set(answered);
  return findings.flatMap((finding) => {
    const stage = stageOf.get(finding);
    if (stage === undefined) return gone.has(finding) ? [] : [finding];
    return [{ ...finding, stage, consequence: sentence(consequence(stage, target)) }];
  });
}

/** The edits of the first fixes, without those of a fix that overlap an earlier one's. */
function compatible(findings: readonly Finding[]): Edit[] {
  /** In order. */
  const taken: Edit[] = [];
  const seen = new Set<readonly Edit[]>();
  for (const { fixes } of findings) {
    const edits = fixes[0]?.edits ?? [];
    if (seen.has(edits) || overlap(edits) || edits.some((edit) => clashes(taken, edit))) continue;
    seen.add(edits);
    for (const edit of edits) taken.splice(placeOf(taken, edit), 0, edit);
  }
  return joined(taken);
}

function clashes(taken: readonly Edit[], edit: Edit): boolean {
  const place = placeOf(taken, edit);
  const [before, after] = [taken[place - 1], taken[place]];
  return (before !== undefined && before.end > edit.start) || (after !== undefined && after.start < edit.end);
}

/** How many of the edits come before this one: they begin before it, or insert at its place. */
function placeOf(taken: readonly Edit[], { start }: Edit): number {
  return countLeading(taken, (one) => one.start < start || (one.start === start && one.end === start));
}

/** Of findings in document order, the one whose place is nearest. */
function nearest(findings: readonly Finding[], offset: number): Finding {
  const count = countLeading(findings, ({ span }) => span.start < offset);
  const [before, after] = [findings[count - 1], findings[count]];
  const distance = (finding: Finding | undefined) =>
    finding ? Math.abs(finding.span.start - offset) : Number.POSITIVE_INFINITY;
  return (distance(before) < distance(after) ? before : after) as Finding;
}
