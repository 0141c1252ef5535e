// What the server requests of the client: to report changed files and folders, and to refresh what it shows.
import {
  CodeLensRefreshRequest,
  type Connection,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  type DidChangeWorkspaceFoldersParams,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
} from "vscode-languageserver";
import { configName } from "../config/config.js";
import type { Client } from "./client.js";
import type { Folders } from "./folders.js";
import type { Guard } from "./guard.js";

export async function watchFiles(connection: Connection, client: Client): Promise<void> {
  if (!client.watchesFiles) return;
  const watchers = [`**/${configName}`, "**/*.xml"].map((globPattern) => ({ globPattern }));
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch((error: unknown) => {
    connection.console.warn(`The client does not report changed files: ${error}`);
  });
}

/** Follows the workspace folders; `changed` is called after every change. */
export function followFolders(
  { connection, guard, client }: { connection: Connection; guard: Guard; client: Client },
  folders: Folders,
  changed: () => Promise<void>,
): void {
  if (!client.workspaceFolders) return;
  const { method } = DidChangeWorkspaceFoldersNotification.type;
  const follow = guard.notification(method, async ({ event }: DidChangeWorkspaceFoldersParams) => {
    folders.change(event.added, event.removed);
    await changed();
  });
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, follow);
}

/** Asks the client to refresh what depends on settings alone, as far as it supports that. */
export async function refreshViews(connection: Connection, client: Client): Promise<void> {
  if (client.refreshesInlayHints) await connection.sendRequest(InlayHintRefreshRequest.type);
  if (client.refreshesCodeLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
  if (client.refreshesSemanticTokens) await connection.sendRequest(SemanticTokensRefreshRequest.type);
}
