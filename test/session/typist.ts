// Simulates a user: an editor window with a cursor, a list of completions and tab stops, over a real connection to the
// server. Counts the pressed keys and records what happens.
import assert from "node:assert/strict";
import type { CompletionItem, CompletionList } from "vscode-languageserver";
import { createPositions } from "../../server/src/positions.js";
import type { Span } from "../../server/src/xml/tree.js";
import type { Editor } from "../helpers/lsp.js";
import { expand, type TabStop } from "../helpers/snippet.js";

/** The completions on show, the likeliest first; all replace from the same place. */
interface Popup {
  readonly items: readonly CompletionItem[];
  readonly start: number;
}

export interface Typist {
  readonly text: string;
  /** How often a key was pressed; with others held down it counts as one. */
  readonly keys: number;
  /** One line for each thing done. */
  readonly record: readonly string[];
  /** Presses the keys of these characters. */
  type(characters: string): Promise<void>;
  /** Goes down or up the list to the item, and takes it. Fails where it is not on the list. */
  pick(label: string): Promise<void>;
  /** Ctrl and space: asks for completions. */
  ask(): Promise<void>;
  /** To the next tab stop. */
  tab(): Promise<void>;
  /** So many lines down, to the end of the line; leaves the tab stops. */
  leave(lines: number): Promise<void>;
  /** The labels of the list on show. */
  list(): string[];
}

const triggers = new Set(["<", "/", ":", "=", "'", '"', " "]);

/** Opens an empty document; the editor shows snippets and asks for completions again when an item says so. */
export async function createTypist(editor: Editor, uri: string): Promise<Typist> {
  let text = "";
  let cursor = 0;
  let selected = 0;
  let version = 1;
  let keys = 0;
  let stops: TabStop[] = [];
  let active = -1;
  let popup: Popup | undefined;
  const record: string[] = [];
  await editor.open(uri, text, "libvirt-network");

  /** Replaces a stretch, tells the server, and moves the tab stops along. */
  async function change({ start, end }: Span, newText: string): Promise<void> {
    const range = createPositions(text).rangeOf({ start, end });
    text = text.slice(0, start) + newText + text.slice(end);
    version += 1;
    await editor.change(uri, version, { range, text: newText });
    const grown = newText.length - (end - start);
    const moved = (offset: number, isEnd: boolean) =>
      offset > end || (offset === end && (isEnd || offset > start)) ? offset + grown : offset;
    stops = stops.map((stop) => ({
      ...stop,
      spans: stop.spans.map((span) => ({ start: moved(span.start, false), end: moved(span.end, true) })),
    }));
  }

  async function request(trigger?: string): Promise<void> {
    const context = trigger === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter: trigger };
    const position = createPositions(text).positionAt(cursor);
    const list: CompletionList = await editor.connection.sendRequest("textDocument/completion", {
      textDocument: { uri },
      position,
      context,
    });
    const items = list.items.toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
    const [first] = items;
    popup = first && { items, start: spanOf(first).start };
  }

  function spanOf({ textEdit }: CompletionItem): Span {
    assert.ok(textEdit && "range" in textEdit);
    return createPositions(text).spanOf(textEdit.range);
  }

  /** What the list shows once what is typed has narrowed it. */
  function shown(): readonly CompletionItem[] {
    if (popup === undefined) return [];
    const typed = text.slice(popup.start, cursor).toLowerCase();
    return popup.items.filter((item) => (item.filterText ?? item.label).toLowerCase().startsWith(typed));
  }

  async function press(character: string): Promise<void> {
    keys += 1;
    await change({ start: cursor - selected, end: cursor }, character);
    cursor += character.length - selected;
    selected = 0;
    if (triggers.has(character)) await request(character);
    else if (popup === undefined && /[A-Za-z]/.test(character)) await request();
    if (shown().length === 0) popup = undefined;
  }

  async function accept(item: CompletionItem): Promise<void> {
    popup = undefined;
    const positions = createPositions(text);
    // The edits are of the text as it is now; the item's own stands last, so nothing moves before it.
    const span = { start: spanOf(item).start, end: Math.max(spanOf(item).end, cursor) };
    const beside = (item.additionalTextEdits ?? []).map((edit) => ({
      ...positions.spanOf(edit.range),
      text: edit.newText,
    }));
    const indent = /(?:^|\n)([\t ]*)[^\n]*$/.exec(text.slice(0, span.start))?.[1] ?? "";
    const indented = (part: string) => part.replaceAll("\n", `\n${indent}`);
    const newText = item.textEdit?.newText ?? "";
    const expanded =
      item.insertTextFormat === 2 ? expand(newText, { indented }) : { text: indented(newText), stops: [] };
    await change(span, expanded.text);
    if (expanded.stops.length > 0) {
      const shift = (each: Span) => ({ start: each.start + span.start, end: each.end + span.start });
      stops = expanded.stops.map((stop) => ({ ...stop, spans: stop.spans.map(shift) }));
      active = -1;
      await next();
    } else cursor = span.start + expanded.text.length;
    for (const edit of beside.toSorted((a, b) => b.start - a.start)) {
      await change(edit, edit.text);
      if (edit.end <= cursor) cursor += edit.text.length - (edit.end - edit.start);
    }
    if (item.command) await request();
  }

  async function next(): Promise<void> {
    await mirror();
    active += 1;
    const span = stops[active]?.spans[0];
    if (span === undefined) return;
    cursor = span.end;
    selected = span.end - span.start;
    popup = undefined;
  }

  /** Repeats what was typed in a tab stop where it stands again. */
  async function mirror(): Promise<void> {
    const stop = stops[active];
    const [own] = stop?.spans ?? [];
    if (!stop || !own) return;
    const typed = text.slice(own.start, own.end);
    for (let index = 1; index < stop.spans.length; index += 1) {
      const span = stops[active]?.spans[index];
      if (span && text.slice(span.start, span.end) !== typed) await change(span, typed);
    }
  }

  const note = (what: string, before: number) => {
    const pressed = keys - before;
    record.push(`${what}: ${pressed} ${pressed === 1 ? "key" : "keys"}`);
  };
  return {
    get text() {
      return text;
    },
    get keys() {
      return keys;
    },
    record,
    async type(characters) {
      const before = keys;
      for (const character of characters) await press(character);
      note(`types ${characters}`, before);
    },
    async pick(label) {
      const before = keys;
      const items = shown();
      const index = items.findIndex((item) => item.label === label);
      const item = items[index];
      assert.ok(item, `${label} is not on the list, but ${items.map((each) => each.label).join(", ") || "nothing"}`);
      // The list goes round: from the first up to the last.
      const steps = Math.min(index, items.length - index);
      keys += steps + 1;
      const documented = item.labelDetails?.description ?? item.detail ?? "";
      await accept(item);
      note(`takes ${label} (${documented}), ${index === 0 ? "the first" : `${steps} away`} of ${items.length}`, before);
    },
    async ask() {
      const before = keys;
      keys += 1;
      // A selected placeholder is replaced by what is taken.
      await request();
      note(`asks for completions`, before);
    },
    async tab() {
      const before = keys;
      keys += 1;
      await next();
      note("goes to the next tab stop", before);
    },
    async leave(lines) {
      const before = keys;
      await mirror();
      stops = [];
      popup = undefined;
      selected = 0;
      for (let line = 0; line < lines; line += 1) cursor = text.indexOf("\n", cursor) + 1;
      const end = text.indexOf("\n", cursor);
      cursor = end < 0 ? text.length : end;
      keys += lines + 1;
      note(`goes ${lines} lines down, and to the end`, before);
    },
    list: () => shown().map(({ label }) => label),
  };
}
