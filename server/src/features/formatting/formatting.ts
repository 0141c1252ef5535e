// Formats a document, or the lines that a selection touches.
import type { FormattingOptions, TextEdit } from "vscode-languageserver";
import { layoutEdits } from "../../formatter/formatter.js";
import type { Span } from "../../xml/tree.js";
import type { Analysis } from "../analysis.js";
import { indentOf } from "./indentation.js";

export { formatOnType } from "./on-type.js";

interface FormattingSettings {
  /** Whether to put children in the order in which libvirt writes them. */
  readonly orderChildren?: boolean | undefined;
}

/**
 * Returns the edits that format the document, or with a span the lines it touches, without reordering. None when the
 * document is already formatted, is not a network or is not well-formed.
 */
export function formatEdits(
  analysis: Analysis,
  options: FormattingOptions,
  { orderChildren }: FormattingSettings,
  span?: Span,
): TextEdit[] {
  const { result, vocabulary, positions, document } = analysis;
  // A text that is too large was not parsed and cannot be formatted.
  if (!result.isNetwork || result.document.text !== document.text) return [];
  const { insertFinalNewline, trimFinalNewlines } = options;
  const style = { unit: indentOf(options), orderChildren, insertFinalNewline, trimFinalNewlines, span };
  return layoutEdits(result.document, vocabulary, style).map((edit) => ({
    range: positions.rangeOf(edit),
    newText: edit.newText,
  }));
}
