// Converts a network to another forward mode. The conversions are refactorings of the server; which there are depends on
// the network.
import { type CodeAction, commands, Range, type TextDocument, window, workspace } from "vscode";
import { forwardOffset } from "./text.js";

const kind = "refactor.rewrite.forwardMode";
/** More than there are modes. */
const most = 20;

export async function convertMode(document: TextDocument): Promise<unknown> {
  const offset = forwardOffset(document.getText());
  // Within the tag, which says that it is meant.
  const place = document.positionAt((offset ?? 0) + 1);
  const actions = await commands.executeCommand<CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    new Range(place, place),
    kind,
    most,
  );
  const items = actions
    .filter(({ edit }) => edit !== undefined)
    .map(({ title, edit }) => {
      const [, label = title, detail] = /^(.*?)(?: \((.*)\))?$/s.exec(title) ?? [];
      return { label, ...(detail && { detail }), edit };
    });
  if (items.length === 0) {
    return window.showInformationMessage(
      "virnet: There is no forward mode this network could be converted to as it is.",
    );
  }
  const picked = await window.showQuickPick(items, { title: "Convert the network to another forward mode" });
  // What takes something away says so, and is shown before it is done.
  return picked?.edit && workspace.applyEdit(picked.edit, { isRefactoring: true });
}
