// Entry in the browser: the server is a web worker.
import { type ExtensionContext, Uri } from "vscode";
import { type BaseLanguageClient, LanguageClient } from "vscode-languageclient/browser";
import { startExtension } from "./extension.js";

/** What the browser offers to start a worker. */
declare const Worker: new (address: string) => object;

let client: BaseLanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const address = Uri.joinPath(context.extensionUri, "dist/server.js").toString(true);
  client = await startExtension(
    context,
    (id, name, options) => new LanguageClient(id, name, async () => new Worker(address), options),
  );
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}
