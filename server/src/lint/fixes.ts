// Applies safe fixes: for `--fix` and for an editor's fix-all. The text is checked again after each round, and a fix that
// does not hold the guarantee of trials.ts is left out.
import type { Finding } from "../findings.js";
import { composeEdits } from "../xml/compose.js";
import type { Edit } from "../xml/text-edits.js";
import { isOfText } from "./compare.js";
import { lint } from "./lint.js";
import { listed } from "./listing.js";
import { mistakesAfter } from "./mistakes.js";
import type { LintOptions, LintResult } from "./result.js";
import { createTrials, type LeftOut, type Proposal, proposalOf, type Step } from "./trials.js";

interface Fixed {
  readonly text: string;
  /** The edits from the original text to the fixed one, in order. */
  readonly edits: readonly Edit[];
  /** How many fixes were applied. */
  readonly applied: number;
  /** The findings of the fixed text. */
  readonly result: LintResult;
  /** The safe fixes of the fixed text's findings that were not applied, and why. */
  readonly leftOut: readonly LeftOut[];
  /** Whether there may be more to fix, because the limit for one text was reached. */
  readonly isCutShort: boolean;
  /** Rules whose fixes undo each other, so that there is no end; normally empty. */
  readonly quarrel: readonly string[];
}

/** What would be found after a mistake in the XML once that is fixed, each with a safe fix. */
type FurtherMistakes = (result: LintResult, first: Finding) => readonly Finding[];

/** Rounds at most. Fixes build on each other: the content of a renamed element is checked only then. */
const mostRounds = 100;

/** Applies every safe fix to the text, round by round, until none is left. */
export function applySafeFixes(text: string, options: LintOptions = {}): Fixed {
  const fixed = fixedAs(text, (changed) => lint(changed, { ...options, listsAll: true }));
  return { ...fixed, result: { ...fixed.result, findings: listed(fixed.result.findings) } };
}

/** Applies safe fixes with other functions to lint a text and to foresee its mistakes. */
export function fixedAs(
  text: string,
  read: (text: string) => LintResult,
  furtherMistakes: FurtherMistakes = mistakesAfter,
): Fixed {
  const trials = createTrials(text.length, read);
  let step: Step = { text, edits: [], result: read(text), rules: [] };
  let applied = 0;
  const stop = (leftOut: readonly LeftOut[], isCutShort: boolean, quarrel: readonly string[] = []): Fixed => {
    const { edits, result } = step;
    return { text: step.text, edits, applied, result, leftOut, isCutShort, quarrel: [...new Set(quarrel)] };
  };
  const rounds: (readonly string[])[] = [];
  const roundsByText = new Map([[text, 0]]);
  while (rounds.length < mostRounds) {
    const { accepted, leftOut } = trials.choose(step, safeFixes(step.result, furtherMistakes));
    if (accepted === undefined) return stop(leftOut, trials.areOver());
    rounds.push(accepted.rules);
    applied += accepted.rules.length;
    step = { ...accepted, edits: composeEdits(step.edits, accepted.edits) };
    const earlier = roundsByText.get(step.text);
    if (earlier !== undefined) return stop([], false, rounds.slice(earlier).flat());
    roundsByText.set(step.text, rounds.length);
  }
  return stop([], true);
}

/** The first safe fix of each finding. While a text is not well-formed, only the fixes for that. */
function safeFixes(result: LintResult, furtherMistakes: FurtherMistakes): readonly Proposal[] {
  const proposals = result.findings.flatMap(proposalOf);
  const ofText = result.isWellFormed ? undefined : proposals.find(({ finding }) => isOfText(finding));
  return ofText ? [ofText, ...furtherMistakes(result, ofText.finding).flatMap(proposalOf)] : proposals;
}
