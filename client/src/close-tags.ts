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
import type { Server } from "./server.js";

/** The request leaves after the change it is about, so that the server knows it. */
const delay = 30;

export function closeTags(server: Server): Disposable {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const listener = workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
    const { client } = server;
    if (client === undefined || window.activeTextEditor?.document !== document || !isNetwork(document)) return;
    const [change, ...more] = contentChanges;
    // Saving is no change.
    if (change === undefined) return;
    clearTimeout(waiting);
    // Neither undo and redo, nor many cursors, nor a replacement.
    if (more.length > 0 || reason !== undefined || change.rangeLength > 0) return;
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
  const text = await client.sendRequest<string | null>(closeTagRequest, params).catch(() => null);
  const editor = window.activeTextEditor;
  if (text === null || editor?.document !== document || document.version !== version) return;
  const here = (selection: Selection) => selection.isEmpty && selection.active.isEqual(position);
  if (!editor.selections.every(here)) return;
  // Behind a start tag the cursor stays in front of the end tag.
  const snippet = text.startsWith("</") ? new SnippetString().appendTabstop(0) : new SnippetString();
  await editor.insertSnippet(snippet.appendText(text), position);
}
