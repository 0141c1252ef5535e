// The extension, whatever it runs on: starts the server once there is a network to look after, and everything around it.
import { type ExtensionContext, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { closeTags } from "./close-tags.js";
import { registerCommands } from "./commands.js";
import { answerFileRequests } from "./files.js";
import { detectNetworks, isNetwork, networkLanguage } from "./language.js";
import { showStatus } from "./status.js";

/** Client id; the settings, the trace setting and the commands begin with it. */
const id = "virnet";

/** Makes a client for a server that runs where this extension runs. */
export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

export interface Extension {
  /** The client, started when it was not. */
  client(): Promise<BaseLanguageClient>;
  stop(): Promise<void>;
  /** The version of the libvirt on this machine; absent where no program can be run. */
  readonly installedVersion?: (() => Promise<string | undefined>) | undefined;
}

export function startExtension(
  context: ExtensionContext,
  create: CreateClient,
  { installedVersion }: Pick<Extension, "installedVersion"> = {},
): Extension {
  const client = create(id, id, {
    documentSelector: [{ language: networkLanguage }],
    initializationOptions: { files: true },
  });
  let started: Promise<void> | undefined;
  const running = async () => {
    started ??= client.start();
    await started;
    return client;
  };
  const startFor = (documents: readonly Parameters<typeof isNetwork>[0][]) => {
    if (started === undefined && documents.some(isNetwork)) void running();
  };
  const extension: Extension = { client: running, installedVersion, stop: () => client.dispose() };
  context.subscriptions.push(
    answerFileRequests(client),
    workspace.onDidOpenTextDocument((document) => startFor([document])),
    detectNetworks(),
    showStatus(client),
    closeTags(client),
    ...registerCommands(extension),
  );
  startFor(workspace.textDocuments);
  return extension;
}
