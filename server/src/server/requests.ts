// What the server asks of the editor beside its answers: to tell of changed files and folders, and to ask for things again.
import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  type InitializeParams,
  InlayHintRefreshRequest,
} from "vscode-languageserver";
import { configName } from "../config/config.js";
import type { Client } from "./client.js";
import type { Guard } from "./guard.js";
import type { WorkspaceFiles } from "./workspace.js";

/** The folders that are open in the editor, if any. */
export function foldersOf({ workspaceFolders, rootUri }: InitializeParams): string[] {
  const uris: unknown[] = Array.isArray(workspaceFolders)
    ? workspaceFolders.map((folder: unknown) => Object(folder).uri)
    : [rootUri];
  return uris.filter((uri) => typeof uri === "string");
}

export async function watchFiles(connection: Connection, client: Client): Promise<void> {
  if (!client.watchesFiles) return;
  const watchers = [`**/${configName}`, "**/*.xml"].map((globPattern) => ({ globPattern }));
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch((error: unknown) => {
    connection.console.warn(`The editor does not tell of changed files: ${error}`);
  });
}

export function followFolders(connection: Connection, guard: Guard, client: Client, workspace: WorkspaceFiles): void {
  if (!client.workspaceFolders) return;
  connection.onNotification(
    DidChangeWorkspaceFoldersNotification.type,
    guard.notification("Following folders", ({ event: { added, removed } }) =>
      workspace.foldersChanged(added, removed),
    ),
  );
}

/** Asks the editor to ask again for what depends on settings alone, where it can be asked that. */
export async function refreshViews(connection: Connection, client: Client): Promise<void> {
  if (client.refreshesInlayHints) await connection.sendRequest(InlayHintRefreshRequest.type);
  if (client.refreshesCodeLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
}
