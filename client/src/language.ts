// Gives XML documents that are libvirt networks the language of this extension, so that it handles them, and only it. The
// user's own choice, by hand or in `files.associations`, takes precedence.
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
/** How long before and after a change of settings VS Code may assign languages again because of it, in milliseconds. */
const upheaval = 1500;
/** Number of lines of a document that are looked at. */
const enoughLines = 2000;

/**
 * The schemes of documents that the user works on: files, unsaved documents, and those of the workspace folders. Not those
 * of old versions, merges and live networks that are shown for comparison: their findings are not problems of the
 * workspace, and two versions of one network do not clash.
 */
function schemes(): ReadonlySet<string> {
  const folders = workspace.workspaceFolders ?? [];
  return new Set(["file", "untitled", "vscode-remote", "vscode-vfs", ...folders.map(({ uri }) => uri.scheme)]);
}

/** The documents that are sent to the server. */
export function documentSelector(): TextDocumentFilter[] {
  return [...schemes()].map((scheme) => ({ language: networkLanguage, scheme }));
}

/** Whether the extension handles the document. */
export function isNetwork(document: TextDocument | undefined): document is TextDocument {
  return document?.languageId === networkLanguage && schemes().has(document.uri.scheme);
}

/** The editor that commands apply to: the active one, or another visible one while a walkthrough or report is active. */
export function networkEditor(): TextEditor | undefined {
  const { activeTextEditor: active, visibleTextEditors } = window;
  return active === undefined
    ? visibleTextEditors.find(({ document }) => isNetwork(document))
    : isNetwork(active.document)
      ? active
      : undefined;
}

/** Tells the user that a command needs a network. */
export async function askForNetwork(): Promise<void> {
  await window.showInformationMessage("virnet: Open a libvirt network first.");
}

/** Whether `files.associations` makes the file plain XML by its name. */
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
  /** Documents whose language the user has changed back to XML, and when. */
  const left = new Map<string, number>();
  /** When VS Code last had a reason to assign every document the language of its name again. */
  let judgedAnew = 0;
  /** A change of language closes the document and opens it again at once. */
  let closing: string | undefined;
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();

  const stopWaiting = (key: string) => {
    clearTimeout(waiting.get(key));
    waiting.delete(key);
  };
  // Text pasted into an unsaved document is plain text until VS Code has guessed its language.
  const isXml = ({ languageId, isUntitled }: TextDocument) =>
    languageId === "xml" || (isUntitled && languageId === "plaintext");
  const isCandidate = (document: TextDocument) =>
    isXml(document) && schemes().has(document.uri.scheme) && !left.has(document.uri.toString());
  const consider = (document: TextDocument) => {
    stopWaiting(document.uri.toString());
    if (document.isClosed || !isCandidate(document)) return;
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
      if (!isCandidate(document)) return;
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
