// The editor's settings for indentation.
import type { FormattingOptions } from "vscode-languageserver";

/** Returns one step of indentation. */
export function indentOf({ tabSize, insertSpaces }: FormattingOptions): string {
  if (!insertSpaces) return "\t";
  return " ".repeat(Number.isInteger(tabSize) && tabSize > 0 ? Math.min(tabSize, 16) : 2);
}
