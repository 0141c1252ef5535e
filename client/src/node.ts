// Entry on the desktop and wherever else the extension runs in Node: the server is a separate process.
import type { ExtensionContext } from "vscode";
import type { Extension } from "./extension.js";
import { startExtension } from "./start.js";
import { createTools } from "./tools/tools.js";

let extension: Extension | undefined;

export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath("dist/server.js");
  const createClient: Parameters<typeof startExtension>[1] = async (id, name, options) => {
    const { LanguageClient, TransportKind } = await import("vscode-languageclient/node");
    const run = { module, transport: TransportKind.ipc };
    const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6019"] } };
    return new LanguageClient(id, name, { run, debug }, options);
  };
  extension = startExtension(context, createClient, createTools);
}

export async function deactivate(): Promise<void> {
  await extension?.server.stop();
}
