// Shared by tests of code actions: the actions at a mark in a document, and the result of applying one.
import assert from "node:assert/strict";
import type { CodeAction, CodeActionTriggerKind, TextDocumentEdit, TextEdit } from "vscode-languageserver";
import type { Analysis } from "../../server/src/features/analysis.js";
import { codeActionsOf } from "../../server/src/features/code-actions.js";
import type { Context } from "../../server/src/features/context.js";
import { analysisOf, contextOf, edited } from "./analysis.js";
import { selection } from "./markers.js";

export interface Asking {
  readonly target?: string;
  /** A rule that is off. */
  readonly off?: string;
  /** Kinds asked for. */
  readonly only?: string[];
  readonly triggerKind?: CodeActionTriggerKind;
  readonly surroundings?: Context;
}

/** A document with the cursor `|` or the selection `«»`, the title of an action, and what it makes of the document. */
export type ActionRow = readonly [marked: string, title: string, expected: string, asking?: Asking];

export interface Asked {
  readonly analysis: Analysis;
  readonly actions: readonly CodeAction[];
}

/** The actions at the mark. */
export function actionsAt(marked: string, { target, off, surroundings, ...asking }: Asking = {}): Asked {
  const { text, span } = selection(marked);
  const analysis = analysisOf(text, { ...(target !== undefined && { target }), ...(off !== undefined && { off }) });
  const context = { diagnostics: [], ...asking };
  const actions = codeActionsOf(analysis, analysis.positions.rangeOf(span), context, surroundings ?? contextOf());
  return { analysis, actions };
}

export function titlesAt(marked: string, asking?: Asking): string[] {
  return actionsAt(marked, asking).actions.map(({ title }) => title);
}

/** The document after an action with edits. */
export function applied(analysis: Analysis, action: CodeAction): string {
  const [change] = (action.edit?.documentChanges ?? []) as TextDocumentEdit[];
  const edits = change?.edits ?? action.edit?.changes?.[analysis.document.uri];
  assert.ok(edits, `${action.title} has no edits`);
  return edited(analysis, edits as TextEdit[]);
}

function circumstances({ target, off }: Asking = {}): string {
  const told = [target, off && `${off} is off`].filter((part) => part !== undefined);
  return told.length > 0 ? ` (${told.join(", ")})` : "";
}

/** One test per row. */
export function actionTable(rows: readonly ActionRow[]): void {
  for (const [marked, title, expected, asking] of rows) {
    it(`${title}: ${marked}${circumstances(asking)}`, () => {
      const { analysis, actions } = actionsAt(marked, asking);
      const named = actions.filter((action) => action.title === title);
      assert.equal(named.length, 1, `among ${JSON.stringify(actions.map((action) => action.title))}`);
      for (const action of named) assert.equal(applied(analysis, action), expected);
    });
  }
}

/** One test per row: no action at the mark has a title like that. */
export function silenceTable(pattern: RegExp, rows: readonly (readonly [marked: string, asking?: Asking])[]): void {
  for (const [marked, asking] of rows) {
    it(`silent: ${marked}${circumstances(asking)}`, () => {
      assert.deepEqual(
        titlesAt(marked, asking).filter((title) => pattern.test(title)),
        [],
      );
    });
  }
}
