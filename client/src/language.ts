// Gives XML documents that are libvirt networks our language, so that this extension looks after them, and only it. A
// user who says otherwise, by hand or in `files.associations`, is not overruled.
import {
  type Disposable,
  extensions,
  languages,
  Range,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
} from "vscode";
import type { TextDocumentFilter } from "vscode-languageclient";
import { looksLikeNetwork } from "./detect.js";

export const networkLanguage = "libvirt-network";

/** Pause in typing after which a document is looked at again, in milliseconds. */
const pause = 300;
/** How long before and after a change of the settings VS Code may judge languages anew because of it, in milliseconds. */
const upheaval = 1500;
/** So many lines of a document are looked at. */
const enoughLines = 2000;

/**
 * Where documents that are somebody's work come from: files, those not saved yet, and whatever provides the folders of
 * the workspace. Not the old versions, merges and live networks that are shown for comparison: what is wrong with them
 * is no problem of the workspace, and two versions of one network are no clash.
 */
function schemes(): ReadonlySet<string> {
  const folders = workspace.workspaceFolders ?? [];
  return new Set(["file", "untitled", "vscode-remote", "vscode-vfs", ...folders.map(({ uri }) => uri.scheme)]);
}

/** The documents the server is told of. */
export function documentSelector(): TextDocumentFilter[] {
  return [...schemes()].map((scheme) => ({ language: networkLanguage, scheme }));
}

/** Whether the document is in our hands. */
export function isNetwork(document: TextDocument | undefined): document is TextDocument {
  return document?.languageId === networkLanguage && schemes().has(document.uri.scheme);
}

/** The editor that commands are about: the active one, or the one beside a walkthrough or a report that is. */
export function networkEditor(): TextEditor | undefined {
  const { activeTextEditor: active, visibleTextEditors } = window;
  return active === undefined
    ? visibleTextEditors.find(({ document }) => isNetwork(document))
    : isNetwork(active.document)
      ? active
      : undefined;
}

/** For commands that are about a network where there is none. */
export async function askForNetwork(): Promise<void> {
  await window.showInformationMessage("virnet: This needs an editor with a libvirt network.");
}

/** Whether the settings say by the file's name that it is XML and nothing more. */
function isDeclaredXml(document: TextDocument): boolean {
  const associations = workspace
    .getConfiguration("files", document.uri)
    .get<Record<string, string>>("associations", {});
  return Object.entries(associations).some(([glob, language]) => {
    const pattern = glob.includes("/") ? glob : `**/${glob}`;
    return language === "xml" && languages.match({ pattern }, document) > 0;
  });
}

export function detectNetworks(): Disposable {
  /** Documents whose language the user has changed back, and when. */
  const left = new Map<string, number>();
  /** When VS Code last had a reason to give every document the language of its name again, whatever it was before. */
  let judgedAnew = 0;
  /** A change of language closes the document and opens it again at once. */
  let closing: string | undefined;
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const stopWaiting = (key: string) => {
    clearTimeout(waiting.get(key));
    waiting.delete(key);
  };
  // What is pasted into a document without a file is plain text until VS Code has guessed what else.
  const isXml = ({ languageId, isUntitled }: TextDocument) =>
    languageId === "xml" || (isUntitled && languageId === "plaintext");
  const mayBeOurs = (document: TextDocument) =>
    isXml(document) && schemes().has(document.uri.scheme) && !left.has(document.uri.toString());
  const consider = (document: TextDocument) => {
    stopWaiting(document.uri.toString());
    if (document.isClosed || !mayBeOurs(document)) return;
    if (!workspace.getConfiguration("virnet", document.uri).get<boolean>("detectNetworks", true)) return;
    if (!looksLikeNetwork(document.getText(new Range(0, 0, enoughLines, 0))) || isDeclaredXml(document)) return;
    // It may be closed by now.
    languages.setTextDocumentLanguage(document, networkLanguage).then(undefined, () => undefined);
  };
  const considerAll = () => workspace.textDocuments.forEach(consider);

  const allJudgedAnew = () => {
    judgedAnew = Date.now();
    for (const [key, time] of left) if (judgedAnew - time < upheaval) left.delete(key);
    considerAll();
  };

  considerAll();
  const listeners = [
    workspace.onDidCloseTextDocument(({ languageId, uri }) => {
      const key = uri.toString();
      stopWaiting(key);
      if (languageId !== networkLanguage) return;
      closing = key;
      setTimeout(() => {
        if (closing === key) closing = undefined;
      });
    }),
    workspace.onDidOpenTextDocument((document) => {
      const key = document.uri.toString();
      const byUser = closing === key && isXml(document) && Date.now() - judgedAnew > upheaval;
      if (byUser) left.set(key, Date.now());
      else consider(document);
    }),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (!mayBeOurs(document)) return;
      const key = document.uri.toString();
      stopWaiting(key);
      const timer = setTimeout(() => consider(document), pause);
      waiting.set(key, timer);
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("files.associations")) allJudgedAnew();
      else if (event.affectsConfiguration("virnet.detectNetworks")) considerAll();
    }),
    extensions.onDidChange(allJudgedAnew),
  ];
  return {
    dispose() {
      for (const listener of listeners) listener.dispose();
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}
