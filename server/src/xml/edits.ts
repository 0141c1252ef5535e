// Minimal edits to the elements of an XML text: they keep the indentation, quotes and line ends of the surrounding
// text.
import { locate } from "./locate.js";
import { skipBlanks } from "./names.js";
import type { Edit } from "./text-edits.js";
import type { Span, XmlDocument, XmlElement, XmlNode } from "./tree.js";
import { childElements } from "./tree.js";
import { withQuotesOf } from "./value-edits.js";

const blank = /[\t\n\r ]/;

/** Renames an element in its start tag and end tag. */
export function renameElement(element: XmlElement, name: string): Edit[] {
  const edits: Edit[] = [{ ...element.nameSpan, newText: name }];
  if (element.endTag) edits.push({ ...element.endTag.nameSpan, newText: name });
  return edits;
}

/** Removes an element or any other span, with the whole line when nothing else is on it; see `withBlankLine`. */
export function removeSpan(document: XmlDocument, span: Span): Edit {
  const { text } = document;
  let start = span.start;
  while (start > 0 && /[\t ]/.test(text.charAt(start - 1))) start--;
  let end = span.end;
  while (end < text.length && /[\t ]/.test(text.charAt(end))) end++;
  const atLineStart = start === 0 || /[\n\r]/.test(text.charAt(start - 1));
  const atLineEnd = end === text.length || /[\n\r]/.test(text.charAt(end));
  if (!atLineStart || !atLineEnd) return { ...span, newText: "" };
  if (text.startsWith("\r\n", end)) end += 2;
  else if (end < text.length) end++;
  return withBlankLine(document, { start, end, newText: "" });
}

/**
 * Extends a removal of whole lines to the blank line before it when that would meet another blank line or an end tag.
 */
export function withBlankLine(document: XmlDocument, edit: Edit): Edit {
  const { text } = document;
  const { start, end, newText } = edit;
  const isWhole = newText === "" && start < end && /[\n\r]/.test(text.charAt(end - 1));
  const before = isWhole ? blankLineBefore(text, start) : undefined;
  if (before === undefined) return edit;
  const endTag = locate(document, start).parent?.endTag;
  const isLast = endTag !== undefined && text.slice(end, endTag.span.start).trim() === "";
  return isLast || /^[\t ]*[\n\r]/.test(text.slice(end)) ? { ...edit, start: before } : edit;
}

/** Returns the start of the line before an offset, if that line is blank and the offset is at the start of its own. */
function blankLineBefore(text: string, offset: number): number | undefined {
  if (!/[\n\r]/.test(text.charAt(offset - 1))) return undefined;
  let start = offset - (text.startsWith("\r\n", offset - 2) ? 2 : 1);
  while (start > 0 && /[\t ]/.test(text.charAt(start - 1))) start--;
  return start > 0 && /[\n\r]/.test(text.charAt(start - 1)) ? start : undefined;
}

/** Returns the line end that the document uses. */
export function lineEnd(document: XmlDocument): string {
  return styleOf(document).lineEnd;
}

/** Returns one step of indentation: the most common one in the document, two spaces by default. */
export function indentUnit(document: XmlDocument): string {
  return styleOf(document).indentUnit;
}

interface Style {
  readonly lineEnd: string;
  readonly indentUnit: string;
}

/** Cached because thousands of findings may ask for the style of one document. */
const styleByDocument = new WeakMap<XmlDocument, Style>();

function styleOf(document: XmlDocument): Style {
  let style = styleByDocument.get(document);
  if (!style) {
    style = {
      lineEnd: /\r\n|\n|\r/.exec(document.text)?.[0] ?? "\n",
      indentUnit: commonStep(document) ?? "  ",
    };
    styleByDocument.set(document, style);
  }
  return style;
}

/** Whether the node is text of whitespace alone. `&#32;` does not count: it was written on purpose. */
export function isWhiteSpace(text: string, { kind, span }: XmlNode): boolean {
  return kind === "text" && skipBlanks(text, span.start, span.end) === span.end;
}

/**
 * Finds the most common indentation of elements relative to the end tag around them (the start tag of a pasted document
 * may be further left). Among equally common steps, the shortest.
 */
function commonStep(document: XmlDocument): string | undefined {
  const counts = new Map<string, number>();
  const pending = document.root ? [document.root] : [];
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    const { span, endTag } = parent;
    // Content before the end tag may end a text that continues on the line of that tag.
    const last = parent.children.findLast((node) => !isWhiteSpace(document.text, node));
    const closesText = last?.kind === "text" || last?.kind === "cdata";
    const closing = endTag && !closesText ? indentBefore(document, endTag.span.start) : undefined;
    const outer = closing ?? indentBefore(document, span.start);
    for (const child of childElements(parent)) {
      pending.push(child);
      const inner = indentBefore(document, child.span.start);
      if (outer === undefined || !inner?.startsWith(outer) || inner === outer) continue;
      const step = inner.slice(outer.length);
      counts.set(step, (counts.get(step) ?? 0) + 1);
    }
  }
  const [common] = [...counts].sort(([a, m], [b, n]) => n - m || a.length - b.length || (a < b ? -1 : 1));
  return common?.[0];
}

/**
 * Returns the whitespace before the first character on the line of an offset; `undefined` when the offset comes after
 * other text.
 */
export function indentBefore({ text }: XmlDocument, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && /[\t ]/.test(text.charAt(start - 1))) start--;
  return start === 0 || /[\n\r\ufeff]/.test(text.charAt(start - 1)) ? text.slice(start, offset) : undefined;
}

/**
 * Returns the end of the comments that end the line of an offset, which are about what comes before it; else the
 * offset.
 */
export function endOfLineComments({ text }: XmlDocument, offset: number): number {
  for (let end = offset; ; ) {
    let next = end;
    while (/[\t ]/.test(text.charAt(next))) next++;
    if (next === text.length || /[\n\r]/.test(text.charAt(next))) return end;
    const close = text.startsWith("<!--", next) ? text.indexOf("-->", next + 4) : -1;
    if (close < 0) return offset;
    end = close + 3;
  }
}

/** Formats a span that may begin a line as `addBlock` accepts XML: indented from zero, two spaces a step. */
export function asBlock(document: XmlDocument, { start, end }: Span): string {
  const indent = indentBefore(document, start) ?? "";
  const unit = indentUnit(document);
  const [first = "", ...others] = document.text.slice(start, end).split(/\r\n|\n|\r/);
  const lines = others.map((line) => {
    const inner = line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
    const blanks = /^[\t ]*/.exec(inner)?.[0].length ?? 0;
    return "  ".repeat(Math.round(blanks / unit.length)) + inner.trimStart();
  });
  return [first, ...lines].join("\n");
}

/**
 * Adds XML as a child: after `after` when given (`null`: as the first child), else as the last one. The XML may have
 * several lines, indented from zero with two spaces a step; indentation and quotes are adapted to the document.
 */
export function addChild(document: XmlDocument, parent: XmlElement, xml: string, after?: XmlElement | null): Edit {
  return addBlock(document, parent, withQuotesOf(parent, xml), after);
}

/** Adds XML as a child like `addChild`, but keeps its quotes. */
export function addBlock(document: XmlDocument, parent: XmlElement, xml: string, after?: XmlElement | null): Edit {
  const newline = lineEnd(document);
  const unit = indentUnit(document);
  const parentIndent = indentBefore(document, parent.span.start);
  const siblings = childElements(parent);
  const siblingIndent = siblings[0] && indentBefore(document, siblings[0].span.start);
  const inline = parentIndent === undefined || (siblings.length > 0 && siblingIndent === undefined);
  const indent = siblingIndent ?? (parentIndent ?? "") + unit;
  const lines = xml.split("\n").map((line) => {
    const steps = /^ */.exec(line)?.[0].length ?? 0;
    return indent + unit.repeat(steps / 2) + line.trimStart();
  });
  const block = inline
    ? xml
        .split("\n")
        .map((line) => line.trim())
        .join("")
    : lines.join(newline);

  if (parent.selfClosing) {
    // `<dns/>` and `<dns />` become a pair of tags.
    let start = parent.startTag.end - 2;
    while (blank.test(document.text.charAt(start - 1))) start--;
    const inside = inline ? block : newline + block + newline + (parentIndent ?? "");
    return { start, end: parent.startTag.end, newText: `>${inside}</${parent.name}>` };
  }
  const previous = after === null ? undefined : (after ?? siblings.at(-1));
  const previousEnd = previous?.span.end ?? parent.startTag.end;
  if (inline) return { start: previousEnd, end: previousEnd, newText: block };
  const at = endOfLineComments(document, previousEnd);
  const next = document.text.slice(at, parent.endTag?.span.start ?? document.text.length);
  const closesOnSameLine = previous === undefined && !/[\n\r]/.test(next);
  return { start: at, end: at, newText: newline + block + (closesOnSameLine ? newline + parentIndent : "") };
}
