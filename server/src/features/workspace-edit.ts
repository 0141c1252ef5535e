// Converts edits of one document to an LSP WorkspaceEdit.
import type { AnnotatedTextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Edit } from "../xml/text-edits.js";
import type { Analysis } from "./analysis.js";
import type { Support } from "./context.js";

/**
 * Converts the edits; tied to the version of the document if the client supports it, and then also confirmed with the text
 * of `confirm` if it supports that.
 */
export function workspaceEdit(
  { document, positions }: Analysis,
  { edits, confirm }: { readonly edits: readonly Edit[]; readonly confirm?: string | undefined },
  { documentChanges, changeAnnotations }: Pick<Support, "documentChanges" | "changeAnnotations">,
): WorkspaceEdit {
  const changes = edits.map((edit) => ({ range: positions.rangeOf(edit), newText: edit.newText }));
  if (!documentChanges) return { changes: { [document.uri]: changes } };
  const textDocument = { uri: document.uri, version: document.version };
  if (confirm === undefined || !changeAnnotations) return { documentChanges: [{ textDocument, edits: changes }] };
  const annotationId = "confirm";
  const annotated: AnnotatedTextEdit[] = changes.map((change) => ({ ...change, annotationId }));
  return {
    documentChanges: [{ textDocument, edits: annotated }],
    changeAnnotations: { [annotationId]: { label: confirm, needsConfirmation: true } },
  };
}
