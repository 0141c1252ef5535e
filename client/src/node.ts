// Entry on the desktop: the server is a process of its own.
import type { ExtensionContext } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { type Extension, startExtension } from "./extension.js";

let extension: Extension | undefined;

export function activate(context: ExtensionContext): void {
  const module = context.asAbsolutePath("dist/server.js");
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ["--nolazy", "--inspect=6019"] } };
  extension = startExtension(context, (id, name, options) => new LanguageClient(id, name, { run, debug }, options));
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
