// Code actions: fixes of the findings under the cursor or selection, comments that suppress a finding, the page of its
// rule, and refactorings.
import type { CodeAction, CodeActionContext, CodeActionTriggerKind } from "vscode-languageserver";
import { byPlace, type Finding } from "../findings.js";
import { vetted } from "../lint/vetting.js";
import type { Range } from "../positions.js";
import { commands } from "../protocol.js";
import { ruleUrl } from "../rules/rules.js";
import { allSeverities, refusals } from "../severity.js";
import type { Span } from "../xml/tree.js";
import { type Analysis, unlessFailing } from "./analysis.js";
import type { Context } from "./context.js";
import { diagnosticOf, shownMessage } from "./diagnostics.js";
import { disabling } from "./disable-rule.js";
import { quickFixesOf, safeFixOf } from "./quick-fixes.js";
import { fixAll } from "./refactor/fix-all.js";
import { refactors } from "./refactor/refactor.js";
import { lintAfter, newErrors, type Offer, type Refactoring } from "./refactor/refactoring.js";
import { workspaceEdit } from "./workspace-edit.js";

const quickFix = "quickfix";

/** All kinds of code action, for the server to announce. */
export const codeActionKinds: readonly string[] = [...new Set([quickFix, ...refactors.map(({ kind }) => kind)])];

const automatic: CodeActionTriggerKind = 2;
/** In characters: small enough to be linted a few times on every cursor move. */
const largestOnCursorMove = 50_000;

/**
 * Returns the code actions for a range, most likely first: fixes of the worst findings, other fixes, refactorings, then a
 * comment and a page. No two have the same title or the same edit.
 */
export function codeActionsOf(
  analysis: Analysis,
  range: Range,
  context: CodeActionContext,
  surroundings: Context,
): CodeAction[] {
  const span = analysis.positions.spanOf(range);
  if (appliesEverything(analysis, span, context, surroundings)) return preferredFix(analysis, context, surroundings);
  const found = wants(context, quickFix) ? findingsAt(analysis, span, context) : [];
  const offered = isTooCostly(analysis, context) ? found : worthOffering(analysis, found);
  const actions = withoutDoubles([
    ...quickFixesOf(analysis, offered, surroundings.support),
    ...fixEverything(analysis, found, surroundings),
    ...refactorings(analysis, span, context, surroundings),
    ...ruleActions(analysis, found, surroundings),
  ]);
  return withDistinctTitles(actions);
}

/**
 * Whether the editor may apply everything it is offered: for a quick fix, Kate before 23.04 names one finding, asks
 * about the whole document and applies every edit of the answer.
 */
function appliesEverything(
  { document }: Analysis,
  { start, end }: Span,
  context: CodeActionContext,
  { support }: Context,
) {
  const { diagnostics, only, triggerKind } = context;
  const isAnyEditor = support.preferredActions || only !== undefined || triggerKind !== undefined;
  return !isAnyEditor && diagnostics?.length === 1 && start === 0 && end === document.text.length;
}

/** Returns the safe fix of the one finding that is named. */
function preferredFix(analysis: Analysis, context: CodeActionContext, surroundings: Context): CodeAction[] {
  const found = context.diagnostics.flatMap(({ code, message, range }) => {
    const { start, end } = analysis.positions.spanOf(range);
    return analysis.result.findings.filter(
      (finding) =>
        finding.rule === code &&
        shownMessage(finding) === message &&
        finding.span.start === start &&
        finding.span.end === end,
    );
  });
  const safe = found.flatMap((finding) => {
    const fix = safeFixOf(finding);
    return fix ? [{ ...finding, fixes: [fix] }] : [];
  });
  return quickFixesOf(analysis, safe.slice(0, 1), surroundings.support);
}

/**
 * Whether the editor asks for this kind. Kinds are hierarchical: `refactor` includes `refactor.rewrite.netmask`.
 * Without `only`, all kinds except `source`; of those, `source.fixAll` unless the editor asks on every cursor move.
 */
function wants({ only, triggerKind }: CodeActionContext, kind: string): boolean {
  if (only) return only.some((asked) => asked === "" || asked === kind || kind.startsWith(`${asked}.`));
  if (!kind.startsWith("source")) return true;
  return kind.startsWith("source.fixAll") && triggerKind !== automatic;
}

function findingsAt({ result }: Analysis, { start, end }: Span, context: CodeActionContext): Finding[] {
  const named = new Set(context.diagnostics?.map(({ code, message }) => `${code} ${message}`));
  return result.findings.filter(
    (finding) =>
      (finding.span.start <= end && start <= finding.span.end) || named.has(`${finding.rule} ${shownMessage(finding)}`),
  );
}

/** Leaves out what a quick fix, or an earlier action of its kind, does already, whatever its title. */
function withoutDoubles(actions: readonly CodeAction[]): CodeAction[] {
  const kindByEdit = new Map<string, string | undefined>();
  return actions.filter(({ edit, kind }) => {
    if (edit === undefined) return true;
    // Whether it is to be confirmed makes no difference.
    const key = JSON.stringify(edit.changes ?? edit.documentChanges, (name, value) =>
      name === "annotationId" ? undefined : value,
    );
    if (!kindByEdit.has(key)) kindByEdit.set(key, kind);
    else if (kindByEdit.get(key) === quickFix || kindByEdit.get(key) === kind) return false;
    return true;
  });
}

/** Appends line and column to titles that several actions share. */
function withDistinctTitles(actions: readonly CodeAction[]): CodeAction[] {
  const counts = new Map<string, number>();
  for (const { title } of actions) counts.set(title, (counts.get(title) ?? 0) + 1);
  return actions.map((action) => {
    const start = action.diagnostics?.[0]?.range.start;
    const isAlone = counts.get(action.title) === 1 || start === undefined;
    return isAlone ? action : { ...action, title: `${action.title} (${start.line + 1}:${start.character + 1})` };
  });
}

/** Whether the editor asks on every cursor move in a document too large to be linted each time. */
function isTooCostly({ document }: Analysis, { only, triggerKind }: CodeActionContext): boolean {
  return triggerKind === automatic && !only && document.text.length > largestOnCursorMove;
}

function worthOffering({ result }: Analysis, found: readonly Finding[]): readonly Finding[] {
  return vetted(result, found, { severities: result.severities });
}

/** Offers all safe fixes of the document at once, if there are several; `found` must include one. */
function fixEverything(analysis: Analysis, found: readonly Finding[], surroundings: Context): CodeAction[] {
  const isSafe = ({ fixes }: Finding) => fixes.some(({ safe }) => safe);
  if (!found.some(isSafe) || analysis.result.findings.filter(isSafe).length < 2) return [];
  const whole = { start: 0, end: 0 };
  const { support } = surroundings;
  return fixAll.offer(analysis, whole, surroundings).map((offer) => ({
    title: "Fix all safe problems",
    kind: quickFix,
    edit: workspaceEdit(analysis, offer, support),
  }));
}

/**
 * Offers a comment that disables the worst finding that libvirt accepts, and the page of its rule. There is neither for what
 * libvirt rejects: no comment makes libvirt accept it, and the code of the diagnostic links to the page.
 */
function ruleActions(analysis: Analysis, findings: readonly Finding[], { support }: Context): CodeAction[] {
  const [worst] = findings
    .filter(({ stage }) => !refusals.has(stage))
    .sort((a, b) => allSeverities.indexOf(a.severity) - allSeverities.indexOf(b.severity) || byPlace(a, b));
  if (worst === undefined) return [];
  const diagnostics = [diagnosticOf(analysis, worst)];
  const comments = disabling(analysis, worst);
  const disable: CodeAction[] = comments
    ? [
        {
          title: `Disable ${worst.rule} ${comments.here ? "here" : "in this file"}`,
          kind: quickFix,
          diagnostics,
          edit: workspaceEdit(analysis, { edits: [comments.here ?? comments.file] }, support),
        },
      ]
    : [];
  if (!support.showDocument) return disable;
  const title = `Open the page of ${worst.rule}`;
  const command = { title, command: commands.openRulePage, arguments: [ruleUrl(worst.rule)] };
  return [...disable, { title, kind: quickFix, diagnostics, command }];
}

function refactorings(analysis: Analysis, span: Span, context: CodeActionContext, surroundings: Context): CodeAction[] {
  const { isNetwork, isWellFormed } = analysis.result;
  if (isTooCostly(analysis, context)) return [];
  return refactors
    .filter(({ kind, halfTyped }) => wants(context, kind) && (halfTyped || (isNetwork && isWellFormed)))
    .flatMap((refactor) =>
      unlessFailing(analysis, `while offering ${refactor.kind}`, () =>
        refactor
          .offer(analysis, span, surroundings)
          .filter((offer) => isSound(analysis, refactor, offer))
          .map((offer) => ({
            title: offer.title,
            kind: refactor.kind,
            edit: workspaceEdit(analysis, offer, surroundings.support),
          })),
      ),
    );
}

/** Whether a refactoring adds no error. A fix may reveal one that was hidden. */
function isSound(analysis: Analysis, { kind, isHarmless }: Refactoring, { edits, after }: Offer): boolean {
  if (isHarmless || kind.startsWith("source.fixAll")) return true;
  return newErrors(analysis.result, after ?? lintAfter(analysis, edits)).length === 0;
}
