// `virnet lint --fix`: applies the safe fixes to a file, and reports those that were not applied.

import { applySafeFixes } from "../lint/fixes.js";
import type { LintOptions, LintResult } from "../lint/lint.js";
import type { LeftOut } from "../lint/trials.js";
import { createPositions } from "../positions.js";
import { alternatives } from "../prose/wording.js";
import { version } from "../version.js";
import { rewriteFile } from "./write.js";

interface FixedFile {
  readonly text: string;
  readonly result: LintResult;
  /** How many fixes were written. */
  readonly applied: number;
  /** Sentences for the user about fixes that were not applied. */
  readonly notes: readonly string[];
}

/** Fixes the file that holds `mark` and `text`, `bytes` in all. @throws WriteError when the file could not be written */
export function fixFile(
  file: { readonly path: string; readonly shown: string },
  bytes: Uint8Array,
  mark: string,
  text: string,
  options: LintOptions,
): FixedFile {
  const { text: fixed, result, applied, leftOut, isCutShort, quarrel } = applySafeFixes(text, options);
  if (applied > 0) rewriteFile(file, bytes, mark + fixed);
  const { positionAt } = createPositions(fixed);
  const notes = leftOut.map((left) => {
    const { line, character } = positionAt(left.finding.span.start);
    return `${file.shown}:${line + 1}:${character + 1}: did not apply "${left.fix.title}" (${left.finding.rule}): ${reasonOf(left)}`;
  });
  if (quarrel.length > 0) {
    const rules = alternatives(quarrel, "and");
    notes.push(`${file.shown}: the fixes of ${rules} undo each other, so some were not applied; ${plea}`);
  }
  if (isCutShort) {
    notes.push(
      applied > 0
        ? `${file.shown}: one run could not apply all fixes; run --fix again for the rest`
        : `${file.shown}: too large to fix in one run; fix some of the findings by hand first`,
    );
  }
  return { text: fixed, result, applied, notes };
}

const plea = `this is a bug in virnet ${version}, please report it`;

function reasonOf({ brings, fault }: LeftOut): string {
  return fault === undefined ? `it would cause ${alternatives(brings, "and")}` : `${fault}; ${plea}`;
}
