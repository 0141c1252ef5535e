// Entry on the desktop: the server is a process of its own.
import type { ExtensionContext } from "vscode";
import { type BaseLanguageClient, LanguageClient, TransportKind } from "vscode-languageclient/node";
import { startExtension } from "./extension.js";

let client: BaseLanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/server.js");
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6019"] } };
  client = await startExtension(context, (id, name, options) => new LanguageClient(id, name, { run, debug }, options));
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}
