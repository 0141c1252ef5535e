// Saves a new network as NAME.network.xml, a name by which the extension recognizes it. VS Code itself would suggest the
// first line of the text, `<network>`.
import { commands, type TextEditor, Uri, window, workspace } from "vscode";
import { askForNetwork, networkEditor } from "./language.js";
import { fileNameFor } from "./text.js";

/** Asks where to save the network of the active editor; saves one that already has a file. */
export async function saveNew(): Promise<void> {
  const editor = networkEditor();
  if (editor === undefined) return askForNetwork();
  const { document } = editor;
  if (!document.isUntitled) return void (await document.save());
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = fileNameFor(document.getText());
  const target = await window.showSaveDialog({
    title: "Save Network As",
    filters: { "libvirt network": ["xml"] },
    ...(folder && { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (target !== undefined) await moveTo(target, editor);
}

/** Writes the text, and replaces the unsaved document by the file. */
async function moveTo(target: Uri, { document, selection, viewColumn }: TextEditor): Promise<void> {
  const text = document.getText();
  await workspace.fs.writeFile(target, await workspace.encode(text, { uri: target }));
  await window.showTextDocument(document, { ...(viewColumn && { viewColumn }) });
  // What was typed meanwhile stays.
  if (document.getText() === text) await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await window.showTextDocument(target, { selection, ...(viewColumn && { viewColumn }) });
}
