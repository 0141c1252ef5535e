// The commands an editor can have the server carry out: it makes the edit, the editor applies it.
import type { WorkspaceEdit } from "vscode-languageserver";
import type { Position } from "../positions.js";
import { commands } from "../protocol.js";
import type { Settings, TextDocument } from "../service.js";
import type { FeatureParts } from "./features.js";

export const commandNames: readonly string[] = Object.values(commands);

export function serveCommands({ connection, guard, client, service, about }: FeatureParts): void {
  type Edit = (document: TextDocument, settings: Settings, position: Position) => WorkspaceEdit | undefined;
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
  connection.onExecuteCommand(
    guard.request<{ command: string; arguments?: unknown[] }, unknown>("Running a command", null, async (params) => {
      const [first, second] = params.arguments ?? [];
      if (typeof first !== "string") return null;
      if (params.command === commands.openRulePage) {
        return client.support.showDocument && connection.window.showDocument({ uri: first, external: true });
      }
      const [label, edit] = edits.get(params.command) ?? [];
      if (label === undefined || edit === undefined) return null;
      const position = isPosition(second) ? second : { line: 0, character: 0 };
      const made = await about(first, (document, settings) => edit(document, settings, position));
      return made === undefined ? null : connection.workspace.applyEdit({ label, edit: made });
    }),
  );
}

function isPosition(value: unknown): value is Position {
  const { line, character } = Object(value);
  return typeof line === "number" && typeof character === "number";
}
