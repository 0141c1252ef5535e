// The runner of rules: asks them about the parts of one document and makes findings of what they report.
import type { Directives } from "../directives/directives.js";
import { createSuppressions, type Suppressions } from "../directives/suppressions.js";
import type { Finding, FindingDraft } from "../findings.js";
import { consequence, sentence } from "../prose/wording.js";
import { internalError } from "../rules/document/internal-error.js";
import type { Rule, SubjectName, Subjects } from "../rules/rule.js";
import { renamedRules } from "../rules/rules.js";
import { allSeverities, refusals, type Severities, type Severity } from "../severity.js";
import type { Version } from "../vocabulary/versions.js";
import type { Span, XmlDocument, XmlElement } from "../xml/tree.js";
import type { Failures } from "./failures.js";
import { settled } from "./keeps.js";

interface RunnerParts {
  readonly document: XmlDocument;
  readonly directives: Directives;
  readonly severities: Severities;
  readonly failures: Failures;
  /** The version the document is checked for. */
  readonly target: Version;
  /** Whether a finding may be reported while the document is half typed; without it, all. */
  readonly admits?: ((rule: Rule, finding: Finding) => boolean) | undefined;
  /** Receives a finding to be shown. */
  add(finding: Finding): void;
}

/** Asks a rule about a subject. Returns false when the rule threw, which is noted as a failure. */
type Ask = <S extends SubjectName>(rule: Rule<S>, subject: Subjects[S]) => boolean;

/** One run of rules; what directives suppressed in it is remembered. */
export interface Runner extends Pick<Suppressions, "rulesSuppressedBy"> {
  /** Creates a function that runs rules with this view of the document. */
  withView(view: object): Ask;
  /** Makes a finding of each failure so far. */
  reportFailures(): void;
}

export function createRunner(parts: RunnerParts): Runner {
  const { document, directives, severities, failures, admits, add } = parts;
  const suppressions = createSuppressions(directives, renamedRules);
  /** The running rule; all share one context, because most report nothing. */
  let asked: Rule | undefined;
  const report = (draft: FindingDraft) => {
    if (asked === undefined) return;
    const finding = findingOf(asked, draft, parts);
    if (admits && !admits(asked, finding)) return;
    // Directives first: one that suppresses a rule which is off anyway is in use.
    if (!suppressions.suppress(finding) && severities.get(asked.id) !== "off") add(finding);
  };
  const withView = (view: object): Ask => {
    const context = { ...view, report } as never;
    return (rule, subject) => {
      asked = rule as Rule;
      try {
        rule.check(subject, context);
        return true;
      } catch (error) {
        // A rule that is off has no finding to lose.
        if (severities.get(rule.id) !== "off")
          failures.note(`in ${rule.id}`, error, placeOf(subject) ?? document.root?.nameSpan);
        return false;
      }
    };
  };
  return {
    withView,
    reportFailures() {
      const ask = withView({});
      for (const failure of failures.all) ask(internalError, failure);
    },
    rulesSuppressedBy: suppressions.rulesSuppressedBy,
  };
}

/** The name of the element that a rule looks at, if it is one. */
function placeOf(subject: object): Span | undefined {
  return (subject as { readonly element?: XmlElement }).element?.nameSpan;
}

/**
 * Makes a finding of a draft. What libvirt rejects is an error, anything else never is, unless the settings change the
 * severity of the rule. That severity is a maximum: a finding that is milder than its rule stays milder.
 */
function findingOf(rule: Rule, draft: FindingDraft, { document, severities, target }: RunnerParts): Finding {
  const stage = draft.stage ?? rule.stage;
  const stated = draft.consequence ?? (stage === "advice" ? undefined : sentence(consequence(stage, target)));
  const mild = draft.severity ?? (rule.severity === "error" ? "warning" : rule.severity);
  return {
    rule: rule.id,
    severity: severityOf(refusals.has(stage) ? "error" : mild, rule, severities.get(rule.id)),
    stage,
    message: draft.message,
    ...(stated !== undefined && { consequence: stated }),
    span: draft.span,
    related: draft.related ?? [],
    fixes: (draft.fixes ?? []).map((fix) => settled(document.text, fix)),
    tags: draft.tags ?? [],
    ...(draft.restores && { restores: true }),
  };
}

function severityOf(own: Severity, rule: Rule, given: Severity | "off" = "off"): Severity {
  if (given === "off") return own;
  return isMilder(own, rule.severity) && isMilder(own, given) ? own : given;
}

function isMilder(a: Severity, b: Severity): boolean {
  return allSeverities.indexOf(a) > allSeverities.indexOf(b);
}
