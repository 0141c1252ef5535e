// What a rule reports as a finding: its severity, and whether it is shown.

import { allSeverities, type Finding, type Report, refusals, type Severities, type Severity } from "../rules/rule.js";
import type { AnyRule } from "../rules/rules.js";
import type { Directives } from "./directives.js";
import { settled } from "./keeps.js";

/**
 * The finding a report makes: a refusal is an error, anything else never, unless someone gave the rule another severity.
 * That one is the most its findings may have: where the rule itself speaks more softly than elsewhere, it stays so.
 */
export function findingOf(rule: AnyRule, report: Report, text: string, severities: Severities): Finding {
  const stage = report.stage ?? rule.stage;
  const mild = report.severity ?? (rule.severity === "error" ? "warning" : rule.severity);
  return {
    rule: rule.id,
    severity: severityOf(refusals.has(stage) ? "error" : mild, rule, severities.get(rule.id)),
    stage,
    message: report.message,
    span: report.span,
    related: report.related ?? [],
    fixes: (report.fixes ?? []).map((fix) => settled(text, fix)),
    tags: report.tags ?? [],
  };
}

function severityOf(own: Severity, rule: AnyRule, given: Severity | "off" = "off"): Severity {
  if (given === "off") return own;
  return isMilder(own, rule.severity) && isMilder(own, given) ? own : given;
}

function isMilder(a: Severity, b: Severity): boolean {
  return allSeverities.indexOf(a) > allSeverities.indexOf(b);
}

/** Comments are asked first: one that holds back a rule which is off anyway is not without use. */
export function mayShow(finding: Finding, directives: Directives, severities: Severities): boolean {
  return !directives.holdsBack(finding) && severities.get(finding.rule) !== "off";
}

/** The order of findings in a document. */
export function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
