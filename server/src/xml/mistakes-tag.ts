// The first mistake in a start or end tag, by XML's strict rules.

import { attributeBefore } from "./attributes.js";
import { isTypographicQuote } from "./lookalikes.js";
import type { Known, WellFormednessProblem } from "./mistake.js";
import { characterName, fixOf, mistake, quote, templateMistake } from "./mistake.js";
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
 * Finds the first mistake in a start tag, repeated attributes included;
 * `undefined` when the tag is well-formed.
 */
export function mistakeInStartTag(text: string, tag: StartTagPiece, known: Known): WellFormednessProblem | undefined {
  const found = mistakeInTag(text, tag, known);
  if (found === undefined) return undefined;
  return templateMistake(text, tag.start, Math.max(found.span.end + 1, tag.start + 2)) ?? found;
}

function mistakeInTag(text: string, tag: StartTagPiece, known: Known): WellFormednessProblem | undefined {
  const name = text.slice(tag.start + 1, tag.nameEnd);
  if (!isName(name)) return mistakeInName(text, tag, name, known);
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
    if (next >= tag.end) return missingEnd(text, tag, name, known);
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
        `A space is missing before "${attribute}"`,
        next,
        end,
        fixOf("Insert a space", true, { start: next, end: next, newText: " " }),
      );
    }
    const first = seen.get(attribute);
    const value = readValue(text, tag, next, end, stop, known.isEntity);
    if (typeof value !== "number") {
      // The same with a space after the quote: `name='web" default=' yes'`.
      const isLoose = text[skipBlanks(text, end, tag.end)] !== "=";
      const missing = isLoose && previous ? attributeBefore(text, previous.open + 1, offset - 1) : undefined;
      return missing !== undefined && previous
        ? noClosingQuote(text, previous.name, previous.open, missing, true)
        : value;
    }
    if (first !== undefined) return repeatedAttribute(text, attribute, first, next, value);
    seen.set(attribute, next);
    previous = { name: attribute, open: skipBlanks(text, skipBlanks(text, end) + 1) };
    offset = value;
  }
}

function repeatedAttribute(text: string, name: string, first: number, second: number, end: number) {
  let start = second;
  while (isBlank(text[start - 1])) start -= 1;
  return mistake(`"${name}" is in this tag twice; remove one of them`, second, second + name.length, {
    related: [{ span: { start: first, end: first + name.length }, message: `The first ${name} is here` }],
    ...fixOf(`Remove the second ${name}`, sameValue(text, first, second, end), { start, end, newText: "" }),
  });
}

/** Whether both attributes are written alike, so that either may be removed. */
function sameValue(text: string, first: number, second: number, end: number): boolean {
  return text.startsWith(text.slice(second, end), first);
}

function mistakeInName(text: string, tag: StartTagPiece, name: string, known: Known): WellFormednessProblem {
  const start = tag.start;
  if (name === "") {
    const spaced = spaceBeforeName(text, tag, known);
    if (spaced !== undefined) return spaced;
    const message =
      text[start + 1] === ">"
        ? "<> has no element name; write a name or remove it"
        : '"<" begins a tag, but no name follows; write the name, or "&lt;" for the character';
    // A tag that was begun, alone on its line, would become text.
    const isAlone = indentedFrom(text, start) !== undefined && /[\n\r]/.test(text.charAt(afterSpaces(text, start + 1)));
    if (isAlone)
      return mistake(message, start, start + 1, fixOf("Remove <", false, { start, end: start + 1, newText: "" }));
    // A tag without its name may have attributes, which must not become text.
    const escaped = fixOf("Write &lt;", false, { start, end: start + 1, newText: "&lt;" });
    return mistake(message, start, start + 1, text.slice(start, tag.end).includes("=") ? {} : escaped);
  }
  const good = nameEnd(text, start + 1);
  const slashed = /^\\+/.exec(text.slice(start + 1, start + 3))?.[0];
  if (slashed !== undefined && nameEnd(text, start + 1 + slashed.length) === tag.nameEnd) {
    const written = text.slice(start + 1 + slashed.length, tag.nameEnd);
    const message = `"<${slashed}" begins no tag; write </${quote(written)}>`;
    const edit = { start: start + 1, end: start + 1 + slashed.length, newText: "/" };
    return mistake(message, start, tag.nameEnd, fixOf(`Write </${written}>`, true, edit));
  }
  const wrong = characterName(String.fromCodePoint(text.codePointAt(good) ?? 0));
  const message =
    good === start + 1
      ? `An element name cannot begin with ${wrong}; it begins with a letter`
      : `No name can contain ${wrong}, as after "${quote(text.slice(start + 1, good))}"; remove it`;
  return mistake(message, start + 1, tag.nameEnd);
}

/** Reports a space between `<` and the name of an element, with or without the slash of an end tag. */
function spaceBeforeName(text: string, tag: StartTagPiece, known: Known): WellFormednessProblem | undefined {
  const start = tag.start + 1;
  const end = afterSpaces(text, start);
  const from = text[end] === "/" ? afterSpaces(text, end + 1) : end;
  const stop = nameEnd(text, from);
  const name = text.slice(from, stop);
  const isTag = tag.closed && (end === from ? /[\s/>]/ : /[\s>]/).test(text.charAt(stop));
  if (end === start || !isTag || !known.isElement(name)) return undefined;
  // Words after the name are no attributes: `a < name or less`.
  if (/^\s+[^\s=/>]+(?:\s+[^\s=]|[/>]|$)/.test(text.slice(stop, tag.end))) return undefined;
  const written = from === end ? `<${name}` : `</${name}`;
  const message = `A space is between "<" and "${written.slice(1)}"; remove it`;
  const spaces = [{ start, end, newText: "" }, ...(from > end + 1 ? [{ start: end + 1, end: from, newText: "" }] : [])];
  return mistake(message, tag.start, stop, fixOf("Remove the space", true, ...spaces));
}

/** Whether only spaces are before the offset on its line: the start of that line, else `undefined`. */
function indentedFrom(text: string, offset: number): number | undefined {
  let start = offset;
  while (text[start - 1] === " " || text[start - 1] === "\t") start -= 1;
  return start === 0 || /[\n\r]/.test(text.charAt(start - 1)) ? start : undefined;
}

function afterSpaces(text: string, offset: number): number {
  let end = offset;
  while (text[end] === " " || text[end] === "\t") end += 1;
  return end;
}

function missingEnd(text: string, tag: StartTagPiece, name: string, known: Known): WellFormednessProblem {
  let end = tag.end;
  while (isBlank(text[end - 1])) end -= 1;
  const closed = text.startsWith("</", tag.end) ? text.slice(tag.end + 2, nameEnd(text, tag.end + 2)) : "";
  if (closed !== "" && name.length > closed.length && name.startsWith(closed)) {
    const at = tag.start + 1 + closed.length;
    const message = `"<${closed}" has no ">" before "${quote(name.slice(closed.length), 30)}"; write <${closed}>`;
    return mistake(message, tag.start, tag.end, fixOf("Insert >", true, { start: at, end: at, newText: ">" }));
  }
  const newText = known.isEmpty(tag) ? "/>" : ">";
  const message = `"<${name}" is not ended with ">"; write "${newText}" at the end of the tag`;
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
    const message = `"${quote(marks)}" is between attributes, which only spaces separate; remove it`;
    return mistake(message, at, stop, fixOf(`Remove ${quote(marks)}`, true, { start: at, end: stop, newText }));
  }
  if (character === "/") {
    const rest = skipBlanks(text, end, tag.end);
    const message = `"/" in "<${text.slice(tag.start + 1, tag.nameEnd)}" is not followed by ">"; write "/>" at the end of the tag`;
    if (!tag.closed && rest === tag.end)
      return mistake(message, at, end, fixOf("Insert >", true, { start: end, end, newText: ">" }));
    if (text[rest] === ">" && rest > end)
      return mistake(message, at, end, fixOf("Write />", true, { start: end, end: rest, newText: "" }));
    return mistake(message, at, end, remove(text.startsWith("//>", at)));
  }
  if (character === '"' || character === "'" || isTypographicQuote(character)) {
    const message = `${character} is where the name of an attribute belongs; remove it or write the name`;
    return mistake(message, at, end, at === offset ? remove(false) : {});
  }
  if (character === "=") return mistake('"=" has no attribute name before it; write the name', at, end);
  const bad = badCharacter(text, at, end, " ");
  if (bad !== undefined) return bad;
  if (/[\p{Z}\p{Cf}]/u.test(character)) {
    return mistake(`There is ${characterName(character)} instead of a plain space`, at, end);
  }
  const stop = wordEnd(text, end, tag.end);
  const word = text.slice(at, stop);
  return mistake(`"${quote(word)}" cannot be in a tag, which has only attributes such as name='value'`, at, stop);
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
  const message = `"${quote(rest)}" is after the closing quote of "${name}"; did you mean ${name}=${mark}${quote(value)}${mark}?`;
  const removal = { start: offset - 1, end: offset, newText: "" };
  const edits = text[end] === mark ? [removal] : [removal, { start: end, end, newText: mark }];
  return mistake(message, open, end, fixOf(`Write ${name}=${mark}${quote(value)}${mark}`, false, ...edits));
}

/** Finds the first mistake in an end tag regardless of its surroundings. */
export function mistakeInEndTag(text: string, tag: EndTagPiece): WellFormednessProblem | undefined {
  const name = text.slice(tag.start + 2, tag.nameEnd);
  if (!tag.closed) {
    const message = `"</${quote(name)}" has no ">"; write </${name === "" ? "name" : quote(name)}>`;
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
      const message = 'A space is between "</" and the name; remove it';
      return mistake(
        message,
        tag.start,
        tag.end,
        fixOf("Remove the space", true, { start: tag.nameEnd, end: start, newText: "" }),
      );
    }
    return mistake("</> has no name; write that of the element it closes", tag.start, tag.end);
  }
  const rest = skipBlanks(text, tag.nameEnd, tag.end);
  const clean = isName(name) ? tag.nameEnd : nameEnd(text, tag.start + 2);
  if (clean !== tag.nameEnd || rest !== tag.end - 1) {
    const kept = text.slice(tag.start + 2, clean);
    const message = `An end tag has nothing but its name; write </${quote(kept)}>`;
    return mistake(
      message,
      tag.start,
      tag.end,
      kept === "" ? {} : fixOf(`Write </${kept}>`, false, { start: clean, end: tag.end - 1, newText: "" }),
    );
  }
  return undefined;
}
