// Tries fixes before they are applied. The guarantee of a safe fix: its edits do not overlap, the text is as well-formed as
// before, the finding is gone, and there is no new error or warning, except those that safe fixes fix in turn. (keeps.ts
// makes sure that it removes nothing.)

import type { Finding, Fix } from "../findings.js";
import { notWellFormed } from "../rules/document/not-well-formed.js";
import { countLeading } from "../search.js";
import { composeEdits } from "../xml/compose.js";
import type { Edit } from "../xml/text-edits.js";
import { applyEdits, joined, overlap } from "../xml/text-edits.js";
import { type After, allGone, isAsWellFormed, isOfText, newFindings } from "./compare.js";
import type { LintResult } from "./result.js";

export interface Proposal {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** A text between fixes. */
export interface Step extends After {
  readonly text: string;
  /** The rules whose fixes were applied so far, once for each fix. */
  readonly rules: readonly string[];
}

export interface LeftOut extends Proposal {
  /** Rules that would find a new error or warning. */
  readonly brings: readonly string[];
  /** What is wrong with the fix itself, as a clause: a bug in virnet. */
  readonly fault?: string;
}

export interface Choice {
  /** The text after the fixes that hold the guarantee; `undefined` when none does. */
  readonly accepted: Step | undefined;
  readonly leftOut: readonly LeftOut[];
}

/** The first safe fix of a finding, in a list to be flattened. */
export function proposalOf(finding: Finding): readonly Proposal[] {
  const fix = finding.fixes.find(({ safe }) => safe);
  return fix ? [{ finding, fix }] : [];
}

/** Limits of the trials of one document, in characters read again or in number of trials. The rest is not tried. */
const mostRead = { characters: 2_000_000, times: 20 };
/** Maximum number of steps in which further fixes may fix what a fix has uncovered. */
const deepest = 10;

/** Trials of the fixes of a document of so many characters; `read` lints a text. */
export function createTrials(
  length: number,
  read: (text: string) => LintResult,
): {
  choose(before: Step, proposals: readonly Proposal[]): Choice;
  /** Whether the limit was reached, so that no more is tried. */
  areOver(): boolean;
} {
  let left = Math.max(mostRead.characters, mostRead.times * length);

  /** The text after all of the fixes, and those for what they uncover; or why they must not be applied. */
  function attempt(before: Step, batch: readonly Proposal[]): Step | Refusal {
    let after = apply(before, batch);
    if (!("text" in after)) return after;
    // Findings that were hidden because the text was not well-formed are not new.
    if (!before.result.isWellFormed && batch.every(({ finding }) => isOfText(finding))) return after;
    for (let depth = 0; ; depth += 1) {
      const fresh = newFindings(before.result, after, ["error", "warning"]);
      if (fresh.length === 0) return after;
      const answers = compatible(fresh.flatMap(proposalOf));
      const mayGoOn: boolean = answers.length > 0 && depth < deepest && left >= 0;
      const next: Step | Refusal | undefined = mayGoOn ? apply(after, answers) : undefined;
      if (next === undefined || !("text" in next)) return { brings: [...new Set(fresh.map(({ rule }) => rule))] };
      after = { ...next, edits: composeEdits(after.edits, next.edits), rules: [...after.rules, ...next.rules] };
    }
  }

  function apply(before: Step, batch: readonly Proposal[]): Step | Refusal {
    const edits = joined(batch.flatMap(({ fix }) => fix.edits));
    const text = applyEdits(before.text, edits);
    left -= text.length;
    if (text === before.text) return { fault: "it changes nothing", brings: [] };
    const after: Step = { text, edits, result: read(text), rules: batch.map(({ finding }) => finding.rule) };
    const findings = batch.map(({ finding }) => finding);
    const isAboutText = findings.every(isOfText);
    if (!isAsWellFormed(before.result, after, isAboutText ? findings : [])) {
      const fault = "the text would not be well-formed any more";
      return { brings: [notWellFormed.id], ...(before.result.isWellFormed && { fault }) };
    }
    if (isAboutText || allGone(before.result.findings, findings, after)) return after;
    const isSame = after.result.findings.some((one) => findings.some((old) => isAlike(one, old)));
    return { brings: [...new Set(after.rules)], ...(isSame && { fault: "the finding would stay" }) };
  }

  /** Finds the fixes that hold the guarantee, by halves; fixes that are not tried any more are in none of the lists. */
  function sift(before: Step, batch: readonly Proposal[], leftOut: LeftOut[]): readonly Proposal[] {
    if (left < 0) return [];
    const outcome = attempt(before, batch);
    if ("text" in outcome) return batch;
    const [only, ...others] = batch;
    if (only === undefined) return [];
    if (others.length === 0) {
      leftOut.push({ ...only, ...outcome });
      return [];
    }
    const middle = batch.length >> 1;
    return [...sift(before, batch.slice(0, middle), leftOut), ...sift(before, batch.slice(middle), leftOut)];
  }

  return {
    areOver: () => left < 0,
    choose(before, proposals) {
      const leftOut: LeftOut[] = [];
      const [tangled, sound] = [true, false].map((is) => proposals.filter(({ fix }) => overlap(fix.edits) === is));
      for (const proposal of tangled ?? []) leftOut.push({ ...proposal, brings: [], fault: "its edits overlap" });
      let batch: readonly Proposal[] = compatible(sound ?? []);
      let accepted: Step | undefined;
      while (batch.length > 0 && left >= 0) {
        const outcome = attempt(before, batch);
        if ("text" in outcome) {
          accepted = outcome;
          break;
        }
        if (batch.length === 1) {
          leftOut.push(...batch.map((proposal) => ({ ...proposal, ...outcome })));
          break;
        }
        const middle = batch.length >> 1;
        if (batch.every(({ finding }) => isOfText(finding))) {
          // Each is found only once those before it are fixed.
          batch = batch.slice(0, middle);
          continue;
        }
        const good = sift(before, batch.slice(0, middle), leftOut);
        const rest = sift(before, batch.slice(middle), leftOut);
        // Valid alone but not together: the others wait for the next round.
        batch = good.length + rest.length < batch.length ? [...good, ...rest] : good;
      }
      return { accepted, leftOut };
    },
  };
}

type Refusal = Pick<LeftOut, "brings" | "fault">;

function isAlike(one: Finding, other: Finding): boolean {
  return one.rule === other.rule && one.message === other.message;
}

/** The fixes that can be applied together: none changes what another one changes. */
function compatible(proposals: readonly Proposal[]): Proposal[] {
  /** Ordered by place. */
  const taken: Edit[] = [];
  return proposals.filter(({ fix: { edits } }) => {
    if (edits.some((edit) => clashes(taken, edit))) return false;
    for (const edit of edits) taken.splice(placeOf(taken, edit), 0, edit);
    return true;
  });
}

/** Two insertions at one place count as overlapping, because their order would be arbitrary. */
function clashes(taken: readonly Edit[], edit: Edit): boolean {
  const place = placeOf(taken, edit);
  const [before, after] = [taken[place - 1], taken[place]];
  return (before !== undefined && before.end >= edit.start) || (after !== undefined && after.start <= edit.end);
}

/** How many of the edits begin before this one. */
function placeOf(taken: readonly Edit[], { start }: Edit): number {
  return countLeading(taken, (one) => one.start < start);
}
