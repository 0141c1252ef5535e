// The first mistake in a start or end tag, by XML's strict rules.

import { attributeBefore } from "./attributes.js";
import type { WellFormednessProblem } from "./mistake.js";
import { characterName, fixOf, mistake, quote, smartQuotes, templateMistake, unreadable } from "./mistake.js";
import { badCharacter } from "./mistakes-text.js";
import { noClosingQuote, readValue } from "./mistakes-value.js";
import { isBlank, isName, nameEnd, skipBlanks } from "./names.js";
import type { EndTagPiece, StartTagPiece } from "./scan.js";

/** The preceding attribute, with the offset of its opening quote. */
interface Previous {
  readonly name: string;
  readonly open: number;
}

/** Names of attributes already read, with the offset of each. */
type Seen = Map<string, number>;

/**
 * Finds the first mistake in a start tag, repeated attributes included; `isKnownEntity` accepts declared entities.
 * `undefined` when the tag is well-formed.
 */
export function mistakeInStartTag(
  text: string,
  tag: StartTagPiece,
  isKnownEntity: (name: string) => boolean,
): WellFormednessProblem | undefined {
  const found = mistakeInTag(text, tag, isKnownEntity);
  if (found === undefined) return undefined;
  return templateMistake(text, tag.start, Math.max(found.span.end + 1, tag.start + 2)) ?? found;
}

function mistakeInTag(
  text: string,
  tag: StartTagPiece,
  isKnownEntity: (name: string) => boolean,
): WellFormednessProblem | undefined {
  const name = text.slice(tag.start + 1, tag.nameEnd);
  if (!isName(name)) return mistakeInName(text, tag, name);
  const seen: Seen = new Map();
  const stop = tag.closed ? tag.end - 1 : tag.end;
  let offset = tag.nameEnd;
  let previous: Previous | undefined;
  for (;;) {
    const next = skipBlanks(text, offset, tag.end);
    // Text right after a closing quote: that quote may open the value of an attribute caught in the previous value.
    if (next === offset && next < stop && previous !== undefined) {
      const missing = attributeBefore(text, previous.open + 1, offset - 1);
      if (missing !== undefined) return noClosingQuote(text, previous.name, previous.open, missing, true);
    }
    if (next >= tag.end) return missingEnd(text, tag, name);
    if (tag.closed && (next === stop || (tag.selfClosing && next === stop - 1))) return undefined;
    const end = nameEnd(text, next);
    if (end === next || end > stop) {
      const glued = next === offset && /[\p{L}\p{N}]/u.test(text.charAt(next)) ? previous : undefined;
      return glued ? textAfterQuote(text, tag, glued, offset) : junk(text, tag, next, offset);
    }
    const attribute = text.slice(next, end);
    if (next === offset && previous !== undefined && text[skipBlanks(text, end, tag.end)] !== "=") {
      return textAfterQuote(text, tag, previous, offset);
    }
    if (next === offset) {
      return mistake(
        `A blank is missing before "${attribute}"; ${unreadable}, put a blank between attributes`,
        next,
        end,
        fixOf("Insert a blank", true, { start: next, end: next, newText: " " }),
      );
    }
    const first = seen.get(attribute);
    const value = readValue(text, tag, next, end, stop, isKnownEntity);
    if (typeof value !== "number") return value;
    if (first !== undefined) return repeatedAttribute(text, attribute, first, next, value);
    seen.set(attribute, next);
    previous = { name: attribute, open: skipBlanks(text, skipBlanks(text, end) + 1) };
    offset = value;
  }
}

function repeatedAttribute(text: string, name: string, first: number, second: number, end: number) {
  let start = second;
  while (isBlank(text[start - 1])) start -= 1;
  return mistake(
    `Attribute "${name}" is written twice in this tag; ${unreadable}, remove one of them`,
    second,
    second + name.length,
    {
      related: [{ span: { start: first, end: first + name.length }, message: `"${name}" is first written here` }],
      ...fixOf(`Remove the second ${name}`, sameValue(text, first, second, end), { start, end, newText: "" }),
    },
  );
}

/** Whether both attributes are written alike, so that either may be removed. */
function sameValue(text: string, first: number, second: number, end: number): boolean {
  return text.startsWith(text.slice(second, end), first);
}

function mistakeInName(text: string, tag: StartTagPiece, name: string): WellFormednessProblem {
  const start = tag.start;
  if (name === "") {
    const message =
      text[start + 1] === ">"
        ? `<> has no element name; ${unreadable}, write a name or remove it`
        : `"<" begins a tag, but no element name follows; ${unreadable}, write the name right behind it, or "&lt;" for the character itself`;
    // A tag without its name may have attributes, which must not become text.
    const escaped = fixOf("Write &lt;", false, { start, end: start + 1, newText: "&lt;" });
    return mistake(message, start, start + 1, text.slice(start, tag.end).includes("=") ? {} : escaped);
  }
  const good = nameEnd(text, start + 1);
  const wrong = characterName(String.fromCodePoint(text.codePointAt(good) ?? 0));
  const message =
    good === start + 1
      ? `An element name cannot begin with ${wrong}; ${unreadable}, names begin with a letter`
      : `The element name "${quote(text.slice(start + 1, good))}" is followed by ${wrong}, which no name may hold; ${unreadable}, remove it`;
  return mistake(message, start + 1, tag.nameEnd);
}

function missingEnd(text: string, tag: StartTagPiece, name: string): WellFormednessProblem {
  let end = tag.end;
  while (isBlank(text[end - 1])) end -= 1;
  const message = `"<${name}" is not ended with ">"; ${unreadable}, write ">" or "/>" at the end of the tag`;
  const newText = text.includes(`</${name}`, tag.end) ? ">" : "/>";
  return mistake(message, tag.start, end, fixOf(`Insert ${newText}`, false, { start: end, end, newText }));
}

/** Reports text where only an attribute may be. `offset`: the end of what precedes it. */
function junk(text: string, tag: StartTagPiece, at: number, offset: number): WellFormednessProblem {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const end = at + character.length;
  const remove = (safe: boolean) => fixOf(`Remove ${character}`, safe, { start: at, end, newText: "" });
  const marks = /^[,;]+/.exec(text.slice(at, tag.end))?.[0];
  if (marks !== undefined) {
    const stop = at + marks.length;
    const newText = nameEnd(text, stop) > stop ? " " : "";
    const message = `"${quote(marks)}" stands between attributes, which blanks alone separate; ${unreadable}, remove it`;
    return mistake(message, at, stop, fixOf(`Remove ${quote(marks)}`, true, { start: at, end: stop, newText }));
  }
  if (character === "/") {
    const rest = skipBlanks(text, end, tag.end);
    const message = `"/" in "<${text.slice(tag.start + 1, tag.nameEnd)}" is not followed by ">"; ${unreadable}, write "/>" at the end of the tag`;
    if (text[rest] === ">" && rest > end)
      return mistake(message, at, end, fixOf("Write />", true, { start: end, end: rest, newText: "" }));
    return mistake(message, at, end, remove(text.startsWith("//>", at)));
  }
  if (character === '"' || character === "'" || smartQuotes.test(character)) {
    const message = `"${character}" stands where an attribute's name should; ${unreadable}, remove it or write what it belongs to`;
    return mistake(message, at, end, at === offset ? remove(false) : {});
  }
  if (character === "=") return mistake(`"=" has no attribute name before it; ${unreadable}, write the name`, at, end);
  const bad = badCharacter(text, at, end, " ");
  if (bad !== undefined) return bad;
  if (/[\p{Z}\p{Cf}]/u.test(character)) {
    const message = `Where a plain blank should stand there is ${characterName(character)}; ${unreadable}, replace it by a blank`;
    return mistake(message, at, end, fixOf("Replace it by a blank", true, { start: at, end, newText: " " }));
  }
  const stop = wordEnd(text, end, tag.end);
  const word = text.slice(at, stop);
  return mistake(
    `"${quote(word)}" cannot stand in a tag, only attributes such as name='value' can; ${unreadable}`,
    at,
    stop,
  );
}

/** Returns the end of the run of characters that may belong to a value. */
function wordEnd(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && !isBlank(text[end]) && !"=>/'\"".includes(text[end] ?? "")) end += 1;
  return end;
}

/** Reports the rest of a value after a quote that came too early: `id='4'2`, `address='192.168.77.'1'`. */
function textAfterQuote(text: string, tag: StartTagPiece, attribute: Previous, offset: number): WellFormednessProblem {
  const { name, open } = attribute;
  const mark = text[open] ?? "'";
  const end = wordEnd(text, offset, tag.end);
  const rest = text.slice(offset, end);
  const value = text.slice(open + 1, offset - 1) + rest;
  const message = `"${quote(rest)}" stands behind the closing quote of "${name}"; ${unreadable}, write ${name}=${mark}${quote(value)}${mark} if it belongs to the value`;
  const removal = { start: offset - 1, end: offset, newText: "" };
  const edits = text[end] === mark ? [removal] : [removal, { start: end, end, newText: mark }];
  return mistake(message, open, end, fixOf(`Write ${name}=${mark}${quote(value)}${mark}`, false, ...edits));
}

/** Finds the first mistake in an end tag regardless of its surroundings. */
export function mistakeInEndTag(text: string, tag: EndTagPiece): WellFormednessProblem | undefined {
  const name = text.slice(tag.start + 2, tag.nameEnd);
  if (!tag.closed) {
    const message = `"</${quote(name)}" is not ended with ">"; ${unreadable}, write </${name === "" ? "name" : quote(name)}>`;
    return mistake(
      message,
      tag.start,
      tag.nameEnd,
      name === "" ? {} : fixOf("Insert >", true, { start: tag.nameEnd, end: tag.nameEnd, newText: ">" }),
    );
  }
  if (name === "") {
    const start = skipBlanks(text, tag.nameEnd, tag.end);
    if (start > tag.nameEnd && nameEnd(text, start) > start) {
      const message = `A blank stands between "</" and the name; ${unreadable}, remove it`;
      return mistake(
        message,
        tag.start,
        tag.end,
        fixOf("Remove the blank", true, { start: tag.nameEnd, end: start, newText: "" }),
      );
    }
    return mistake(`</> names no element; ${unreadable}, write the name of the element it closes`, tag.start, tag.end);
  }
  const rest = skipBlanks(text, tag.nameEnd, tag.end);
  const clean = isName(name) ? tag.nameEnd : nameEnd(text, tag.start + 2);
  if (clean !== tag.nameEnd || rest !== tag.end - 1) {
    const kept = text.slice(tag.start + 2, clean);
    const message = `An end tag holds nothing but its name; ${unreadable}, write </${quote(kept)}>`;
    return mistake(
      message,
      tag.start,
      tag.end,
      kept === "" ? {} : fixOf(`Write </${kept}>`, false, { start: clean, end: tag.end - 1, newText: "" }),
    );
  }
  return undefined;
}
