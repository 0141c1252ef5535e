// A network that was pasted into a document without a file, with what stood around it: a prompt and a command, or a
// here-document of a script. VS Code takes such a text for anything but XML, so the user is asked.
import { type Disposable, languages, Range, type TextDocument, WorkspaceEdit, window, workspace } from "vscode";
import { networkWithin } from "./detect.js";
import { networkLanguage } from "./language.js";

/** Pause in typing after which a document is looked at, in milliseconds. */
const pause = 500;

export function offerForPasted(): Disposable {
  /** Documents the user was asked about. */
  const asked = new WeakSet<TextDocument>();
  const waiting = new Map<TextDocument, ReturnType<typeof setTimeout>>();

  const consider = async (document: TextDocument) => {
    waiting.delete(document);
    if (document.isClosed || asked.has(document)) return;
    const found = networkWithin(document.getText());
    if (found === undefined) return;
    asked.add(document);
    const keep = "Keep Only the Network";
    const answer = await window.showInformationMessage(
      "virnet: This looks like a libvirt network with other text around it.",
      keep,
    );
    if (answer === keep) await keepOnly(document);
  };
  const listeners = [
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const { isUntitled, languageId } = document;
      if (!isUntitled || languageId === networkLanguage || asked.has(document)) return;
      // A line or more at once is no typing.
      if (!waiting.has(document) && !contentChanges.some(({ text }) => text.includes("\n"))) return;
      clearTimeout(waiting.get(document));
      waiting.set(
        document,
        setTimeout(() => void consider(document), pause),
      );
    }),
    workspace.onDidCloseTextDocument((document) => {
      clearTimeout(waiting.get(document));
      waiting.delete(document);
    }),
  ];
  return {
    dispose() {
      for (const listener of listeners) listener.dispose();
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}

async function keepOnly(document: TextDocument): Promise<void> {
  const text = document.getText();
  const found = networkWithin(text);
  if (found === undefined) return;
  const edit = new WorkspaceEdit();
  const whole = new Range(document.positionAt(0), document.positionAt(text.length));
  edit.replace(document.uri, whole, `${text.slice(found.start, found.end)}\n`);
  await workspace.applyEdit(edit);
  await languages.setTextDocumentLanguage(document, networkLanguage);
}
