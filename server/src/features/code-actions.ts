// Code actions: fixes of the findings under the cursor or selection, comments that suppress a finding, the page of its
// rule, and refactorings.
import type {
  AnnotatedTextEdit,
  CodeAction,
  CodeActionContext,
  CodeActionTriggerKind,
  WorkspaceEdit,
} from "vscode-languageserver";
import type { Finding } from "../findings.js";
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
import { fixAll } from "./refactor/fix-all.js";
import { refactors } from "./refactor/refactor.js";
import { lintAfter, newErrors, type Offer, type Refactoring } from "./refactor/refactoring.js";
import { withNewFiles, workspaceEditOf } from "./workspace-edit.js";

const quickFix = "quickfix";

/** All kinds of code action, for the server to announce. */
export const codeActionKinds: readonly string[] = [quickFix, ...new Set(refactors.map(({ kind }) => kind))];

const automatic: CodeActionTriggerKind = 2;
/** In characters: small enough to be linted a few times on every cursor move. */
const largestOnCursorMove = 50_000;

/**
 * Returns the code actions for a range, most likely first: fixes (preferred ones before others), refactorings, then a
 * comment and a page. No two have the same title.
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
  const fixes = fixesOf(
    analysis,
    isTooCostly(analysis, context) ? found : worthOffering(analysis, found),
    surroundings,
  );
  const fixEdits = new Set(fixes.map(({ edit }) => JSON.stringify(edit)));
  const actions = [
    ...fixes.filter(({ isPreferred }) => isPreferred),
    ...fixes.filter(({ isPreferred }) => !isPreferred),
    ...fixEverything(analysis, found, surroundings),
    ...refactorings(analysis, span, context, surroundings).filter(({ edit }) => !fixEdits.has(JSON.stringify(edit))),
    ...ruleActions(analysis, found, surroundings),
  ];
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

/** Returns the preferred fix of the one finding that is named. */
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
  return fixesOf(analysis, found, surroundings)
    .filter(({ isPreferred }) => isPreferred)
    .slice(0, 1);
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

/** Returns every fix of the findings; a fix that several findings share is offered once, for all of them. */
function fixesOf(analysis: Analysis, findings: readonly Finding[], { support }: Context): CodeAction[] {
  const actions = new Map<string, CodeAction>();
  for (const finding of findings) {
    const safe = finding.fixes.filter((fix) => fix.safe);
    for (const fix of finding.fixes) {
      const key = JSON.stringify([fix.title, fix.edits]);
      const fixEdits = actions.get(key);
      actions.set(key, {
        title: fix.title,
        kind: quickFix,
        diagnostics: [...(fixEdits?.diagnostics ?? []), diagnosticOf(analysis, finding)],
        ...((fixEdits?.isPreferred || (safe.length === 1 && safe[0] === fix)) && { isPreferred: true }),
        edit: workspaceEdit(analysis, fix, support),
      });
    }
  }
  return [...actions.values()];
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
 * Offers the page of the worst finding's rule, and a comment that disables the worst finding that libvirt accepts: no
 * comment makes libvirt accept what it rejects.
 */
function ruleActions(analysis: Analysis, findings: readonly Finding[], { support }: Context): CodeAction[] {
  const byWeight = findings.toSorted(
    (a, b) => allSeverities.indexOf(a.severity) - allSeverities.indexOf(b.severity) || a.span.start - b.span.start,
  );
  const [worst] = byWeight;
  if (worst === undefined) return [];
  const actions: CodeAction[] = [];
  const accepted = byWeight.find(({ stage }) => !refusals.has(stage));
  const comments = accepted && disabling(analysis, accepted);
  if (accepted && comments) {
    actions.push({
      title: `Disable ${accepted.rule} ${comments.here ? "here" : "in this file"}`,
      kind: quickFix,
      diagnostics: [diagnosticOf(analysis, accepted)],
      edit: workspaceEdit(analysis, { edits: [comments.here ?? comments.file] }, support),
    });
  }
  if (support.showDocument) {
    const title = `Open the page of ${worst.rule}`;
    actions.push({
      title,
      kind: quickFix,
      diagnostics: [diagnosticOf(analysis, worst)],
      command: { title, command: commands.openRulePage, arguments: [ruleUrl(worst.rule)] },
    });
  }
  return actions;
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

/** Creates the edit; if the editor supports it, it asks for confirmation with the text of `confirm`. */
function workspaceEdit(
  analysis: Analysis,
  { edits, confirm, creates = [] }: Pick<Offer, "edits" | "confirm" | "creates">,
  support: Context["support"],
): WorkspaceEdit {
  const edit = workspaceEditOf(analysis, edits, support);
  if (creates.length > 0) return withNewFiles(edit, creates);
  if (confirm === undefined || !support.changeAnnotations || !edit.documentChanges) return edit;
  const annotationId = "confirm";
  const { document, positions } = analysis;
  const annotated: AnnotatedTextEdit[] = edits.map((each) => ({
    range: positions.rangeOf(each),
    newText: each.newText,
    annotationId,
  }));
  return {
    documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: annotated }],
    changeAnnotations: { [annotationId]: { label: confirm, needsConfirmation: true } },
  };
}
