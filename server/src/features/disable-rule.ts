// Comments that suppress a finding: where the one for its line must be, the one for the file, or an existing directive
// to which only the rule's name must be added.

import type { Directive } from "../directives/directives.js";
import type { Finding } from "../findings.js";
import { rules } from "../rules/rules.js";
import { indentBefore, lineEnd } from "../xml/edits.js";
import { locate } from "../xml/locate.js";
import type { Edit } from "../xml/text-edits.js";
import type { XmlDocument, XmlElement, XmlNode } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";

interface Disabling {
  /** For the line of the finding; `undefined` where no comment is possible. */
  readonly here: Edit | undefined;
  readonly file: Edit;
}

/** Rules about the text itself, which is read before any directive applies, and about directives. */
const beyondComments = new Set(rules.filter(({ on }) => on === "document" || on === "directives").map(({ id }) => id));

/** Returns the comments that suppress the finding; `undefined` when none can, or when the text is not well-formed. */
export function disabling({ result }: Analysis, { rule, span }: Finding): Disabling | undefined {
  const { document, isWellFormed } = result;
  const { root } = document;
  if (!isWellFormed || root === undefined || beyondComments.has(rule)) return undefined;
  const directives = new Map(result.directives.all.map((directive) => [directive.span.start, directive]));
  return { here: here(document, directives, rule, span.start), file: forFile(document, root, directives, rule) };
}

type Directives = ReadonlyMap<number, Directive>;

/** A place for a comment, and what follows it. */
interface Spot {
  readonly offset: number;
  readonly element: XmlElement | undefined;
  readonly siblings: readonly XmlNode[];
}

function here(document: XmlDocument, directives: Directives, rule: string, at: number): Edit | undefined {
  const spots = spotsFor(document, at).filter((spot) => reaches(document, spot, at));
  for (const spot of spots) {
    const existing = directiveBefore(document, directives, spot, at);
    if (existing) return withRule(document, existing, rule);
  }
  const [spot] = spots;
  return spot && inserted(document, spot.offset, `<!-- virnet-disable-next-line ${rule} -->`);
}

/** Lists places where a comment for that offset is possible, best first: on a line of its own, then within the line. */
function spotsFor(document: XmlDocument, at: number): Spot[] {
  const place = locate(document, document.text[at] === "<" ? at + 1 : at);
  const element = "element" in place ? place.element : place.parent;
  if (element === undefined) return [];
  // Text between elements, not a value: in `<name>` a comment would become part of the value.
  if (place.kind === "content" && element.children.some((node) => node.kind === "element")) {
    return [{ offset: at, element: undefined, siblings: element.children }];
  }
  const own = before(document, element);
  if (indentBefore(document, own.offset) !== undefined) return [own];
  const first = firstOnLine(document, own.offset);
  return first && first.parent !== undefined ? [before(document, first), own] : [own];
}

function before(document: XmlDocument, element: XmlElement): Spot {
  return { offset: element.span.start, element, siblings: (element.parent ?? document).children };
}

/** Finds the element that begins the line of an offset. */
function firstOnLine(document: XmlDocument, offset: number): XmlElement | undefined {
  const { text } = document;
  let start = offset;
  while (start > 0 && !/[\n\r]/.test(text.charAt(start - 1))) start -= 1;
  while (/[\t ]/.test(text.charAt(start))) start += 1;
  const place = locate(document, start + 1);
  return text[start] === "<" && place.kind === "element-name" ? place.element : undefined;
}

/**
 * Whether a comment there would apply to `at`: on the same line, after a comment within a line also on the next one, or
 * in the start tag that follows.
 */
function reaches(document: XmlDocument, { offset, element }: Spot, at: number): boolean {
  const { text } = document;
  const lineEnds = text.slice(offset, at).match(/\r\n|\n|\r/g)?.length ?? 0;
  const allowed = indentBefore(document, offset) === undefined ? 1 : 0;
  return offset <= at && (lineEnds <= allowed || (element !== undefined && at < element.startTag.end));
}

/** Finds a next-line directive with rule names, right before the spot, that applies to `at` too. */
function directiveBefore(
  { text }: XmlDocument,
  directives: Directives,
  { offset, element, siblings }: Spot,
  at: number,
): Directive | undefined {
  for (const node of siblings.filter(({ span }) => span.end <= offset).reverse()) {
    if (node.kind === "text" && /^[\t\n\r ]*$/.test(node.value)) continue;
    if (node.kind !== "comment") return undefined;
    const directive = directives.get(node.span.start);
    if (directive?.kind !== "disable-next-line" || directive.names.length === 0) continue;
    const lineEnds = text.slice(node.span.end, at).match(/\r\n|\n|\r/g)?.length ?? 0;
    return lineEnds <= 1 || (element !== undefined && at < element.startTag.end) ? directive : undefined;
  }
  return undefined;
}

function forFile(document: XmlDocument, root: XmlElement, directives: Directives, rule: string): Edit {
  const existing = [...directives.values()].find(({ kind, names }) => kind === "disable-file" && names.length > 0);
  if (existing) return withRule(document, existing, rule);
  const edit = inserted(document, root.span.start, `<!-- virnet-disable-file ${rule} -->`);
  if (indentBefore(document, root.span.start) !== undefined) return edit;
  const newline = lineEnd(document);
  return { ...edit, newText: newline + edit.newText + newline };
}

/** Inserts a comment on a line of its own before the first thing on a line; elsewhere within the line. */
function inserted(document: XmlDocument, offset: number, comment: string): Edit {
  const indent = indentBefore(document, offset);
  const newText = indent === undefined ? comment : comment + lineEnd(document) + indent;
  return { start: offset, end: offset, newText };
}

/** Adds a name to those in the directive, with the same separator. */
function withRule({ text }: XmlDocument, { names }: Directive, rule: string): Edit {
  const last = names.at(-1)?.span.end ?? 0;
  const between = names.length > 1 ? text.slice(names.at(-2)?.span.end, names.at(-1)?.span.start) : " ";
  return { start: last, end: last, newText: `${/^[ ,]+$/.test(between) ? between : " "}${rule}` };
}
