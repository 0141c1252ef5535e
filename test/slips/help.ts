// What virnet has to say to a slip: how many errors, and what the first fix of the first of them makes of it.
import type { Finding } from "../../server/src/findings.js";
import { lint } from "../../server/src/lint/lint.js";
import { vetted } from "../../server/src/lint/vetting.js";
import { allSeverities } from "../../server/src/severity.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { saidIn } from "./same.js";
import type { Slip } from "./slip.js";

export interface Help {
  /** The findings of the worst severity, in document order, with the fixes that are offered. */
  readonly worst: readonly Finding[];
  /** The document after the first fix of the first of them; `undefined` where none is offered. */
  readonly fixed: string | undefined;
  /** The rules that find something in the fixed document and found less before. */
  readonly brought: readonly string[];
  /** Whether the help is what it should be. */
  readonly isRight: boolean;
}

/** What is said of a slip, and whether it is what it should be. */
export function helpWith({ wrong, meant }: Pick<Slip, "wrong" | "meant">): Help {
  const options = { insist: true };
  const result = lint(wrong, options);
  const findings = vetted(result, result.findings, options);
  const severity = allSeverities.find((each) => findings.some((finding) => finding.severity === each));
  const worst = findings.filter((finding) => finding.severity === severity);
  const [first] = worst;
  const fix = first?.fixes[0];
  const fixed = fix && applyEdits(wrong, fix.edits);
  const brought = fixed === undefined ? [] : moreIn(lint(fixed, options).findings, result.findings);
  const isRight =
    typeof meant === "string"
      ? fixed !== undefined && saidIn(fixed) === saidIn(meant)
      : first !== undefined && leavesChoice(first) && meant.test(`${first.message}\n${first.consequence ?? ""}`);
  return { worst, fixed, brought, isRight };
}

/** Whether no fix is offered, or several of which none is evidently right. */
function leavesChoice({ fixes }: Finding): boolean {
  return fixes.length !== 1 && !fixes.some(({ safe }) => safe);
}

/** The rules of which there are more findings than before. */
function moreIn(after: readonly Finding[], before: readonly Finding[]): string[] {
  const countIn = (findings: readonly Finding[], rule: string) =>
    findings.filter((finding) => finding.rule === rule).length;
  const rules = new Set(after.map(({ rule }) => rule));
  return [...rules].filter((rule) => countIn(after, rule) > countIn(before, rule));
}
