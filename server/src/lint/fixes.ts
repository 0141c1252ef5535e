// Applies safe fixes: for `--fix` and for an editor's fix-all.
import type { Fix, TextEdit } from "../rules/rule.js";
import { composeEdits } from "../xml/compose.js";
import { type LintOptions, type LintResult, lint } from "./lint.js";

interface Fixed {
  readonly text: string;
  /** The same as edits of the text it was, in its order. */
  readonly edits: readonly TextEdit[];
  /** How many fixes were applied. */
  readonly applied: number;
  /** The findings of the fixed text. */
  readonly result: LintResult;
}

/** Fixes build on each other: what is inside a renamed element comes to light only then. But not for ever. */
const mostRounds = 10;

/** Applies every safe fix to the text, round by round, until none is left. */
export function applySafeFixes(text: string, options: LintOptions = {}): Fixed {
  let fixed: Fixed = { text, edits: [], applied: 0, result: lint(text, options) };
  for (let round = 0; round < mostRounds; round++) {
    const fixes = compatible(fixed.result.findings.flatMap((finding) => finding.fixes.find((fix) => fix.safe) ?? []));
    if (fixes.length === 0) break;
    const round = fixes.flatMap((fix) => fix.edits);
    const next = applyEdits(fixed.text, round);
    if (next === fixed.text) break;
    fixed = {
      text: next,
      edits: composeEdits(fixed.edits, round),
      applied: fixed.applied + fixes.length,
      result: lint(next, options),
    };
  }
  return fixed;
}

/** The fixes that can be applied together: none touches what another one changes. */
function compatible(fixes: readonly Fix[]): Fix[] {
  /** Ordered by place. */
  const taken: TextEdit[] = [];
  return fixes.filter(({ edits }) => {
    if (edits.some((edit) => clashes(taken, edit))) return false;
    for (const edit of edits) taken.splice(placeOf(taken, edit), 0, edit);
    return true;
  });
}

/** Two insertions at one place count as overlapping: their order would be anybody's guess. */
function clashes(taken: readonly TextEdit[], edit: TextEdit): boolean {
  const place = placeOf(taken, edit);
  const [before, after] = [taken[place - 1], taken[place]];
  return (before !== undefined && before.end >= edit.start) || (after !== undefined && after.start <= edit.end);
}

/** How many of the edits begin before this one. */
function placeOf(taken: readonly TextEdit[], { start }: TextEdit): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.start ?? start) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}
