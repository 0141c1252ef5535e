// The workspace folders, as they are added and removed.
import type { InitializeParams, WorkspaceFolder } from "vscode-languageserver";
import { keyOf } from "../config/uris.js";

export interface Folders {
  /** The URIs of the folders, each with a trailing slash. */
  all(): readonly string[];
  /** The innermost folder that contains a document. */
  around(uri: string): string | undefined;
  change(added: readonly WorkspaceFolder[], removed: readonly WorkspaceFolder[]): void;
}

export function createFolders({ workspaceFolders, rootUri }: InitializeParams): Folders {
  /** By key, because clients may spell a URI in different ways. */
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
