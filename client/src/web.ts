// Entry in the browser: the server is a web worker.
import { type ExtensionContext, Uri, workspace } from "vscode";
import type { Extension } from "./extension.js";
import { startExtension } from "./start.js";

/** The browser's API to start a worker. */
declare const Worker: new (address: string) => object;
declare const Blob: new (parts: readonly Uint8Array[]) => object;
declare const URL: { createObjectURL(content: object): string; revokeObjectURL(address: string): void };

let extension: Extension | undefined;

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, "dist/server.js");
  extension = startExtension(context, async (id, name, options) => {
    const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import(
      "vscode-languageclient/browser"
    );
    // The client would not recognize the worker itself, because VS Code's extension host has its own Worker class.
    const connect = async () => {
      const worker = await startWorker(script);
      return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
    };
    return new LanguageClient(id, name, connect, options);
  });
}

export async function deactivate(): Promise<void> {
  await extension?.server.stop();
}

/** Starts the worker. It can only be loaded from the web, so the editor reads the script of an extension from elsewhere. */
async function startWorker(script: Uri): Promise<object> {
  if (/^https?$/.test(script.scheme)) return new Worker(script.toString(true));
  const address = URL.createObjectURL(new Blob([await workspace.fs.readFile(script)]));
  try {
    return new Worker(address);
  } finally {
    // The worker fetches it a moment later.
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }
}
