// Closes a tag as soon as its `>` or the `</` of its end is typed, as HTML does in VS Code.
import {
  type Disposable,
  type Position,
  type Selection,
  SnippetString,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { closeTagRequest } from "../../server/src/protocol.js";
import { isNetwork } from "./language.js";

/** The request leaves after the change it is about, so that the server knows it. */
const delay = 30;

export function closeTags(client: BaseLanguageClient): Disposable {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const listener = workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    clearTimeout(waiting);
    const [change, ...more] = contentChanges;
    // Neither undo and redo, nor many cursors, nor a replacement.
    if (change === undefined || more.length > 0 || reason !== undefined || change.rangeLength > 0) return;
    if (!isNetwork(document) || window.activeTextEditor?.document !== document || !client.isRunning()) return;
    if (!/[>/]$/.test(change.text) || change.text.includes("\n")) return;
    if (!workspace.getConfiguration("virnet", document.uri).get<boolean>("autoClosingTags", true)) return;
    const position = document.positionAt(change.rangeOffset + change.text.length);
    waiting = setTimeout(() => void close(client, document, position), delay);
  });
  return {
    dispose() {
      clearTimeout(waiting);
      listener.dispose();
    },
  };
}

async function close(client: BaseLanguageClient, document: TextDocument, position: Position): Promise<void> {
  const { version } = document;
  const params = client.code2ProtocolConverter.asTextDocumentPositionParams(document, position);
  const snippet = await client.sendRequest<string | null>(closeTagRequest, params).catch(() => null);
  const editor = window.activeTextEditor;
  if (snippet === null || editor?.document !== document || document.version !== version) return;
  const here = (selection: Selection) => selection.isEmpty && selection.active.isEqual(position);
  if (editor.selections.every(here)) await editor.insertSnippet(new SnippetString(snippet), position);
}
