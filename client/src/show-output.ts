// "Show Output": shows the log, after adding what a bug report needs.
import { env, extensions, version } from "vscode";
import { type AboutAnswer, aboutRequest } from "../../server/src/protocol.js";
import type { Extension } from "./extension.js";
import { networkEditor } from "./language.js";
import { aboutText } from "./status-text.js";
import { targetOf } from "./target.js";

const own = "virnet.virnet-vscode";
/** How long to wait for the server, which may be hanging when this is needed, in milliseconds. */
const patience = 2_000;

export async function showOutput({ server, log }: Extension): Promise<void> {
  const document = networkEditor()?.document;
  const [about, target] = await Promise.all([
    soon(server.client?.sendRequest<AboutAnswer | null>(aboutRequest)),
    document && soon(targetOf(server, document)),
  ]);
  const text = aboutText({
    extension: String(extensions.getExtension(own)?.packageJSON.version),
    editor: `${env.appName} ${version}, ${env.appHost}${env.remoteName === undefined ? "" : `, remote ${env.remoteName}`}`,
    state: server.state,
    about: about ?? undefined,
    document: document && { uri: document.uri.toString(), language: document.languageId },
    target,
  });
  log().info(text);
  log().show();
}

/** The value of the promise; `undefined` when it is rejected or late. */
async function soon<T>(promise: Promise<T> | undefined): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined));
  return Promise.race([promise, late]).catch(() => undefined);
}
