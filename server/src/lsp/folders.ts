// The folders that are open in the editor, as they come and go.
import type { InitializeParams, WorkspaceFolder } from "vscode-languageserver";
import { keyOf } from "../config/uris.js";

export interface Folders {
  /** Their URIs, each with a slash at its end. */
  all(): readonly string[];
  /** The innermost of them that a document lies in. */
  around(uri: string): string | undefined;
  change(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void;
}

export function createFolders({ workspaceFolders, rootUri }: InitializeParams): Folders {
  /** By key: editors may spell a URI differently from time to time. */
  const folders = new Map<string, string>();
  const add = (uri: unknown) => {
    if (typeof uri === "string") folders.set(keyOf(withSlash(uri)), withSlash(uri));
  };
  if (Array.isArray(workspaceFolders)) for (const folder of workspaceFolders) add(Object(folder).uri);
  else add(rootUri);
  return {
    all: () => [...folders.values()],
    around(uri) {
      const key = keyOf(uri);
      const [innermost] = [...folders].filter(([top]) => key.startsWith(top)).sort(([a], [b]) => b.length - a.length);
      return innermost?.[1];
    },
    change(added, removed) {
      for (const { uri } of removed) folders.delete(keyOf(withSlash(uri)));
      for (const { uri } of added) add(uri);
    },
  };
}

function withSlash(uri: string): string {
  return uri.replace(/(?<!\/)\/*$/, "/");
}
