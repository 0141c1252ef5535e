// Folding ranges: elements, long start tags, comments, runs of the same element, and regions between comments.
import type { FoldingRange } from "vscode-languageserver";
import type { Span, XmlComment, XmlElement, XmlNode } from "../xml/tree.js";
import type { Analysis } from "./analysis.js";
import type { Context } from "./context.js";

interface Fold {
  /** An offset in the line where the fold appears. */
  readonly anchor: number;
  /** The text to hide in editors that fold within lines. */
  readonly hidden: Span;
  /** Whether its last line stays visible, because something not hidden begins or ends there. */
  readonly keepsLastLine: boolean;
  readonly kind?: "comment" | "region";
}

/** The shortest run of the same element that can be folded. */
const longRun = 3;

/**
 * Returns the folding ranges; none outside a network. No two begin on the same line or cross, which editors do not
 * accept.
 */
export function foldingRangesOf(analysis: Analysis, { support }: Context): FoldingRange[] {
  const { result, positions } = analysis;
  if (!result.isNetwork) return [];
  const { lineFoldingOnly } = support;
  const lineOf = (offset: number) => positions.positionAt(offset).line;
  const folds = foldsOf(analysis).flatMap((fold) => {
    const { anchor, hidden, keepsLastLine, kind } = fold;
    const [startLine, lastLine] = [lineOf(lineFoldingOnly ? anchor : hidden.start), lineOf(hidden.end)];
    const endLine = lineFoldingOnly && keepsLastLine ? lastLine - 1 : lastLine;
    const place = lineFoldingOnly ? { start: startLine, end: endLine } : hidden;
    return endLine > startLine ? [{ startLine, endLine, hidden, place, kind }] : [];
  });
  folds.sort((a, b) => a.startLine - b.startLine || b.place.end - a.place.end);
  const around: typeof folds = [];
  let lastStart = -1;
  const kept = folds.filter((fold) => {
    const isBefore = (end: number) => (lineFoldingOnly ? end < fold.place.start : end <= fold.place.start);
    while (isBefore(around.at(-1)?.place.end ?? Number.POSITIVE_INFINITY)) around.pop();
    const crosses = fold.place.end > (around.at(-1)?.place.end ?? Number.POSITIVE_INFINITY);
    if (crosses || fold.startLine === lastStart) return false;
    lastStart = fold.startLine;
    around.push(fold);
    return true;
  });
  return kept.map(({ startLine, endLine, hidden, kind }) => ({
    startLine,
    endLine,
    ...(!lineFoldingOnly && {
      startCharacter: positions.positionAt(hidden.start).character,
      endCharacter: positions.positionAt(hidden.end).character,
    }),
    ...(kind && { kind }),
  }));
}

/** Lists everything that can be folded if it spans several lines. */
function foldsOf(analysis: Analysis): Fold[] {
  const { document, directives } = analysis.result;
  const folds: Fold[] = [];
  const regions: XmlComment[] = [];
  const pending: XmlNode[] = document.children.toReversed();
  const add = (found: Iterable<Fold>) => {
    for (const fold of found) folds.push(fold);
  };
  add(commentRuns(document.text, document.children));
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "comment") {
      folds.push({ ...between(node.span.start, inner(node)), kind: "comment" });
      add(regionEndedBy(node, regions));
    } else if (node.kind === "element") {
      folds.push(elementFold(document.text, node));
      add(commentRuns(document.text, node.children));
      if (node.parent) add(elementRuns(analysis, node));
      for (const child of node.children.toReversed()) pending.push(child);
    }
  }
  for (const { kind, span, reach } of directives.all) {
    if (kind !== "disable" || reach.end > document.text.length) continue;
    folds.push({ ...between(span.start, { start: span.end, end: reach.end }), kind: "region" });
  }
  return folds;
}

function between(anchor: number, hidden: Span, keepsLastLine = false): Fold {
  return { anchor, hidden, keepsLastLine };
}

function inner({ span, closed }: XmlComment): Span {
  return { start: span.start + "<!--".length, end: closed ? span.end - "-->".length : span.end };
}

/** Folds the text between the tags; in an element without an end tag, what follows the name in its tag. */
function elementFold(
  text: string,
  { span, nameSpan, startTag, startTagClosed, endTag, selfClosing }: XmlElement,
): Fold {
  const body = { start: startTag.end, end: endTag?.span.start ?? trimmedEnd(text, span) };
  const hasBody = startTagClosed && !selfClosing && /[\r\n]/.test(text.slice(body.start, body.end));
  if (hasBody) return between(span.start, body, endTag !== undefined && startsLine(text, body.end));
  const mark = startTagClosed ? (selfClosing ? "/>" : ">") : "";
  const tag = startTagClosed ? startTag : { start: startTag.start, end: trimmedEnd(text, startTag) };
  return between(span.start, { start: nameSpan.end, end: Math.max(nameSpan.end, tag.end - mark.length) }, true);
}

/** Folds runs of siblings with the same name. The first stays visible, to show what is folded. */
function* elementRuns({ vocabulary, result }: Analysis, parent: XmlElement): Generator<Fold> {
  let run: XmlElement[] = [];
  const { text } = result.document;
  const fold = (): Fold[] => {
    const [first, last] = [run[0], run.at(-1)];
    if (run.length < longRun || !first || !last) return [];
    return [{ ...between(first.span.end - 1, { start: first.span.end, end: last.span.end }), kind: "region" }];
  };
  for (const node of parent.children) {
    if (node.kind === "text" && node.value.trim() === "") continue;
    if (node.kind === "comment" && !startsLine(text, node.span.start)) continue;
    const repeats = node.kind === "element" && vocabulary.specOf(node)?.max === null;
    if (repeats && (run.length === 0 || run[0]?.name === node.name)) {
      run.push(node);
      continue;
    }
    yield* fold();
    run = repeats ? [node] : [];
  }
  yield* fold();
}

/** Folds one-line comments on consecutive lines. */
function* commentRuns(text: string, nodes: readonly XmlNode[]): Generator<Fold> {
  let run: XmlComment[] = [];
  const fold = (): Fold[] => {
    const [first, last] = [run[0], run.at(-1)];
    return first && last && run.length > 1
      ? [{ ...between(first.span.start, { start: first.span.end, end: last.span.end }), kind: "comment" }]
      : [];
  };
  for (const node of nodes) {
    if (node.kind === "text" && node.value.trim() === "") continue;
    const plain =
      node.kind === "comment" &&
      !/[\r\n]/.test(node.value) &&
      !/^\s*(?:#(?:end)?region\b|virnet-)/.test(node.value) &&
      startsLine(text, node.span.start);
    const last = run.at(-1);
    const follows = plain && last && /^[\t ]*(?:\r\n|\n|\r)[\t ]*$/.test(text.slice(last.span.end, node.span.start));
    if (!follows) {
      yield* fold();
      run = [];
    }
    if (plain) run.push(node);
  }
  yield* fold();
}

/** Folds the region that a comment ends; `open` holds the comments whose regions have not ended yet. */
function regionEndedBy(comment: XmlComment, open: XmlComment[]): Fold[] {
  if (/^\s*#region\b/.test(comment.value)) open.push(comment);
  const begin = /^\s*#endregion\b/.test(comment.value) ? open.pop() : undefined;
  if (!begin) return [];
  return [{ ...between(begin.span.start, { start: begin.span.end, end: comment.span.end }), kind: "region" }];
}

/** Whether only whitespace precedes it on its line. */
function startsLine(text: string, offset: number): boolean {
  let start = offset;
  while (start > 0 && /[\t ]/.test(text.charAt(start - 1))) start -= 1;
  return start === 0 || /[\r\n]/.test(text.charAt(start - 1));
}

function trimmedEnd(text: string, { start, end }: Span): number {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last -= 1;
  return last;
}
