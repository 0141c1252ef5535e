// Gives XML documents that are libvirt networks our language, so that this extension looks after them, and only it. A
// user who changes the language back is not overruled.
import { type Disposable, languages, type TextDocument, workspace } from "vscode";
import { looksLikeNetwork } from "./detect.js";

export const networkLanguage = "libvirt-network";

/** Pause in typing after which a document is looked at again, in milliseconds. */
const pause = 300;

export function detectNetworks(): Disposable {
  /** Documents whose language the user has changed back. */
  const left = new Set<string>();
  /** A change of language closes the document and opens it again at once. */
  let closing: string | undefined;
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const consider = (document: TextDocument) => {
    waiting.delete(document.uri.toString());
    if (document.languageId !== "xml" || document.isClosed || left.has(document.uri.toString())) return;
    if (!workspace.getConfiguration("virnet", document.uri).get<boolean>("detectNetworks", true)) return;
    if (looksLikeNetwork(document.getText())) void languages.setTextDocumentLanguage(document, networkLanguage);
  };

  for (const document of workspace.textDocuments) consider(document);
  const listeners = [
    workspace.onDidCloseTextDocument(({ languageId, uri }) => {
      const key = uri.toString();
      clearTimeout(waiting.get(key));
      waiting.delete(key);
      if (languageId !== networkLanguage) return;
      closing = key;
      setTimeout(() => {
        if (closing === key) closing = undefined;
      });
    }),
    workspace.onDidOpenTextDocument((document) => {
      const key = document.uri.toString();
      if (closing === key && document.languageId === "xml") left.add(key);
      else consider(document);
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document.languageId !== "xml") return;
      const key = document.uri.toString();
      clearTimeout(waiting.get(key));
      waiting.set(
        key,
        setTimeout(() => consider(document), pause),
      );
    }),
  ];
  return {
    dispose() {
      for (const listener of listeners) listener.dispose();
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}

/** Whether the document is in our hands. */
export function isNetwork(document: TextDocument | undefined): document is TextDocument {
  return document?.languageId === networkLanguage;
}
