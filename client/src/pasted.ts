// A network pasted into an unsaved document together with other text: a prompt and a command, or a here-document of a
// script. VS Code does not recognize such a text as XML, so the user is asked.
import { type Disposable, languages, Range, type TextDocument, WorkspaceEdit, window, workspace } from "vscode";
import { networkWithin } from "./detect.js";
import { networkLanguage } from "./language.js";

/** Pause in typing after which a document is looked at, in milliseconds. */
const pause = 500;

export function offerForPasted(): Disposable {
  /** Documents the user was asked about; after a change of language there is a new document with the same URI. */
  const askedUris = new Set<string>();
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const mayBeOne = ({ isUntitled, languageId, uri }: TextDocument) =>
    isUntitled && languageId !== networkLanguage && !askedUris.has(uri.toString());

  const consider = async (document: TextDocument) => {
    const key = document.uri.toString();
    waiting.delete(key);
    if (document.isClosed || !mayBeOne(document) || networkWithin(document.getText()) === undefined) return;
    askedUris.add(key);
    const keep = "Keep Only the Network";
    const answer = await window.showInformationMessage(
      "virnet: This looks like a libvirt network with other text around it.",
      keep,
    );
    if (answer === keep) await keepOnly(document);
  };
  const considerSoon = (document: TextDocument) => {
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    waiting.set(
      key,
      setTimeout(() => void consider(document), pause),
    );
  };
  const listeners = [
    workspace.onDidOpenTextDocument((document) => {
      if (mayBeOne(document)) considerSoon(document);
    }),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (!mayBeOne(document)) return;
      // A change of several lines is pasted, not typed.
      const isPaste = contentChanges.some(({ text }) => text.includes("\n"));
      if (isPaste || waiting.has(document.uri.toString())) considerSoon(document);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      const key = uri.toString();
      clearTimeout(waiting.get(key));
      waiting.delete(key);
      // Another document may have the name next.
      setTimeout(() => {
        if (!workspace.textDocuments.some((document) => document.uri.toString() === key)) askedUris.delete(key);
      });
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
