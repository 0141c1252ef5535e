// workspace/executeCommand: the server makes the edit, the client applies it.
import { ExecuteCommandRequest, MessageType, ShowMessageNotification, type WorkspaceEdit } from "vscode-languageserver";
import type { Position } from "../positions.js";
import { commands, type ShowTextParams, showTextRequest } from "../protocol.js";
import type { DocumentSettings, TextDocument } from "../service.js";
import type { FeatureParts } from "./feature-parts.js";

export const commandNames: readonly string[] = Object.values(commands);

export function serveCommands({ connection, guard, client, service, about }: FeatureParts): void {
  type Edit = (document: TextDocument, settings: DocumentSettings, position: Position) => WorkspaceEdit | undefined;
  const edits = new Map<string, readonly [label: string, edit: Edit]>([
    [
      commands.newMac,
      ["New MAC address", (document, settings, position) => service.refreshed(document, position, "mac", settings)],
    ],
    [
      commands.newUuid,
      ["New UUID", (document, settings, position) => service.refreshed(document, position, "uuid", settings)],
    ],
    [commands.fixAll, ["Fix all", (document, settings) => service.fixAll(document, settings)]],
  ]);
  /** Shows the plan as a document where the client supports that, else in a message. */
  const showPlan = async (uri: string, position: Position) => {
    const plan = await about(uri, (document, settings) => service.addressPlan(document, position, settings));
    if (plan === undefined) return null;
    const params: ShowTextParams = { title: plan.title, text: plan.text, about: uri };
    if (client.showsText) return connection.sendRequest(showTextRequest, params);
    await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message: plan.summary });
    return null;
  };
  connection.onExecuteCommand(
    guard.request<{ command: string; arguments?: unknown[] }, unknown>(
      ExecuteCommandRequest.method,
      null,
      async (params) => {
        const [first, second] = params.arguments ?? [];
        if (typeof first !== "string") return null;
        if (params.command === commands.openRulePage) {
          return client.support.showDocument && connection.window.showDocument({ uri: first, external: true });
        }
        const position = isPosition(second) ? second : { line: 0, character: 0 };
        if (params.command === commands.showAddressPlan) return showPlan(first, position);
        const [label, edit] = edits.get(params.command) ?? [];
        if (label === undefined || edit === undefined) return null;
        const made = await about(first, (document, settings) => edit(document, settings, position));
        return made === undefined ? null : connection.workspace.applyEdit({ label, edit: made });
      },
    ),
  );
}

function isPosition(value: unknown): value is Position {
  const { line, character } = Object(value);
  return typeof line === "number" && typeof character === "number";
}
