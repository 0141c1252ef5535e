// Creates a network from a template of the server, whose subnet, bridge and addresses are unused in the workspace.
import { Range, SnippetString, type TextEditor, window, workspace } from "vscode";
import { type TemplateAnswer, templatesRequest } from "../../server/src/protocol.js";
import { isNetwork, networkLanguage } from "./language.js";
import type { Server } from "./server.js";

export async function newNetwork(server: Server): Promise<void> {
  const client = await server.start();
  const templates = await client.sendRequest<readonly TemplateAnswer[]>(templatesRequest);
  const items = templates.map(({ label, description, snippet }) => ({ label, detail: description, snippet }));
  const picked = await window.showQuickPick(items, {
    title: "New libvirt network",
    placeHolder: "Its name, bridge and subnet will be unused in the workspace",
    matchOnDetail: true,
  });
  if (picked === undefined) return;
  const editor = await emptyEditor();
  const { document } = editor;
  const whole = new Range(0, 0, document.lineCount, 0);
  await editor.insertSnippet(new SnippetString(picked.snippet), document.validateRange(whole));
}

/** The active editor if its document is an empty network, else the editor of a new document. */
async function emptyEditor(): Promise<TextEditor> {
  const active = window.activeTextEditor;
  if (active && isNetwork(active.document) && active.document.getText().trim() === "") return active;
  return window.showTextDocument(await workspace.openTextDocument({ language: networkLanguage }));
}
