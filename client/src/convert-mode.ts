// Converts a network to another forward mode. The conversions are refactorings of the server; which are offered depends on
// the network.
import { type CodeAction, commands, Range, type TextDocument, window, workspace } from "vscode";
import { forwardOffset } from "./text.js";

const kind = "refactor.rewrite.forwardMode";
/** Maximum number of actions to resolve; there are fewer modes. */
const most = 20;

export async function convertMode(document: TextDocument): Promise<unknown> {
  const offset = forwardOffset(document.getText());
  // Inside the tag, where the server offers the conversions.
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
    return window.showInformationMessage("virnet: This network cannot be converted to another forward mode.");
  }
  const picked = await window.showQuickPick(items, { title: "Convert the network to another forward mode" });
  // A conversion that removes something says so, and is shown for review.
  return picked?.edit && workspace.applyEdit(picked.edit, { isRefactoring: true });
}
