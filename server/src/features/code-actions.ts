// Fixes as quick fixes: for the findings under the cursor or selection, and those the editor names itself.
import type { CodeAction, CodeActionContext, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Range } from "../positions.js";
import type { Finding, Fix } from "../rules/rule.js";
import type { Analysis } from "./analysis.js";
import { diagnosticOf } from "./diagnostics.js";

const kind = "quickfix";

export interface CodeActionOptions {
  /** Whether the editor takes edits tied to a version of the document. */
  readonly documentChanges: boolean;
}

export function codeActionsOf(
  analysis: Analysis,
  range: Range,
  context: CodeActionContext,
  options: CodeActionOptions,
): CodeAction[] {
  if (!wanted(context.only)) return [];
  const { start, end } = analysis.positions.spanOf(range);
  const named = new Set(context.diagnostics?.map(({ code, message }) => `${code} ${message}`));
  return analysis.result.findings
    .filter(({ span, rule, message }) => (span.start <= end && start <= span.end) || named.has(`${rule} ${message}`))
    .flatMap((finding) => finding.fixes.map((fix) => actionOf(analysis, finding, fix, options)));
}

/** Kinds are hierarchical: whoever asks for `quickfix` or for everything wants these. */
function wanted(only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((asked) => asked === "" || asked === kind);
}

function actionOf(analysis: Analysis, finding: Finding, fix: Fix, options: CodeActionOptions): CodeAction {
  const safe = finding.fixes.filter((candidate) => candidate.safe);
  return {
    title: fix.title,
    kind,
    diagnostics: [diagnosticOf(analysis, finding)],
    ...(safe.length === 1 && safe[0] === fix && { isPreferred: true }),
    edit: workspaceEdit(analysis, fix, options),
  };
}

function workspaceEdit({ document, positions }: Analysis, fix: Fix, options: CodeActionOptions): WorkspaceEdit {
  const edits: TextEdit[] = fix.edits.map((edit) => ({ range: positions.rangeOf(edit), newText: edit.newText }));
  if (!options.documentChanges) return { changes: { [document.uri]: edits } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] };
}
