// "Show Output": the log, with what a report of a bug needs to say at its end.
import { env, extensions, version } from "vscode";
import { type AboutAnswer, aboutRequest } from "../../server/src/protocol.js";
import type { Extension } from "./extension.js";
import { networkEditor } from "./language.js";
import { aboutText } from "./status-text.js";
import { targetOf } from "./target.js";

const own = "virnet.virnet-vscode";

export async function showOutput({ server, log }: Extension): Promise<void> {
  const document = networkEditor()?.document;
  const about = await server.client?.sendRequest<AboutAnswer | null>(aboutRequest).catch(() => null);
  const text = aboutText({
    extension: String(extensions.getExtension(own)?.packageJSON.version),
    editor: `${env.appName} ${version}, ${env.appHost}${env.remoteName === undefined ? "" : `, remote ${env.remoteName}`}`,
    state: server.state,
    about: about ?? undefined,
    document: document && { uri: document.uri.toString(), language: document.languageId },
    target: document && (await targetOf(server, document)),
  });
  log().info(text);
  log().show();
}
