// Adds end tags and quotes while the user types XML. Typing takes precedence: an end tag or quote that the user types
// nevertheless replaces the added one, and a line break typed into a value is removed. Keys do not wait for the extension,
// so every pending edit keeps its place while more is typed, until it can be made.

import { indentationAt, indentBefore } from "./indentation.js";
import { type Change, type Edit, follow, isGoing, type Line, type Mark, type Open, type Written } from "./marks.js";
import { endTagBefore, isInValue, quoteAwaitedAt, startTagBefore, unclosedTags } from "./markup.js";

export interface Aids {
  /** Follows a change that led to the text: what was typed, or an edit that was requested. */
  changed(change: Change, text: string, own?: Edit): void;
  /** Follows any other change. */
  moved(change: Change): void;
  /** The next edit to make; `cursor` is the offset of the cursor, `pausing` whether typing has paused. */
  next(text: string, cursor: number, pausing: boolean): Edit | undefined;
  /** Discards pending edits. */
  giveUp(): void;
}

/** The aids that the user has enabled. */
export interface Wanted {
  /** One level of indentation; `undefined` where lines are not indented. */
  readonly indentation: string | undefined;
  readonly endTags: boolean;
  readonly quotes: boolean;
}

export function createAids(wanted: () => Wanted): Aids {
  let marks: Mark[] = [];

  function changed(change: Change, text: string, own?: Edit): void {
    const atQuote = marks.some((mark) => mark.kind === "quote" && mark.start === change.offset);
    marks = marks.filter(
      (mark) => follow(mark, change) && (own !== undefined || !isIndentedByHand(mark, change, text)),
    );
    const end = change.offset + change.text.length;
    if (own !== undefined) {
      startedLines(change);
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
      typedEndTag(text, change);
      return;
    }
    typedEndTag(text, change);
    if (/^(?:\r?\n[\t ]*)+$/.test(change.text)) {
      if (isInValue(text, change.offset)) marks.push({ kind: "surplus", start: change.offset, end });
      else {
        startedLines(change);
        leftText(text, change);
      }
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
    // What was typed earlier may not have been removed yet.
    const written = marks
      .filter((mark): mark is Written => mark.kind === "end-tag" && mark.start >= end && mark.typed === undefined)
      .toSorted((a, b) => a.start - b.start)[0];
    if (written?.text !== `</${name}>`) return;
    const between = text.slice(end, written.start).split("");
    for (const { start, end: stop } of marks.filter(isGoing))
      between.fill("", Math.max(0, start - end), Math.max(0, stop - end));
    if (between.join("").trim() === "") written.typed = end;
  }

  function typedQuote(text: string, { offset, text: typed }: Change): void {
    const end = offset + 1;
    const written = marks.find((mark) => mark.kind === "quote" && mark.start === offset + typed.length);
    if (written?.kind !== "quote" || written.text !== typed) return;
    // The first is the one that begins the value, typed after the added one.
    if (text[offset - 1] === typed && text[offset - 2] === "=") marks.push({ kind: "surplus", start: offset, end });
    else written.typed = end;
  }

  /** An end tag alone on its line is indented like its start tag. */
  function typedEndTag(text: string, { offset, text: typed }: Change): void {
    const end = offset + typed.length;
    if (!/^[^\n\r]*>$/.test(typed) || endTagBefore(text, end) === undefined) return;
    const start = text.lastIndexOf("\n", end - 1) + 1;
    if (/^[\t ]*<\/[^<]*$/.test(text.slice(start, end))) startedLine(start);
  }

  function startedLines({ offset, text }: Change): void {
    for (const { 0: broken, index } of text.matchAll(/\n/g)) startedLine(offset + index + broken.length);
  }

  function startedLine(start: number): void {
    const isKnown = marks.some((mark) => mark.kind === "line" && mark.start === start);
    if (wanted().indentation !== undefined && !isKnown) marks.push({ kind: "line", start });
  }

  /** Continuing on another line leaves an element with text, even though the cursor was before its end tag. */
  function leftText(text: string, { offset, text: breaks }: Change): void {
    const written = marks.find((mark) => mark.kind === "end-tag" && mark.start === offset + breaks.length);
    const held = /<[A-Za-z_][^<>]*>([^<>\n\r]*[^<>\s])[\t ]*$/.exec(
      text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset),
    );
    if (written?.kind !== "end-tag" || held?.[1] === undefined) return;
    written.typed = offset;
    const end = offset + (/^\r?\n[\t ]*/.exec(breaks)?.[0].length ?? 0);
    const start = offset - (held[0].length - held[0].indexOf(">") - 1);
    marks = marks.filter((mark) => mark.kind !== "open" || mark.start !== start);
    marks.unshift({ kind: "open", start, end });
  }

  /** The editor itself lets a typed quote replace an existing one. */
  function overtyped(text: string, { offset, length, text: typed }: Change): void {
    if (length !== 1 || !/^['"]$/.test(typed) || text.slice(offset - 2, offset) !== `=${typed}`) return;
    marks.push({ kind: "surplus", start: offset, end: offset + 1 });
  }

  function next(text: string, cursor: number, pausing: boolean): Edit | undefined {
    for (const mark of marks) {
      if (mark.kind === "open" || mark.kind === "line") continue;
      const edit = editFor(mark, text, cursor, pausing);
      if (edit === "later") continue;
      if (edit !== undefined) return withIndentation(edit, text, cursor);
      marks = marks.filter((other) => other !== mark);
    }
    const edit = nextEndTag(text, cursor, pausing);
    if (edit !== undefined) return withIndentation(edit, text, cursor);
    const isSettled = pausing && !marks.some((mark) => mark.kind === "open" || isGoing(mark));
    return isSettled ? nextLines(text, cursor) : undefined;
  }

  /**
   * Indents the lines that were begun before their surroundings were complete: in one edit, as far as neither another mark
   * nor the cursor is in between.
   */
  function nextLines(text: string, cursor: number): Edit | undefined {
    const unit = wanted().indentation;
    const lines = marks.filter((each): each is Line => each.kind === "line").toSorted((a, b) => a.start - b.start);
    let edit: Edit | undefined;
    let done = text;
    for (const { start } of lines) {
      const end = start + whiteAt(text, start).length;
      const by = done.length - text.length;
      const white = unit === undefined ? undefined : indentationOf(done, start + by, cursor + by, unit);
      if (white === undefined || white === text.slice(start, end)) continue;
      const from = edit?.end ?? start;
      if (edit && (cursor < start || marks.some(({ kind, start: at }) => kind !== "line" && from <= at && at < end)))
        break;
      const written: string = (edit?.text ?? "") + text.slice(from, start) + white;
      edit = { start: edit?.start ?? start, end, text: written, ...(cursor === end && { cursor: written.length }) };
      done = done.slice(0, start + by) + white + done.slice(end + by);
    }
    if (edit === undefined) forgetLines(text, cursor, unit);
    return edit;
  }

  /** All lines except the one with the cursor, and tags whose place is unknown because something is half-typed. */
  function forgetLines(text: string, cursor: number, unit: string | undefined): void {
    const cursorLine = text.lastIndexOf("\n", cursor - 1) + 1;
    marks = marks.filter(({ kind, start }) => {
      if (kind !== "line" || start === cursorLine) return true;
      const isTag = text.charAt(start + whiteAt(text, start).length) === "<";
      return isTag && unit !== undefined && indentationOf(text, start, cursor, unit) === undefined;
    });
  }

  /** From the innermost element outwards: an end tag must not precede that of an inner element. */
  function nextEndTag(text: string, cursor: number, pausing: boolean): Edit | undefined {
    let edit: Edit | undefined;
    const open = marks.filter((each) => each.kind === "open").toSorted((a, b) => b.start - a.start);
    const unclosed = open.length === 0 ? [] : unclosedIn(text);
    for (const mark of open) {
      const name = unclosedName(text, mark.start, unclosed);
      if (name === undefined) {
        if (edit === undefined && !marks.some(isGoing)) marks = marks.filter((other) => other !== mark);
        continue;
      }
      const own = endTagFor(mark, name, text, cursor, pausing);
      if (own === "later" || (edit !== undefined && own.start !== edit.start)) break;
      // More may be typed while an edit is made.
      if (edit === undefined) edit = own;
      else edit = { ...edit, text: edit.text + own.text };
      if (own.end > own.start) break;
    }
    return edit;
  }

  /** The name of the element whose start tag ends at the offset, if it or an outer one that lost its end tag to it has none. */
  function unclosedName(text: string, offset: number, unclosed = unclosedIn(text)): string | undefined {
    const name = startTagBefore(text, offset);
    const others = new Set(marks.flatMap(({ kind, start }) => (kind === "open" && start !== offset ? start : [])));
    return unclosed.some((tag) => tag.name === name && !others.has(tag.end)) ? name : undefined;
  }

  /** The start tags without an end tag, not counting end tags that are to be removed. */
  function unclosedIn(text: string) {
    const going = marks.filter(isGoing);
    if (going.length === 0) return unclosedTags(text);
    const characters = text.split("");
    for (const { start, end } of going) characters.fill(" ", start, end);
    return unclosedTags(characters.join(""));
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

/** Whether the change is only of the whitespace that the line begins with. */
function isIndentedByHand(mark: Mark, { offset, text: typed }: Change, text: string): boolean {
  if (mark.kind !== "line" || offset < mark.start || /[^\t ]/.test(typed)) return false;
  return text.slice(mark.start, offset).trim() === "";
}

function whiteAt(text: string, start: number): string {
  return /^[\t ]*/.exec(text.slice(start))?.[0] ?? "";
}

/** The indentation wanted for the line; `undefined` where it is unknown, or the line is empty and left. */
function indentationOf(text: string, start: number, cursor: number, unit: string): string | undefined {
  const end = start + whiteAt(text, start).length;
  const isEmpty = /^(?:\r?\n|$)/.test(text.slice(end));
  return isEmpty && cursor !== end ? undefined : indentationAt(text, start, unit);
}

/** The edit that a mark is for; `undefined` when there is nothing left to do. */
function editFor(
  mark: Exclude<Mark, Open | Line>,
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
    default:
      return mark.typed === undefined ? "later" : withoutWritten(mark, mark.typed, text, cursor);
  }
}

/**
 * Extends the edit by the whitespace before the cursor if its line has nothing else there: the editor removes automatic
 * indentation when something else is edited.
 */
function withIndentation(edit: Edit, text: string, cursor: number): Edit {
  const white = /\n([\t ]+)$/.exec(text.slice(0, cursor))?.[1] ?? "";
  if (white === "" || edit.start !== cursor || (edit.cursor ?? 0) > 0) return edit;
  return { ...edit, start: cursor - white.length, text: white + edit.text, cursor: white.length };
}

function endTagFor({ start, end }: Open, name: string, text: string, cursor: number, pausing: boolean): Edit | "later" {
  const typed = text.slice(start, end);
  if (/<\/[^<>]*$/.test(typed)) return "later";
  // An element with text is on one line; continuing on the next line leaves it.
  const held = /^[^\n\r<]*[^\s<](?=[\t ]*\r?\n)/.exec(typed)?.[0];
  if (held !== undefined && cursor > start + held.length) {
    // The next line was indented as if it were inside.
    const gap = /^[\t ]*(\r?\n)[\t ]*/.exec(typed.slice(held.length));
    const from = start + held.length;
    return {
      start: from,
      end: from + (gap?.[0].length ?? 0),
      text: `</${name}>${gap?.[1] ?? ""}${indentBefore(text, start)}`,
    };
  }
  // The place of the cursor is certain only after typing.
  if (cursor !== end && !pausing) return "later";
  const indent = indentBefore(text, start);
  const lead = /^[\t ]*(\r?\n)/.exec(typed)?.[1];
  const endTag = `${lead === undefined ? "" : lead + indent}</${name}>`;
  return { start: end, end, text: endTag, ...(cursor === end && { cursor: 0 }) };
}

/** Removes the added end tag or quote after the typed one, together with its line if it has one of its own. */
function withoutWritten({ start, end }: Written, typed: number, text: string, cursor: number): Edit | undefined {
  const between = text.slice(typed, start);
  const line = /\r?\n[\t ]*$/.exec(between);
  const lineStart = line ? typed + line.index : start;
  // A line break before the cursor was typed.
  return { start: lineStart >= cursor ? lineStart : start, end, text: "" };
}
