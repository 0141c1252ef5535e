// The runner of rules: asks them about the parts of one document and makes findings of what they report.
import type { Suppressions } from "../directives/suppressions.js";
import type { Finding, FindingDraft } from "../findings.js";
import type { Rule, SubjectName, Subjects } from "../rules/rule.js";
import { allSeverities, refusals, type Severities, type Severity } from "../severity.js";
import type { Span, XmlDocument, XmlElement } from "../xml/tree.js";
import type { Failures } from "./failures.js";
import { settled } from "./keeps.js";

interface RunnerParts {
  readonly document: XmlDocument;
  readonly severities: Severities;
  readonly suppressions: Suppressions;
  readonly failures: Failures;
  /** Whether the rule may say that of the document as it is; without it, all. */
  readonly admits?: ((rule: Rule, finding: Finding) => boolean) | undefined;
  /** Takes a finding that is to be shown. */
  add(finding: Finding): void;
}

/** Asks a rule about a subject. Returns false when the rule threw, which is noted as a failure. */
type Ask = <S extends SubjectName>(rule: Rule<S>, subject: Subjects[S]) => boolean;

export interface Runner {
  /** What asks rules that see this of the document. */
  withView(view: object): Ask;
}

export function createRunner(parts: RunnerParts): Runner {
  const { document, severities, suppressions, failures, admits, add } = parts;
  /** The rule that is being asked; all share one context, since most have nothing to report. */
  let asked: Rule | undefined;
  const report = (draft: FindingDraft) => {
    if (asked === undefined) return;
    const finding = findingOf(asked, draft, document.text, severities);
    if (admits && !admits(asked, finding)) return;
    // Directives first: one that suppresses a rule which is off anyway is in use.
    if (!suppressions.suppress(finding) && severities.get(asked.id) !== "off") add(finding);
  };
  return {
    withView(view) {
      const context = { ...view, report } as never;
      return (rule, subject) => {
        asked = rule as Rule;
        try {
          rule.check(subject, context);
          return true;
        } catch (error) {
          // Whoever turned the rule off misses nothing.
          if (severities.get(rule.id) !== "off")
            failures.note(`in ${rule.id}`, error, placeOf(subject) ?? document.root?.nameSpan ?? start);
          return false;
        }
      };
    },
  };
}

const start: Span = { start: 0, end: 0 };

/** The name of the element that a rule is asked about, if it is one. */
function placeOf(subject: object): Span | undefined {
  return (subject as { readonly element?: XmlElement }).element?.nameSpan;
}

/**
 * The finding a draft makes: a refusal is an error, anything else never, unless someone gave the rule another severity.
 * That one is the most its findings may have: where the rule itself is milder than elsewhere, it stays so.
 */
function findingOf(rule: Rule, draft: FindingDraft, text: string, severities: Severities): Finding {
  const stage = draft.stage ?? rule.stage;
  const mild = draft.severity ?? (rule.severity === "error" ? "warning" : rule.severity);
  return {
    rule: rule.id,
    severity: severityOf(refusals.has(stage) ? "error" : mild, rule, severities.get(rule.id)),
    stage,
    message: draft.message,
    span: draft.span,
    related: draft.related ?? [],
    fixes: (draft.fixes ?? []).map((fix) => settled(text, fix)),
    tags: draft.tags ?? [],
  };
}

function severityOf(own: Severity, rule: Rule, given: Severity | "off" = "off"): Severity {
  if (given === "off") return own;
  return isMilder(own, rule.severity) && isMilder(own, given) ? own : given;
}

function isMilder(a: Severity, b: Severity): boolean {
  return allSeverities.indexOf(a) > allSeverities.indexOf(b);
}
