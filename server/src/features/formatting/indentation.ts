// What an editor's settings say of indentation.
import type { FormattingOptions } from "vscode-languageserver";

/** One step of indentation as the editor is set. */
export function indentOf({ tabSize, insertSpaces }: FormattingOptions): string {
  if (!insertSpaces) return "\t";
  return " ".repeat(Number.isInteger(tabSize) && tabSize > 0 ? Math.min(tabSize, 16) : 2);
}
