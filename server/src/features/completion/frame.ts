// The surroundings of a new element: on a line of its own if its siblings are, with their indentation; without line
// breaks if they share a line.
import { indentBefore, indentUnit, lineEnd } from "../../xml/edits.js";
import { childElements, type Span, type XmlDocument, type XmlElement } from "../../xml/tree.js";
import type { Scene } from "./scene.js";

export interface Frame {
  /** The span to replace. */
  readonly span: Span;
  /** Line breaks and indentation before and after the element. */
  readonly before: string;
  readonly after: string;
  /**
   * Begins a new line of the element, indented by so many steps more than its first; returns nothing if all is on one
   * line.
   */
  newLine(steps: number): string;
}

/**
 * Returns the frame of an element that replaces the span, without indentation that the editor adds itself. `parent` is
 * `undefined` for a root.
 */
export function frameOf({ document, context }: Scene, parent: XmlElement | undefined, span: Span): Frame {
  const { text } = document;
  const { support } = context;
  const end = lineEnd(document);
  const unit = indentUnit(document);
  const lineStart = startOfLine(text, span.start);
  const base = /^[\t ]*/.exec(text.slice(lineStart, span.start))?.[0] ?? "";
  // Clients with snippets indent them; other texts are indented only by some.
  const adjusts = support.snippets || support.adjustIndentation;
  if (!support.severalLines) {
    const indent = indentWithin(document, parent, span, unit);
    const lead = lineStart + base.length === span.start && indent.startsWith(base) ? indent.slice(base.length) : "";
    return { span, before: lead, after: "", newLine: () => "" };
  }
  const reachable = (indent: string) => !adjusts || indent.startsWith(base);
  const line = (indent: string) => end + (adjusts ? indent.slice(base.length) : indent);

  const wanted = indentWithin(document, parent, span, unit);
  const ownLine = base.length === span.start - lineStart;
  const breaks = !ownLine && beginsNewLine(document, parent, span);
  if (!ownLine && !breaks && parent) return { span, before: "", after: "", newLine: () => "" };
  const indent = reachable(wanted) && (!ownLine || wanted.startsWith(base)) ? wanted : base;

  let spanEnd = span.end;
  let after = "";
  const rest = /^[\t ]*(?=[^\t\n\r ])/.exec(text.slice(span.end, span.end + 1000));
  if (rest) {
    const next = span.end + rest[0].length;
    const closing = next === parent?.endTag?.span.start;
    const outer = closing ? lineIndent(document, parent) : indent;
    if (reachable(outer)) {
      spanEnd = next;
      after = line(outer);
    }
  }
  return {
    span: { start: span.start, end: spanEnd },
    before: breaks ? line(indent) : ownLine ? indent.slice(base.length) : "",
    after,
    newLine: (steps) => line(indent + unit.repeat(steps)),
  };
}

/** Returns the indentation of the children of `parent` near the span. */
function indentWithin(document: XmlDocument, parent: XmlElement | undefined, span: Span, unit: string): string {
  if (parent === undefined) return "";
  const siblings = childElements(parent).filter(({ span: { start } }) => start !== span.start);
  const before = siblings.findLast((sibling) => sibling.span.start < span.start);
  const near = before && indentBefore(document, before.span.start);
  if (near !== undefined) return near;
  for (const sibling of siblings) {
    const indent = indentBefore(document, sibling.span.start);
    if (indent !== undefined) return indent;
  }
  return lineIndent(document, parent) + unit;
}

/** Returns the whitespace at the start of the line where the element begins. */
function lineIndent({ text }: XmlDocument, { span }: XmlElement): string {
  return /^[\t ]*/.exec(text.slice(startOfLine(text, span.start), span.start))?.[0] ?? "";
}

/** Returns the start of the line of an offset. */
export function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== "\n" && text[start - 1] !== "\r") start -= 1;
  return start;
}

/** Whether text after the start tag of `parent`, or after a child of it, belongs on a new line. */
function beginsNewLine(document: XmlDocument, parent: XmlElement | undefined, { start }: Span): boolean {
  if (parent === undefined) return false;
  const own = ({ span }: XmlElement) => indentBefore(document, span.start) !== undefined;
  const previous = parent.children.findLast((node) => node.span.end <= start && node.kind !== "text");
  if (previous) return previous.span.end === start && indentBefore(document, previous.span.start) !== undefined;
  const next = childElements(parent).find(({ span }) => span.start > start);
  return parent.startTag.end === start && own(parent) && (next === undefined || own(next));
}
