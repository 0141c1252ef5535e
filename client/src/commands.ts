// The commands of the palette. Edits of a document are made by the server; only what needs the editor is here.
import { commands, type Disposable, env, type TextEditor, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { commands as serverCommands } from "../../server/src/protocol.js";
import { bound, holds } from "../../server/src/vocabulary/versions.js";
import { associateName } from "./associate.js";
import { convertMode } from "./convert-mode.js";
import type { Extension } from "./extension.js";
import { askForNetwork, networkEditor } from "./language.js";
import { newNetwork } from "./new-network.js";
import { showRulePage } from "./rule-page.js";
import { saveNew } from "./save-new.js";
import type { Server } from "./server.js";
import { defineCommand } from "./shell.js";
import { showOutput } from "./show-output.js";
import { chooseTarget, targetOf } from "./target.js";

export function registerCommands(extension: Extension): Disposable[] {
  const { server } = extension;
  const execute = (command: string) => inNetwork(async (editor) => run(await server.start(), editor, command));
  const all = {
    newNetwork: () => newNetwork(server),
    chooseTarget: () => chooseTarget(extension),
    applySafeFixes: execute(serverCommands.fixAll),
    generateMac: execute(serverCommands.newMac),
    generateUuid: execute(serverCommands.newUuid),
    convertMode: inNetwork(async (editor) => {
      await server.start();
      await convertMode(editor.document);
    }),
    showRulePage: () => showRulePage(server),
    copyDefineCommand: inNetwork((editor) => copyDefineCommand(server, editor)),
    associateName,
    saveNew,
    restart: () => server.restart(),
    showOutput: () => showOutput(extension),
  } satisfies Record<string, () => Promise<unknown>>;
  return Object.entries(all).map(([name, run]) => commands.registerCommand(`virnet.${name}`, run));
}

/** Wraps a command that needs a network in an editor. */
function inNetwork(run: (editor: TextEditor) => Promise<unknown>): () => Promise<unknown> {
  return async () => {
    const editor = networkEditor();
    return editor === undefined ? askForNetwork() : run(editor);
  };
}

function run(client: BaseLanguageClient, { document, selection }: TextEditor, command: string): Promise<unknown> {
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const position = client.code2ProtocolConverter.asPosition(selection.active);
  return client.sendRequest("workspace/executeCommand", { command, arguments: [uri, position] });
}

async function copyDefineCommand(server: Server, { document }: TextEditor): Promise<unknown> {
  const { uri, isUntitled, isDirty } = document;
  if (isUntitled) {
    const save = "Save As...";
    const answer = await window.showInformationMessage("virnet: virsh needs a file, so save the network first.", save);
    return answer === save ? saveNew() : undefined;
  }
  if (uri.scheme !== "file")
    return window.showInformationMessage("virnet: virsh can only read files on disk, and this is not one.");
  const target = await targetOf(server, document);
  const connection = workspace.getConfiguration("virnet", uri).get<string>("libvirtUri", "");
  const validate = target === undefined || holds({ since: "7.7.0" }, bound(target.version));
  await env.clipboard.writeText(defineCommand(uri.fsPath, { connection, validate }));
  const message = isDirty
    ? "virnet: copied the command; it will not include unsaved changes"
    : "virnet: copied the command";
  return window.setStatusBarMessage(message, 5000);
}
