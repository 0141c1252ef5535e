// The extension, whatever it runs on: starts the server, and the commands about it.
import { commands, type ExtensionContext } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";

/** Client id; the settings, the trace setting and the commands begin with it. */
const id = "virnet";

/** Makes a client for a server that runs where this extension runs. */
export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** @returns the running client, whose end is up to the caller */
export async function startExtension(context: ExtensionContext, create: CreateClient): Promise<BaseLanguageClient> {
  const client = create(id, id, {
    documentSelector: [{ language: "libvirt-network" }, { language: "xml" }],
  });
  context.subscriptions.push(
    commands.registerCommand(`${id}.restart`, async () => {
      if (client.needsStop()) await client.stop();
      await client.start();
    }),
    commands.registerCommand(`${id}.showOutput`, () => client.outputChannel.show()),
  );
  await client.start();
  return client;
}
