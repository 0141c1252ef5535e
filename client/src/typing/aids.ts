// What is written for someone who types XML: end tags and quotes. Typing comes first: what is typed by hand although it
// was written already takes the place of that, and a break typed into a value goes away. Keys do not wait for the
// extension, so that whatever is to be done keeps its place while more is typed, until it can be done.

import { type Change, type Edit, follow, isGoing, type Mark, type Open, type Written } from "./marks.js";
import { endTagBefore, isInValue, quoteAwaitedAt, startTagBefore, startTagOf, unclosedTags } from "./markup.js";

export interface Aids {
  /** Follows a change that led to the text: what was typed, or an edit that was asked for. */
  changed(change: Change, text: string, own?: Edit): void;
  /** Follows a change that is neither. */
  moved(change: Change): void;
  /** The next thing to do to the text; `cursor` is where the cursor is, `pausing` whether nothing is typed any more. */
  next(text: string, cursor: number, pausing: boolean): Edit | undefined;
  /** Gives up what was not done. */
  giveUp(): void;
}

/** What the user wants to be helped with. */
export interface Wanted {
  readonly indentation: boolean;
  readonly endTags: boolean;
  readonly quotes: boolean;
}

export function createAids(wanted: () => Wanted): Aids {
  let marks: Mark[] = [];

  function changed(change: Change, text: string, own?: Edit): void {
    const atQuote = marks.some((mark) => mark.kind === "quote" && mark.start === change.offset);
    const isDone = (mark: Mark) => mark.kind === "indent" && own?.text === mark.wanted && own.start === mark.start;
    marks = marks.filter((mark) => !isDone(mark) && follow(mark, change));
    const end = change.offset + change.text.length;
    if (own !== undefined) {
      if (own.text === "''" || own.text === '""') {
        marks.push({ kind: "quote", text: own.text.charAt(0), start: end - 1, end });
      } else {
        for (const { 0: endTag, index } of own.text.matchAll(/<\/[^<>]*>/g)) {
          const start = change.offset + index;
          marks.push({ kind: "end-tag", text: endTag, start, end: start + endTag.length });
        }
      }
      return;
    }
    if (change.length > 0 && /\S/.test(change.text)) {
      if (atQuote) overtyped(text, change);
      typedLastOfTag(text, change);
      return;
    }
    typedLastOfTag(text, change);
    if (/^(?:\r?\n[\t ]*)+$/.test(change.text)) {
      if (isInValue(text, change.offset)) marks.push({ kind: "surplus", start: change.offset, end });
      else leftText(text, change);
    } else if (change.text === ">") {
      typedEndOfTag(text, end);
    } else if (change.text === "=") {
      if (wanted().quotes && quoteAwaitedAt(text, end)) marks.push({ kind: "equals", start: end, end });
    } else if (change.text === "'" || change.text === '"') {
      typedQuote(text, change);
    }
  }

  function typedEndOfTag(text: string, end: number): void {
    const name = endTagBefore(text, end);
    if (name === undefined) {
      if (wanted().endTags && unclosedName(text, end) !== undefined) marks.push({ kind: "open", start: end, end });
      return;
    }
    // What was typed by hand before may not be gone yet.
    const written = marks
      .filter((mark): mark is Written => mark.kind === "end-tag" && mark.start >= end && mark.typed === undefined)
      .toSorted((a, b) => a.start - b.start)[0];
    if (written?.text !== `</${name}>`) return;
    const between = [...text.slice(end, written.start)];
    for (const { start, end: stop } of marks.filter(isGoing))
      between.fill("", Math.max(0, start - end), Math.max(0, stop - end));
    if (between.join("").trim() === "") written.typed = end;
  }

  function typedQuote(text: string, { offset, text: typed }: Change): void {
    const end = offset + 1;
    const written = marks.find((mark) => mark.kind === "quote" && mark.start === offset + typed.length);
    if (written?.kind !== "quote" || written.text !== typed) return;
    // The first is the one that begins the value, typed behind the one that was written.
    if (text[offset - 1] === typed && text[offset - 2] === "=") marks.push({ kind: "surplus", start: offset, end });
    else written.typed = end;
  }

  /** An end tag alone on its line is indented like its start tag. */
  function typedLastOfTag(text: string, { offset, text: typed }: Change): void {
    const end = offset + typed.length;
    const name = /^[^\n\r]*>$/.test(typed) && wanted().indentation ? endTagBefore(text, end) : undefined;
    if (name === undefined) return;
    const start = text.lastIndexOf("<", end - 1);
    const line = text.lastIndexOf("\n", start) + 1;
    const opening = startTagOf(text, end);
    if (opening === undefined || opening >= line || text.slice(line, start).trim() !== "") return;
    const indent = indentAt(text, opening);
    if (text.slice(line, start) !== indent) marks.push({ kind: "indent", start: line, end: start, wanted: indent });
  }

  /** Who goes on in another line has left an element that holds text, though the cursor was in front of its end tag. */
  function leftText(text: string, { offset, text: breaks }: Change): void {
    const written = marks.find((mark) => mark.kind === "end-tag" && mark.start === offset + breaks.length);
    const held = /<[A-Za-z_][^<>]*>([^<>\n\r]*[^<>\s])[\t ]*$/.exec(
      text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset),
    );
    if (written?.kind !== "end-tag" || held?.[1] === undefined) return;
    written.typed = offset;
    const end = offset + (/^\r?\n[\t ]*/.exec(breaks)?.[0].length ?? 0);
    marks.unshift({ kind: "open", start: offset - (held[0].length - held[0].indexOf(">") - 1), end });
  }

  /** The editor itself puts a typed quote in the place of one that is there. */
  function overtyped(text: string, { offset, length, text: typed }: Change): void {
    if (length !== 1 || !/^['"]$/.test(typed) || text.slice(offset - 2, offset) !== `=${typed}`) return;
    marks.push({ kind: "surplus", start: offset, end: offset + 1 });
  }

  function next(text: string, cursor: number, pausing: boolean): Edit | undefined {
    for (const mark of marks.filter((each) => each.kind !== "open")) {
      const edit = editFor(mark, text, cursor, pausing);
      if (edit === "later") continue;
      if (edit !== undefined) return withIndentation(edit, text, cursor);
      marks = marks.filter((other) => other !== mark);
    }
    const edit = nextEndTag(text, cursor, pausing);
    return edit && withIndentation(edit, text, cursor);
  }

  /** From the innermost element outwards: an end tag cannot go before that of an element within. */
  function nextEndTag(text: string, cursor: number, pausing: boolean): Edit | undefined {
    let edit: Edit | undefined;
    for (const mark of marks.filter((each) => each.kind === "open").toSorted((a, b) => b.start - a.start)) {
      const name = unclosedName(text, mark.start);
      if (name === undefined) {
        if (edit === undefined && !marks.some(isGoing)) marks = marks.filter((other) => other !== mark);
        continue;
      }
      const own = endTagFor(mark, name, text, cursor, pausing);
      if (own === "later" || (edit !== undefined && own.start !== edit.start)) break;
      // Each edit takes time in which more is typed.
      if (edit === undefined) edit = own;
      else edit = { ...edit, text: edit.text + own.text };
      if (own.end > own.start) break;
    }
    return edit;
  }

  /** The name of the element whose start tag ends at the offset, when that or one that lost its end tag to it has none. */
  function unclosedName(text: string, offset: number): string | undefined {
    const name = startTagBefore(text, offset);
    const others = new Set(marks.flatMap(({ kind, start }) => (kind === "open" && start !== offset ? start : [])));
    return unclosedTags(text).some((tag) => tag.name === name && !others.has(tag.end)) ? name : undefined;
  }

  return {
    changed,
    moved(change: Change) {
      marks = marks.filter((mark) => follow(mark, change));
    },
    next,
    giveUp() {
      marks = marks.filter((mark) => mark.kind === "end-tag" || mark.kind === "quote");
    },
  };
}

function indentAt(text: string, offset: number): string {
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[\t ]*/.exec(text.slice(line, offset))?.[0] ?? "";
}

/** The edit that does what the mark is for; nothing when there is nothing left to do. */
function editFor(
  mark: Exclude<Mark, Open>,
  text: string,
  cursor: number,
  pausing: boolean,
): Edit | "later" | undefined {
  switch (mark.kind) {
    case "surplus":
      return { start: mark.start, end: mark.end, text: "" };
    case "equals": {
      // Most people type quotes as part of the attribute.
      if (!pausing && cursor === mark.end) return "later";
      const quote = cursor === mark.end ? quoteAwaitedAt(text, mark.end) : undefined;
      return quote && { start: mark.end, end: mark.end, text: quote + quote, cursor: 1, suggest: true };
    }
    case "indent":
      return { start: mark.start, end: mark.end, text: mark.wanted };
    default:
      return mark.typed === undefined ? "later" : withoutWritten(mark, mark.typed, text, cursor);
  }
}

/**
 * The edit with the white space that is all there is before the cursor on its line: the editor takes that away when it
 * indented the line by itself and something else is edited.
 */
function withIndentation(edit: Edit, text: string, cursor: number): Edit {
  const white = /\n([\t ]+)$/.exec(text.slice(0, cursor))?.[1] ?? "";
  if (white === "" || edit.start !== cursor || (edit.cursor ?? 0) > 0) return edit;
  return { ...edit, start: cursor - white.length, text: white + edit.text, cursor: white.length };
}

function endTagFor({ start, end }: Open, name: string, text: string, cursor: number, pausing: boolean): Edit | "later" {
  const typed = text.slice(start, end);
  if (/<\/[^<>]*$/.test(typed)) return "later";
  // What holds text is on one line, and whoever goes on in the next has left it.
  const held = /^[^\n\r<]*[^\s<](?=[\t ]*\r?\n)/.exec(typed)?.[0];
  if (held !== undefined && cursor > start + held.length) {
    // The line after was indented as if it were within.
    const gap = /^[\t ]*(\r?\n)[\t ]*/.exec(typed.slice(held.length));
    const from = start + held.length;
    return {
      start: from,
      end: from + (gap?.[0].length ?? 0),
      text: `</${name}>${gap?.[1] ?? ""}${indentAt(text, start)}`,
    };
  }
  // Where the cursor is can be told for sure only after typing.
  if (cursor !== end && !pausing) return "later";
  const indent = indentAt(text, start);
  const lead = /^[\t ]*(\r?\n)/.exec(typed)?.[1];
  const endTag = `${lead === undefined ? "" : lead + indent}</${name}>`;
  return { start: end, end, text: endTag, ...(cursor === end && { cursor: 0 }) };
}

/** Takes away the written one behind the hand-typed one, with the line it has for itself. */
function withoutWritten({ start, end }: Written, typed: number, text: string, cursor: number): Edit | undefined {
  const between = text.slice(typed, start);
  const line = /\r?\n[\t ]*$/.exec(between);
  const lineStart = line ? typed + line.index : start;
  // A break before the cursor was typed by hand.
  return { start: lineStart >= cursor ? lineStart : start, end, text: "" };
}
