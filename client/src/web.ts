// Entry in the browser: the server is a web worker.
import { type ExtensionContext, Uri } from "vscode";
import { type Extension, startExtension } from "./extension.js";

/** What the browser offers to start a worker. */
declare const Worker: new (address: string) => object;

let extension: Extension | undefined;

export function activate(context: ExtensionContext): void {
  const address = Uri.joinPath(context.extensionUri, "dist/server.js").toString(true);
  extension = startExtension(context, async (id, name, options) => {
    const { LanguageClient } = await import("vscode-languageclient/browser");
    return new LanguageClient(id, name, async () => new Worker(address), options);
  });
}

export async function deactivate(): Promise<void> {
  await extension?.server.stop();
}
