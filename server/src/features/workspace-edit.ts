// Converts edits of one document to an LSP WorkspaceEdit.
import type { WorkspaceEdit } from "vscode-languageserver";
import type { Edit } from "../xml/text-edits.js";
import type { Analysis } from "./analysis.js";
import type { Support } from "./context.js";
import type { NewFile } from "./refactor/refactoring.js";

/** An edit that makes files before it changes the document; it fails where one of them exists. */
export function withNewFiles(edit: WorkspaceEdit, files: readonly NewFile[]): WorkspaceEdit {
  const start = { line: 0, character: 0 };
  return {
    ...edit,
    documentChanges: [
      ...files.map(({ uri }) => ({
        kind: "create" as const,
        uri,
        options: { overwrite: false, ignoreIfExists: false },
      })),
      ...files.map(({ uri, text }) => ({
        textDocument: { uri, version: null },
        edits: [{ range: { start, end: start }, newText: text }],
      })),
      ...(edit.documentChanges ?? []),
    ],
  };
}

/** Converts the edits; tied to the version of the document if the client supports it. */
export function workspaceEditOf(
  { document, positions }: Analysis,
  edits: readonly Edit[],
  { documentChanges }: Pick<Support, "documentChanges">,
): WorkspaceEdit {
  const changes = edits.map((edit) => ({ range: positions.rangeOf(edit), newText: edit.newText }));
  if (!documentChanges) return { changes: { [document.uri]: changes } };
  return { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits: changes }] };
}
