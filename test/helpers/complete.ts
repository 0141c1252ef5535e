// An editor that accepts a completion: applies the edits by LSP's rules, expands the snippet, indents its further
// lines, and returns the cursor position.
import assert from "node:assert/strict";
import type { CompletionItem } from "vscode-languageserver";
import { completionsAt } from "../../server/src/features/completion/completion.js";
import type { Support } from "../../server/src/features/context.js";
import { createPositions } from "../../server/src/positions.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import type { Span } from "../../server/src/xml/tree.js";
import { type AnalysisOptions, able, analysisOf, contextOf } from "./analysis.js";
import { cursor } from "./markers.js";
import { expand } from "./snippet.js";

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
  const newText = item.textEdit?.newText ?? "";
  const expanded = isSnippet ? expand(newText, { indented, fill }) : { text: indented(newText), stops: [] };
  const stop = expanded.stops[0]?.spans[0]?.start ?? expanded.text.length;

  const positions = createPositions(text);
  const beside = (item.additionalTextEdits ?? []).map((edit) => ({
    ...positions.spanOf(edit.range),
    newText: edit.newText,
  }));
  for (const other of beside) assert.ok(other.end <= span.start || span.end < other.start, "edits keep apart");
  const before = beside.filter(({ end }) => end <= span.start);
  const shift = before.reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), 0);
  return {
    text: applyEdits(text, [...beside, { ...span, newText: expanded.text }]),
    cursor: span.start + shift + stop,
    span,
    beside,
  };
}

function editOf(text: string, { textEdit }: CompletionItem): Span {
  assert.ok(textEdit && "range" in textEdit, "every item has a text edit");
  return createPositions(text).spanOf(textEdit.range);
}

function isSubsequence(typed: string, whole: string): boolean {
  let from = 0;
  for (const character of typed) {
    from = whole.toLowerCase().indexOf(character, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
