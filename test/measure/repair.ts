// What the fixes of a rejected document lead to.
import type { Finding } from "../../server/src/findings.js";
import type { LintResult } from "../../server/src/lint/result.js";
import { vetted } from "../../server/src/lint/vetting.js";
import { refusals } from "../../server/src/severity.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import type { Read } from "./cases.js";

export interface Repair {
  readonly hasFix: boolean;
  /** The texts after one of the fixes of its errors, as far as no error is left. */
  readonly afterOne: readonly string[];
  /** The text after the first fix of the first error, and so on until there is no error; `undefined` when it does not get there. */
  readonly afterAll: string | undefined;
}

/** More fixes in turn than a document with two mistakes can need. */
const mostInTurn = 10;

/** Tries the fixes of the errors of a document, each alone and the first ones in turn; `undefined` when libvirt accepts it. */
export function repairOf(text: string, read: Read): Repair | undefined {
  const errors = errorsOf(read(text));
  if (errors.length === 0) return undefined;
  const fixes = errors.flatMap((error) => error.fixes);
  const single = [...new Set(fixes.map(({ edits }) => applyEdits(text, edits)))];
  return {
    hasFix: fixes.length > 0,
    afterOne: single.filter((after) => !read(after).findings.some(isRefusal)),
    afterAll: inTurn(text, read),
  };
}

function isRefusal({ stage }: Finding): boolean {
  return refusals.has(stage);
}

/** The errors with the fixes that are offered. */
function errorsOf(result: LintResult): readonly Finding[] {
  const { target, severities } = result;
  return vetted(result, result.findings.filter(isRefusal), { target, severities });
}

function inTurn(text: string, read: Read): string | undefined {
  let now = text;
  for (let turn = 0; turn < mostInTurn; turn += 1) {
    const [first] = errorsOf(read(now));
    if (first === undefined) return now;
    const [fix] = first.fixes;
    if (fix === undefined) return undefined;
    now = applyEdits(now, fix.edits);
  }
  return undefined;
}
