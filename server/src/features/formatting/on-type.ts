// Formatting on type: the line of an end tag when it is finished, and a new line. Works on half-typed documents, since
// it only changes the indentation of that line.
import type { FormattingOptions, TextEdit } from "vscode-languageserver";
import { holdsText } from "../../formatter/formatter.js";
import { breaksIn } from "../../formatter/gaps.js";
import { indentBefore, isWhiteSpace, lineEnd } from "../../xml/edits.js";
import { locate } from "../../xml/locate.js";
import type { Span, XmlElement } from "../../xml/tree.js";
import type { Analysis } from "../analysis.js";
import { indentOf } from "./indentation.js";

/** Whitespace, and what should be there instead. */
interface Indentation extends Span {
  readonly wanted: string;
}

/**
 * Returns the edits after a character was typed; `offset` is after it.
 *
 * - `>` that ends an end tag: the end tag is indented like the line of its start tag
 * - `
 * `: the new line is indented like its siblings; between a start tag and its end tag it gets a line of its own
 */
export function formatOnType(
  analysis: Analysis,
  offset: number,
  typed: string,
  options: FormattingOptions,
): TextEdit[] {
  const { result, positions, document } = analysis;
  if (!result.isNetwork || result.document.text !== document.text) return [];
  const found =
    typed === ">" ? endTagLine(analysis, offset) : typed === "\n" ? newLine(analysis, offset, options) : undefined;
  if (found === undefined || document.text.slice(found.start, found.end) === found.wanted) return [];
  return [{ range: positions.rangeOf(found), newText: found.wanted }];
}

function endTagLine(analysis: Analysis, offset: number): Indentation | undefined {
  const { document } = analysis.result;
  const place = locate(document, offset - 1);
  if (place.kind !== "end-tag" || place.endTag.span.end !== offset) return undefined;
  const { element } = place;
  if (element?.endTag !== place.endTag || !isLaidOut(analysis, [...place.path, element])) return undefined;
  const { start } = place.endTag.span;
  const indent = indentBefore(document, start);
  const before = element.children.at(-1);
  if (indent === undefined || !before || !isWhiteSpace(document.text, before)) return undefined;
  return { start: start - indent.length, end: start, wanted: lineIndent(analysis, element.span.start) };
}

function newLine(analysis: Analysis, offset: number, options: FormattingOptions): Indentation | undefined {
  const { positions, result } = analysis;
  const { document } = result;
  const { text } = document;
  const { line } = positions.positionAt(offset);
  const start = positions.offsetAt({ line, character: 0 });
  const end = start + lineIndent(analysis, offset).length;
  const place = locate(document, end);
  if (line === 0 || offset > end || place.kind !== "content" || !isLaidOut(analysis, place.path)) return undefined;
  const { element } = place;
  if (place.text && !isWhiteSpace(text, place.text)) return undefined;
  const outer = lineIndent(analysis, element.span.start);
  const inner = outer + indentOf(options);
  if (element.endTag?.span.start === end) {
    const content = { start: element.startTag.end, end };
    const isEmpty = element.children.every((node) => isWhiteSpace(text, node)) && breaksIn(text, content) === 1;
    return { start, end, wanted: isEmpty ? inner + lineEnd(document) + outer : outer };
  }
  const sibling = element.children.findLast((node) => node.kind === "element" && node.span.end <= start);
  return { start, end, wanted: (sibling && indentBefore(document, sibling.span.start)) ?? inner };
}

/** Whether whitespace in the innermost of these elements is only formatting. */
function isLaidOut({ result, vocabulary }: Analysis, elements: readonly XmlElement[]): boolean {
  return !elements.some((element) => holdsText(result.document.text, element, vocabulary));
}

/** Returns the whitespace at the start of the line of an offset. */
function lineIndent({ positions }: Analysis, offset: number): string {
  return /^[\t ]*/.exec(positions.lineText(positions.positionAt(offset).line))?.[0] ?? "";
}
