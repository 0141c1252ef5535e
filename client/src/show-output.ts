// "Show Output": the log, with what a report of a bug needs to say at its end.
import { env, extensions, version } from "vscode";
import { type AboutAnswer, aboutRequest } from "../../server/src/protocol.js";
import type { Extension } from "./extension.js";
import { networkEditor } from "./language.js";
import { aboutText } from "./status-text.js";
import { targetOf } from "./target.js";

const own = "virnet.virnet-vscode";
/** A server that hangs is what many reports are about, so that nobody waits longer for it, in milliseconds. */
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

/** What is promised; `undefined` when that does not come, or too late. */
async function soon<T>(promise: Promise<T> | undefined): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patience, undefined));
  return Promise.race([promise, late]).catch(() => undefined);
}
