// Minimal edits to the elements of an XML text: they keep the indentation, quotes and line ends of what surrounds them.
import { locate } from "./locate.js";
import type { Edit } from "./text-edits.js";
import type { Span, XmlDocument, XmlElement } from "./tree.js";
import { childElements } from "./tree.js";
import { withQuotesOf } from "./value-edits.js";

const blank = /[\t\n\r ]/;

/** Renames an element in its start and end tag. */
export function renameElement(element: XmlElement, name: string): Edit[] {
  const edits: Edit[] = [{ ...element.nameSpan, newText: name }];
  if (element.endTag) edits.push({ ...element.endTag.nameSpan, newText: name });
  return edits;
}

/** Removes an element, or any other stretch; the whole line when nothing else stands on it, as `withBlankLine` does. */
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

/** The removal of whole lines, and of a blank line before them that would meet another one or an end tag. */
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

/** The start of the line before that of an offset, when it is blank and the offset stands at the start of its own. */
function blankLineBefore(text: string, offset: number): number | undefined {
  if (!/[\n\r]/.test(text.charAt(offset - 1))) return undefined;
  let start = offset - (text.startsWith("\r\n", offset - 2) ? 2 : 1);
  while (start > 0 && /[\t ]/.test(text.charAt(start - 1))) start--;
  return start > 0 && /[\n\r]/.test(text.charAt(start - 1)) ? start : undefined;
}

/** The line end the document uses. */
export function lineEnd(document: XmlDocument): string {
  return styleOf(document).lineEnd;
}

/** One step of indentation as the document writes it: the one most elements are set in by, else two spaces. */
export function indentUnit(document: XmlDocument): string {
  return styleOf(document).indentUnit;
}

interface Style {
  readonly lineEnd: string;
  readonly indentUnit: string;
}

/** Thousands of findings may ask for one document's. */
const styles = new WeakMap<XmlDocument, Style>();

function styleOf(document: XmlDocument): Style {
  let style = styles.get(document);
  if (!style) {
    style = {
      lineEnd: /\r\n|\n|\r/.exec(document.text)?.[0] ?? "\n",
      indentUnit: commonStep(document) ?? "  ",
    };
    styles.set(document, style);
  }
  return style;
}

/**
 * What most elements are set in by from the end tag around them: a document pasted from elsewhere may have its start tag
 * further left. Of steps as common as each other, the shortest.
 */
function commonStep(document: XmlDocument): string | undefined {
  const counts = new Map<string, number>();
  const pending = document.root ? [document.root] : [];
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    const { span, endTag } = parent;
    // What stands before the end tag may be the end of a text that goes on to its line.
    const last = parent.children.findLast((node) => node.kind !== "text" || /[^\t\n\r ]/.test(node.value));
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

/** The blanks before the first mark on the line of an offset; undefined when something else stands before it. */
export function indentBefore({ text }: XmlDocument, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && /[\t ]/.test(text.charAt(start - 1))) start--;
  return start === 0 || /[\n\r\ufeff]/.test(text.charAt(start - 1)) ? text.slice(start, offset) : undefined;
}

/** The end of the comments that end the line of an offset, they are about what stands before it; else the offset. */
export function behindRemarks({ text }: XmlDocument, offset: number): number {
  for (let end = offset; ; ) {
    let next = end;
    while (/[\t ]/.test(text.charAt(next))) next++;
    if (next === text.length || /[\n\r]/.test(text.charAt(next))) return end;
    const close = text.startsWith("<!--", next) ? text.indexOf("-->", next + 4) : -1;
    if (close < 0) return offset;
    end = close + 3;
  }
}

/** A stretch that may begin a line, as `addBlock` takes XML: indented from zero, with two spaces a step. */
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
 * Adds XML as a child: after `after` when given (`null`: as the first child), else as the last one. It may have several
 * lines, indented from zero with two spaces a step; they are re-indented, and quoted, as the document is.
 */
export function addChild(document: XmlDocument, parent: XmlElement, xml: string, after?: XmlElement | null): Edit {
  return addBlock(document, parent, withQuotesOf(parent, xml), after);
}

/** The same with the quotes as they are. */
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
    // `<dns/>` and `<dns />` open up into a pair of tags.
    let start = parent.startTag.end - 2;
    while (blank.test(document.text.charAt(start - 1))) start--;
    const inside = inline ? block : newline + block + newline + (parentIndent ?? "");
    return { start, end: parent.startTag.end, newText: `>${inside}</${parent.name}>` };
  }
  const previous = after === null ? undefined : (after ?? siblings.at(-1));
  const behind = previous?.span.end ?? parent.startTag.end;
  if (inline) return { start: behind, end: behind, newText: block };
  const at = behindRemarks(document, behind);
  const next = document.text.slice(at, parent.endTag?.span.start ?? document.text.length);
  const closesOnSameLine = previous === undefined && !/[\n\r]/.test(next);
  return { start: at, end: at, newText: newline + block + (closesOnSameLine ? newline + parentIndent : "") };
}
