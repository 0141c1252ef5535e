// Converts edits of one document to an LSP WorkspaceEdit.
import type { AnnotatedTextEdit, CreateFile, TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Edit } from "../xml/text-edits.js";
import type { Analysis } from "./analysis.js";
import type { Support } from "./context.js";
import type { NewFile } from "./refactor/refactoring.js";

interface Changes {
  readonly edits: readonly Edit[];
  readonly confirm?: string | undefined;
  readonly creates?: readonly NewFile[] | undefined;
}

/**
 * Converts the edits; tied to the version of the document if the client supports it, and then also confirmed with the text
 * of `confirm` if it supports that.
 */
export function workspaceEdit(
  { document, positions }: Analysis,
  { edits, confirm, creates = [] }: Changes,
  { documentChanges, changeAnnotations }: Pick<Support, "documentChanges" | "changeAnnotations">,
): WorkspaceEdit {
  const changes = edits.map((edit) => ({ range: positions.rangeOf(edit), newText: edit.newText }));
  if (!documentChanges) return { changes: { [document.uri]: changes } };
  const textDocument = { uri: document.uri, version: document.version };
  if (creates.length > 0) return { documentChanges: [...newFiles(creates), { textDocument, edits: changes }] };
  if (confirm === undefined || !changeAnnotations) return { documentChanges: [{ textDocument, edits: changes }] };
  const annotationId = "confirm";
  const annotated: AnnotatedTextEdit[] = changes.map((change) => ({ ...change, annotationId }));
  return {
    documentChanges: [{ textDocument, edits: annotated }],
    changeAnnotations: { [annotationId]: { label: confirm, needsConfirmation: true } },
  };
}

/** Makes files before the document changes, so that nothing is changed where one of them exists. */
function newFiles(files: readonly NewFile[]): (CreateFile | TextDocumentEdit)[] {
  const start = { line: 0, character: 0 };
  return [
    ...files.map(({ uri }): CreateFile => {
      return { kind: "create", uri, options: { overwrite: false, ignoreIfExists: false } };
    }),
    ...files.map(({ uri, text }): TextDocumentEdit => {
      return { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] };
    }),
  ];
}
