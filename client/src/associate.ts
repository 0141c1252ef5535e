// Has VS Code open files with such a name as networks from now on, by its own setting `files.associations`.
import { ConfigurationTarget, languages, type TextDocument, window, workspace } from "vscode";
import { networkLanguage } from "./language.js";
import { namePatterns } from "./name-patterns.js";

export async function associateName(): Promise<unknown> {
  const document = (window.activeTextEditor ?? window.visibleTextEditors[0])?.document;
  const patterns = document === undefined || document.isUntitled ? [] : patternsOf(document);
  if (document === undefined || patterns.length === 0) {
    return window.showInformationMessage(
      "virnet: This needs an editor with a file whose name ends in a dot and letters, such as net.xml.",
    );
  }
  const picked = await window.showQuickPick(
    patterns.map(({ pattern, files }) => ({ label: pattern, description: files })),
    { title: "Always open as libvirt networks", placeHolder: "Is written to the setting files.associations" },
  );
  if (picked === undefined) return undefined;
  const files = workspace.getConfiguration("files", document.uri);
  const there = files.inspect<Record<string, string>>("associations");
  const inWorkspace = workspace.getWorkspaceFolder(document.uri) !== undefined;
  const known = (inWorkspace ? there?.workspaceValue : there?.globalValue) ?? {};
  const where = inWorkspace ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
  await files.update("associations", { ...known, [picked.label]: networkLanguage }, where);
  return languages.setTextDocumentLanguage(document, networkLanguage);
}

function patternsOf({ uri }: TextDocument): ReturnType<typeof namePatterns> {
  const folder = workspace.getWorkspaceFolder(uri);
  if (folder === undefined) return namePatterns(uri.path);
  const top = folder.uri.path.split("/").findLast((part) => part !== "");
  return namePatterns(uri.path.slice(folder.uri.path.length), top);
}
