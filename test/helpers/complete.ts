// An editor that accepts a completion: applies the edits as LSP wants them applied, expands the snippet, indents its
// further lines, and says where the cursor ends.
import assert from "node:assert/strict";
import type { CompletionItem } from "vscode-languageserver";
import { completionsAt } from "../../server/src/features/completion.js";
import type { Support } from "../../server/src/features/context.js";
import { applyEdits } from "../../server/src/lint/fixes.js";
import { createPositions } from "../../server/src/positions.js";
import type { Span } from "../../server/src/xml/tree.js";
import { type AnalysisOptions, able, analysisOf, contextOf } from "./analysis.js";
import { cursor } from "./markers.js";

export interface EditorOptions extends AnalysisOptions {
  readonly support?: Support;
  readonly trigger?: string;
}

/** What is offered at the `|`, in the editor's order. */
export function offered(marked: string, options: EditorOptions = {}): CompletionItem[] {
  const { text, offset } = cursor(marked);
  const { support = able, trigger } = options;
  const { items, isIncomplete } = completionsAt(analysisOf(text, options), offset, contextOf(support), trigger);
  assert.equal(isIncomplete, false);
  // Some editors take the first item's for all.
  const starts = new Set(items.map((item) => editOf(text, item).start));
  assert.ok(starts.size < 2, "all items replace from the same place");
  return items.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

export function labels(marked: string, options?: EditorOptions): string[] {
  return offered(marked, options).map(({ label }) => label);
}

/**
 * The text after the item of that label is accepted, with `|` at its first tab stop, or where the cursor ends.
 * Placeholders are left out, of choices the first is taken.
 */
export function accepted(marked: string, label: string, options: EditorOptions = {}): string {
  const items = offered(marked, options);
  const [item, ...others] = items.filter((each) => each.label === label);
  assert.ok(item, `${label} is not offered, but ${items.map((each) => each.label).join(", ") || "nothing"}`);
  assert.equal(others.length, 0, `${label} is offered once`);
  const { text, offset } = cursor(marked);
  const typed = text.slice(editOf(text, item).start, offset).trimStart().toLowerCase();
  assert.ok(isSubsequence(typed, item.filterText ?? item.label), `${item.filterText} is filtered out by ${typed}`);
  const after = accept(text, offset, item, options, () => "");
  return `${after.text.slice(0, after.cursor)}|${after.text.slice(after.cursor)}`;
}

/** Accepts an item, placeholders filled in by `fill`; checks that the item is one an editor can take. */
export function accept(
  text: string,
  offset: number,
  item: CompletionItem,
  options: EditorOptions = {},
  fill = (placeholder: string) => placeholder,
) {
  const { support = able } = options;
  const span = editOf(text, item);
  assert.ok(span.start <= offset && offset <= span.end, "the cursor is in what is replaced");
  assert.ok(!/[\n\r]/.test(text.slice(span.start, span.end)), "what is replaced is on one line");
  const isSnippet = item.insertTextFormat === 2;
  assert.ok(support.snippets || !isSnippet, "no snippet for an editor without");
  const indents = isSnippet || item.insertTextMode === 2;
  const base = indents ? (/(?:^|[\n\r])([\t ]*)[^\n\r]*$/.exec(text.slice(0, span.start))?.[1] ?? "") : "";
  const indented = (part: string) => part.replace(/\r\n|\n/g, (end) => end + base);
  const { text: inserted, stop } = expand(item.textEdit?.newText ?? "", isSnippet, indented, fill);

  const positions = createPositions(text);
  const beside = (item.additionalTextEdits ?? []).map((edit) => ({
    ...positions.spanOf(edit.range),
    newText: edit.newText,
  }));
  for (const other of beside) assert.ok(other.end <= span.start || span.end < other.start, "edits keep apart");
  const before = beside.filter(({ end }) => end <= span.start);
  const shift = before.reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), 0);
  return {
    text: applyEdits(text, [...beside, { ...span, newText: inserted }]),
    cursor: span.start + shift + stop,
    span,
    beside,
  };
}

function editOf(text: string, { textEdit }: CompletionItem): Span {
  assert.ok(textEdit && "range" in textEdit, "every item has a text edit");
  return createPositions(text).spanOf(textEdit.range);
}

/** The text of a snippet, and where its first tab stop is. */
function expand(
  snippet: string,
  isSnippet: boolean,
  indented: (part: string) => string,
  fill: (placeholder: string) => string,
) {
  if (!isSnippet) return { text: indented(snippet), stop: indented(snippet).length };
  const values = new Map<string, string>();
  // A tab stop may be repeated before its placeholder, so that it takes a second reading.
  for (const [, number = "", placeholder, choices] of snippet.matchAll(stop)) {
    const value =
      placeholder === undefined ? /^(?:\\.|[^\\,])*/.exec(choices ?? "")?.[0] : fill(unescaped(placeholder));
    if (placeholder !== undefined || choices !== undefined) values.set(number, unescaped(value ?? ""));
  }
  const stops = new Map<number, number>();
  let text = "";
  let at = 0;
  for (const match of snippet.matchAll(stop)) {
    text += indented(literal(snippet.slice(at, match.index)));
    const number = match[1] ?? match[4] ?? "";
    if (!stops.has(Number(number))) stops.set(Number(number), text.length);
    text += values.get(number) ?? "";
    at = match.index + match[0].length;
  }
  text += indented(literal(snippet.slice(at)));
  const first = [...stops.keys()].filter((number) => number > 0).sort((a, b) => a - b)[0];
  return { text, stop: stops.get(first ?? 0) ?? text.length };
}

/** A tab stop: `$1`, `${1}`, `${1:placeholder}` or `${1|one,other|}`, not behind a backslash. */
const stop = /(?<=(?:^|[^\\])(?:\\\\)*)\$(?:\{(\d+)(?::((?:\\.|[^\\$}])*)|\|((?:\\.|[^\\|])*)\|)?\}|(\d+))/g;

function unescaped(part: string): string {
  return part.replace(/\\(.)/g, "$1");
}

/** What stands between tab stops; fails where something there should be escaped. */
function literal(part: string): string {
  assert.match(part, /^(?:\\[\\$}]|[^\\$])*$/, "no snippet");
  return unescaped(part);
}

function isSubsequence(typed: string, whole: string): boolean {
  let from = 0;
  for (const character of typed) {
    from = whole.toLowerCase().indexOf(character, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
