// Formatting of a document, or of the lines a selection touches.
import type { FormattingOptions, TextEdit } from "vscode-languageserver";
import { layoutEdits } from "../../formatter/formatter.js";
import type { Span } from "../../xml/tree.js";
import type { Analysis } from "../analysis.js";
import { indentOf } from "./indentation.js";

export { formatOnType } from "./on-type.js";

interface FormattingSettings {
  /** Whether children are put in the order in which libvirt itself writes them. */
  readonly orderChildren?: boolean | undefined;
}

/**
 * The edits that format the document, or with a span the lines it touches, where order is left alone. None when all is
 * well, or when the document is no network or not well-formed.
 */
export function formatEdits(
  analysis: Analysis,
  options: FormattingOptions,
  { orderChildren }: FormattingSettings,
  span?: Span,
): TextEdit[] {
  const { result, vocabulary, positions, document } = analysis;
  // Of a text that is too large to read, there is nothing to lay out.
  if (!result.isNetwork || result.document.text !== document.text) return [];
  const { insertFinalNewline, trimFinalNewlines } = options;
  const style = { unit: indentOf(options), orderChildren, insertFinalNewline, trimFinalNewlines, span };
  return layoutEdits(result.document, vocabulary, style).map((edit) => ({
    range: positions.rangeOf(edit),
    newText: edit.newText,
  }));
}
