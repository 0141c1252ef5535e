// The extension on any platform: starts the server once a network is open, and everything around it.
import { type ExtensionContext, type LogOutputChannel, window, workspace } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { registerCommands } from "./commands.js";
import type { Extension, Tools } from "./extension.js";
import { answerFileRequests } from "./files.js";
import { detectNetworks, documentSelector, isNetwork } from "./language.js";
import { offerForPasted } from "./pasted.js";
import { createServer } from "./server.js";
import { showStatus } from "./status.js";
import { offerTasks } from "./tasks.js";
import { showTexts } from "./texts.js";
import { helpTyping } from "./typing/typing.js";

/** Client id; the names of settings and commands start with it. */
const id = "virnet";

/** Creates a client for a server that runs where this extension runs. Loads its code only then. */
type CreateClient = (id: string, name: string, options: LanguageClientOptions) => Promise<BaseLanguageClient>;

export function startExtension(
  context: ExtensionContext,
  createClient: CreateClient,
  createTools?: (extension: Pick<Extension, "server" | "log">) => Tools,
): Extension {
  let channel: LogOutputChannel | undefined;
  const log = () => {
    channel ??= window.createOutputChannel(id, { log: true });
    return channel;
  };
  const server = createServer(async (errorHandler) => {
    const client = await createClient(id, id, {
      documentSelector: documentSelector(),
      initializationOptions: {
        files: true,
        showText: true,
        suggestCommand: "editor.action.triggerSuggest",
        alignsEndTags: true,
      },
      outputChannel: log(),
      errorHandler,
    });
    return { client, belongings: [answerFileRequests(client), showTexts(client)] };
  });
  const extension: Extension = { server, log, tools: createTools?.({ server, log }) };
  const startFor = (documents: readonly Parameters<typeof isNetwork>[0][]) => {
    // The client itself reports to the user when it cannot be started.
    if (server.state === "off" && documents.some(isNetwork)) server.start().catch(() => undefined);
  };
  context.subscriptions.push(
    server,
    workspace.onDidOpenTextDocument((document) => startFor([document])),
    detectNetworks(),
    showStatus(server),
    helpTyping(),
    offerForPasted(),
    offerTasks(),
    ...registerCommands(extension),
    ...(extension.tools ? [extension.tools] : []),
    { dispose: () => channel?.dispose() },
  );
  startFor(workspace.textDocuments);
  return extension;
}
