// The commands of the palette. What changes a document the server does; here is only what needs the editor.
import {
  type CodeAction,
  commands,
  type Disposable,
  env,
  languages,
  type QuickPickItem,
  Range,
  SnippetString,
  type TextEditor,
  Uri,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type RuleAnswer,
  rulesRequest,
  commands as serverCommands,
  type TemplateAnswer,
  templatesRequest,
} from "../../server/src/protocol.js";
import type { Extension } from "./extension.js";
import { isNetwork, networkLanguage } from "./language.js";
import { chooseTarget } from "./target.js";

export function registerCommands(extension: Extension): Disposable[] {
  const inNetwork = (run: (editor: TextEditor, client: BaseLanguageClient) => Promise<unknown>) => async () => {
    const editor = window.activeTextEditor;
    if (editor !== undefined && isNetwork(editor.document)) return run(editor, await extension.client());
    return window.showInformationMessage("virnet: this needs an editor with a libvirt network.");
  };
  const all: Record<string, () => Promise<unknown>> = {
    newNetwork: () => newNetwork(extension),
    chooseTarget: () => chooseTarget(extension.installedVersion),
    fixAll: inNetwork((editor, client) => execute(client, editor, serverCommands.fixAll)),
    generateMac: inNetwork((editor, client) => execute(client, editor, serverCommands.newMac)),
    generateUuid: inNetwork((editor, client) => execute(client, editor, serverCommands.newUuid)),
    convertMode: inNetwork(convertMode),
    showRulePage: () => showRulePage(extension),
    copyDefineCommand: inNetwork(copyDefineCommand),
    restart: () => restart(extension),
    showOutput: async () => (await extension.client()).outputChannel.show(),
  };
  return Object.entries(all).map(([name, run]) => commands.registerCommand(`virnet.${name}`, run));
}

async function restart(extension: Extension): Promise<void> {
  const client = await extension.client();
  if (client.needsStop()) await client.stop();
  await client.start();
}

function execute(client: BaseLanguageClient, { document, selection }: TextEditor, command: string): Promise<unknown> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const position = client.code2ProtocolConverter.asPosition(selection.active);
  return client.sendRequest("workspace/executeCommand", { command, arguments: [uri, position] });
}

/** A new document from a template; its subnet and bridge are free among the networks of the workspace. */
async function newNetwork(extension: Extension): Promise<void> {
  const client = await extension.client();
  const templates = await client.sendRequest<readonly TemplateAnswer[]>(templatesRequest);
  const items = templates.map(({ label, description, snippet }) => ({ label, detail: description, snippet }));
  const picked = await window.showQuickPick(items, {
    title: "New libvirt network",
    placeHolder: "Subnets and bridges are chosen such that no network of the workspace has them",
    matchOnDetail: true,
  });
  if (picked === undefined) return;
  const document = await workspace.openTextDocument({ language: networkLanguage });
  const editor = await window.showTextDocument(document);
  await editor.insertSnippet(new SnippetString(picked.snippet));
}

/** The conversions are refactors of the server; which there are depends on the network. */
async function convertMode(editor: TextEditor): Promise<unknown> {
  const { document } = editor;
  const actions = await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new Range(0, 0, document.lineCount, 0),
    "refactor.rewrite.mode",
  );
  const items = actions.map((action) => ({ label: action.title, action }));
  if (items.length === 0) return window.showInformationMessage("virnet: this network cannot be converted.");
  const picked = await window.showQuickPick(items, { title: "Convert the network to another forward mode" });
  return picked?.action.edit && workspace.applyEdit(picked.action.edit);
}

interface RuleItem extends QuickPickItem {
  readonly url: string;
}

/** The page of a rule: those that speak at the cursor first, then all. */
async function showRulePage(extension: Extension): Promise<void> {
  const client = await extension.client();
  const rules = await client.sendRequest<readonly RuleAnswer[]>(rulesRequest);
  const here = rulesAtCursor();
  const items: RuleItem[] = rules
    .map(({ id, title, url }) => ({ label: id, description: title, url }))
    .sort((a, b) => Number(here.has(b.label)) - Number(here.has(a.label)));
  const picked = await window.showQuickPick(items, { title: "Page of a rule", matchOnDescription: true });
  if (picked !== undefined) await env.openExternal(Uri.parse(picked.url));
}

function rulesAtCursor(): ReadonlySet<string> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return new Set();
  const found = languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === "virnet" && range.intersection(editor.selection) !== undefined);
  return new Set(found.map(({ code }) => String(typeof code === "object" ? code.value : code)));
}

async function copyDefineCommand({ document }: TextEditor): Promise<unknown> {
  if (document.isUntitled) return window.showInformationMessage("virnet: save the network first; virsh reads a file.");
  await env.clipboard.writeText(`virsh net-define --validate ${quotedForShell(document.uri.fsPath)}`);
  return window.setStatusBarMessage("virnet: copied the command", 3000);
}

/** Safe in any POSIX shell. */
function quotedForShell(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
