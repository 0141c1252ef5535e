// Helps while a network is typed: makes the edits that typing/aids.ts requests, as soon as no key comes in between.
import {
  commands,
  type Disposable,
  Range,
  SnippetString,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
} from "vscode";
import { isNetwork } from "../language.js";
import { type Aids, createAids } from "./aids.js";
import type { Change, Edit } from "./marks.js";

/** Pause in typing after which the aids take effect, in milliseconds. */
const pause = 300;
/** Maximum number of tries of an edit that keys interrupt; after that something else is in the way. */
const mostTries = 200;

export function helpTyping(): Disposable {
  /** The URI of the document that is typed in. */
  let uri = "";
  let aids: Aids | undefined;
  let cursor = 0;
  /** Where the cursor will be after an own edit, during which the editor reports other places first. */
  let ahead: number | undefined;
  let doing: Edit | undefined;
  let tries = 0;
  let pausing: ReturnType<typeof setTimeout> | undefined;

  const listeners = [
    workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      // Saving is not a change.
      if (contentChanges.length === 0 || window.activeTextEditor?.document !== document || !isNetwork(document)) return;
      if (uri !== document.uri.toString() || aids === undefined) {
        uri = document.uri.toString();
        const { uri: scope, languageId } = document;
        aids = createAids(() => {
          const settings = workspace.getConfiguration("editor", { uri: scope, languageId });
          return {
            endTags: workspace.getConfiguration("virnet", scope).get<boolean>("autoClosingTags", true),
            quotes: settings.get("autoClosingQuotes") !== "never",
            indentation: /^(?:none|keep)$/.test(settings.get("autoIndent", "full")) ? undefined : stepOf(document),
          };
        });
      }
      const text = document.getText();
      const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
        offset: rangeOffset,
        length: rangeLength,
        text,
      }));
      const isOurs = changes.some((change) => doing && isFrom(doing, change));
      for (const change of changes) {
        const own = doing && isFrom(doing, change) ? doing : undefined;
        if (own) {
          doing = undefined;
          aids.changed(change, text, own);
          ahead = own.cursor === undefined ? undefined : own.start + own.cursor;
          cursor = ahead ?? cursor;
        } else if (isOurs) {
          // Whitespace that the editor removes by itself.
          aids.moved(change);
          ahead = undefined;
          if (change.offset < cursor) cursor += change.text.length - change.length;
        } else if (changes.length === 1 && reason === undefined) {
          aids.changed(change, text);
          ahead = undefined;
          cursor = change.offset + cursorIn(change.text);
        } else {
          aids.moved(change);
          aids.giveUp();
        }
      }
      tries = 0;
      clearTimeout(pausing);
      pausing = setTimeout(() => {
        pausing = undefined;
        void proceed();
      }, pause);
      void proceed();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor, selections: [selection, ...more] }) => {
      if (textEditor.document.uri.toString() !== uri || selection === undefined) return;
      if (more.length > 0 || !selection.isEmpty) aids?.giveUp();
      const offset = textEditor.document.offsetAt(selection.active);
      if (ahead !== undefined && offset !== ahead) return;
      ahead = undefined;
      cursor = offset;
      void proceed();
    }),
  ];

  let busy = false;
  async function proceed(): Promise<void> {
    if (busy) return;
    busy = true;
    try {
      for (;;) {
        const editor = window.activeTextEditor;
        if (editor?.document.uri.toString() !== uri) return;
        doing = aids?.next(editor.document.getText(), cursor, pausing === undefined);
        if (doing === undefined) return;
        const { suggest } = doing;
        tries += 1;
        if (tries > mostTries) aids?.giveUp();
        else if (!(await apply(editor, doing))) doing = undefined;
        // The edit had another result.
        else if (doing !== undefined) return aids?.giveUp();
        else if (suggest) await commands.executeCommand("editor.action.triggerSuggest", { auto: true });
      }
    } finally {
      busy = false;
    }
  }

  return {
    dispose() {
      clearTimeout(pausing);
      for (const listener of listeners) listener.dispose();
    },
  };
}

/** One level of indentation in the editor that shows the document. */
function stepOf(document: TextDocument): string {
  const editor = window.visibleTextEditors.find((each) => each.document === document);
  const { insertSpaces, indentSize, tabSize } = editor?.options ?? {};
  return insertSpaces === false ? "\t" : " ".repeat(Number(indentSize) || Number(tabSize) || 2);
}

/** Where the cursor is in what was just typed: between quotes, and in the first of two new lines. */
function cursorIn(typed: string): number {
  return /^(?:''|""|(\r?\n[\t ]*)\r?\n[\t ]*)$/.test(typed)
    ? (/^(?:'|"|\r?\n[\t ]*)/.exec(typed)?.[0].length ?? 0)
    : typed.length;
}

function isFrom(edit: Edit, { offset, length, text }: Change): boolean {
  return offset === edit.start && length === edit.end - edit.start && text === edit.text;
}

/** Makes an edit. Returns whether it was made: it is not when the document has changed meanwhile. */
async function apply(editor: TextEditor, { start, end, text, cursor }: Edit): Promise<boolean> {
  const range = new Range(editor.document.positionAt(start), editor.document.positionAt(end));
  const stops = { undoStopBefore: true, undoStopAfter: true };
  try {
    if (cursor === undefined) return await editor.edit((edit) => edit.replace(range, text), stops);
    const snippet = new SnippetString()
      .appendText(text.slice(0, cursor))
      .appendTabstop(0)
      .appendText(text.slice(cursor));
    return await editor.insertSnippet(snippet, range, { ...stops, keepWhitespace: true });
  } catch {
    return false;
  }
}
