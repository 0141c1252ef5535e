// Makes VS Code open files with similar names as networks from now on, by its own setting `files.associations`.
import { ConfigurationTarget, languages, type TextDocument, window, workspace } from "vscode";
import { networkLanguage } from "./language.js";
import { namePatterns } from "./name-patterns.js";

export async function associateName(): Promise<unknown> {
  const document = (window.activeTextEditor ?? window.visibleTextEditors[0])?.document;
  const patterns = document === undefined || document.isUntitled ? [] : patternsOf(document);
  if (document === undefined || patterns.length === 0) {
    return window.showInformationMessage("virnet: Open a file whose name has an extension, such as net.xml, first.");
  }
  const picked = await window.showQuickPick(
    patterns.map(({ pattern, files }) => ({ label: pattern, description: files })),
    { title: "Always open as libvirt networks", placeHolder: "Adds the pattern to the setting files.associations" },
  );
  if (picked === undefined) return undefined;
  const files = workspace.getConfiguration("files", document.uri);
  const there = files.inspect<Record<string, string>>("associations");
  const inWorkspace = workspace.getWorkspaceFolder(document.uri) !== undefined;
  const associations = (inWorkspace ? there?.workspaceValue : there?.globalValue) ?? {};
  const where = inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await files.update("associations", { ...associations, [picked.label]: networkLanguage }, where);
  return languages.setTextDocumentLanguage(document, networkLanguage);
}

function patternsOf({ uri }: TextDocument): ReturnType<typeof namePatterns> {
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return namePatterns(uri.path);
  const top = folder.uri.path.split("/").findLast((part) => part !== "");
  return namePatterns(uri.path.slice(folder.uri.path.length), top);
}
