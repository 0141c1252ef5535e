// What the server asks of the editor beside its answers: to tell of changed files and folders, and to ask for things again.
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
    connection.console.warn(`The editor does not tell of changed files: ${error}`);
  });
}

/** `changed` is called behind every change of the folders. */
export function followFolders(
  { connection, guard, client }: { connection: Connection; guard: Guard; client: Client },
  folders: Folders,
  changed: () => Promise<void>,
): void {
  if (!client.workspaceFolders) return;
  const follow = guard.notification("Following folders", async ({ event }: DidChangeWorkspaceFoldersParams) => {
    folders.change(event.added, event.removed);
    await changed();
  });
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, follow);
}

/** Asks the editor to ask again for what depends on settings alone, where it can be asked that. */
export async function refreshViews(connection: Connection, client: Client): Promise<void> {
  if (client.refreshesInlayHints) await connection.sendRequest(InlayHintRefreshRequest.type);
  if (client.refreshesCodeLenses) await connection.sendRequest(CodeLensRefreshRequest.type);
  if (client.refreshesSemanticTokens) await connection.sendRequest(SemanticTokensRefreshRequest.type);
}
