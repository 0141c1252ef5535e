// The first mistake in an attribute's value, or in the text where a value should be.

import { isTypographicQuote } from "./lookalikes.js";
import type { WellFormednessProblem } from "./mistake.js";
import { fixOf, mistake, quote } from "./mistake.js";
import { badCharacter, badReference } from "./mistakes-text.js";
import { isBlank, nameEnd, skipBlanks } from "./names.js";
import type { StartTagPiece } from "./scan.js";
import type { Edit } from "./text-edits.js";

/** Returns the offset after the attribute's value, or the mistake in it. */
export function readValue(
  text: string,
  tag: StartTagPiece,
  start: number,
  nameStop: number,
  stop: number,
  isKnownEntity: (name: string) => boolean,
): number | WellFormednessProblem {
  const name = text.slice(start, nameStop);
  const equals = skipBlanks(text, nameStop, stop);
  if (text[equals] !== "=" || equals >= stop) return noValue(text, tag, name, start, nameStop, stop);
  const open = skipBlanks(text, equals + 1, stop);
  const mark = text[open];
  if (open >= stop || (mark === "/" && tag.selfClosing && open === stop - 1)) {
    const message = `"${name}" has no value after "="; write ${name}='...'`;
    return mistake(
      message,
      start,
      equals + 1,
      fixOf("Insert an empty value", false, { start: equals + 1, end: equals + 1, newText: "''" }),
    );
  }
  if (mark !== '"' && mark !== "'") return unquoted(text, tag, name, start, open, stop);
  const close = text.indexOf(mark, open + 1);
  // Search only this value, where it has an end: the next `<` may be at the other end of the tag.
  const inside = close < 0 ? -1 : text.slice(open, close).indexOf("<");
  const less = close < 0 ? text.indexOf("<", open + 1) : inside < 0 ? -1 : open + inside;
  if (close < 0 || less >= 0) return notClosed(text, tag, name, open, less, close);
  return badCharacter(text, open + 1, close) ?? badReference(text, open + 1, close, isKnownEntity) ?? close + 1;
}

function noValue(text: string, tag: StartTagPiece, name: string, start: number, end: number, stop: number) {
  const next = skipBlanks(text, end, stop);
  // A colon counts as part of the name.
  const at = name.endsWith(":") ? end - 1 : end;
  if (/^[:\uff1d]$/.test(text.charAt(at)) && isQuotedAt(text, at + 1, stop)) {
    const message = `"${name.replace(/:$/, "")}" is followed by "${text[at]}"; write "=" between name and value`;
    return mistake(message, at, at + 1, fixOf("Write =", true, { start: at, end: at + 1, newText: "=" }));
  }
  if (isQuotedAt(text, next, stop)) {
    const message = `"${name}" has no "=" before its value; write ${name}=${text[next]}...${text[next]}`;
    // `ro"ot="/srv/tftp"` has a stray quote in the name.
    const isValue = !text.slice(next + 1, text.indexOf(text.charAt(next), next + 1)).endsWith("=");
    const fix = fixOf("Insert =", true, { start: end, end: next, newText: "=" });
    return mistake(message, start, next + 1, ...(isValue ? [fix] : []));
  }
  const element = text.slice(tag.start + 1, tag.nameEnd);
  const hint = /^[a-z]/.test(name) && next < stop && text[next] !== "/" ? `, <${name} ...> for an element` : "";
  const message = `"${name}" in <${element}> has no value; write ${name}='...'${hint}, or remove it`;
  return mistake(message, start, end);
}

/** Whether there is a quoted value, followed by nothing that belongs to it. */
function isQuotedAt(text: string, open: number, stop: number): boolean {
  const quote = text.charAt(open);
  const close = quote === "'" || quote === '"' ? text.indexOf(quote, open + 1) : -1;
  return close >= 0 && close < stop && (close + 1 === stop || /[\s/]/.test(text.charAt(close + 1)));
}

function unquoted(text: string, tag: StartTagPiece, name: string, start: number, open: number, stop: number) {
  if (text[open] === "=") {
    return mistake(
      `"${name}" has two "="; remove one`,
      open,
      open + 1,
      fixOf("Remove =", true, { start: open, end: open + 1, newText: "" }),
    );
  }
  const word = /^[^\s"'<>]*/.exec(text.slice(open, stop))?.[0] ?? "";
  let end = open + word.length;
  if (tag.selfClosing && text[end - 1] === "/" && end === stop) end -= 1;
  const written = text.slice(open, end);
  if (/^\\["']/.test(text.slice(open, open + 2))) return backslashes(text, tag, name, open);
  if (isTypographicQuote(written[0])) {
    return mistake(`The value of "${name}" begins with ${written[0]}, which is not a quote in XML`, open, open + 1);
  }
  const swallowed = skipBlanks(text, nameEnd(text, open), stop);
  if (text[swallowed] === "=" && isBlank(text[open - 1])) {
    return mistake(`"${name}" has no value after "="; write ${name}='...'`, start, start + name.length);
  }
  const message = `The value of "${name}" has no quotes; write ${name}='${quote(written)}'`;
  if (text[end] === '"' || text[end] === "'") {
    const quoteMark = text[end] ?? "'";
    return mistake(
      `The value of "${name}" has no opening quote; write ${name}=${quoteMark}${quote(written)}${quoteMark}`,
      open,
      end + 1,
      fixOf("Insert the opening quote", false, { start: open, end: open, newText: quoteMark }),
    );
  }
  if (!/^[\w.:/-]+$/.test(written)) return mistake(message, open, end);
  const edits: Edit[] = [
    { start: open, end: open, newText: "'" },
    { start: end, end, newText: "'" },
  ];
  return mistake(message, open, end, fixOf("Put the value in quotes", true, ...edits));
}

/** Reports quotes that were escaped for a shell or a string literal. */
function backslashes(text: string, tag: StartTagPiece, name: string, open: number): WellFormednessProblem {
  const message = `A backslash escapes nothing in XML; write ${name}=${text[open + 1]} without it`;
  const edits = [...text.slice(tag.start, tag.end).matchAll(/\\(?=["'])/g)].map(({ index }) => ({
    start: tag.start + index,
    end: tag.start + index + 1,
    newText: "",
  }));
  return mistake(message, open, open + 2, fixOf("Remove the backslashes", false, ...edits));
}

/** Reports a value with a `<` before its closing quote: the quote is missing, or the `<` should be `&lt;`. */
function notClosed(text: string, tag: StartTagPiece, name: string, open: number, less: number, close: number) {
  // If the value is one line without other attributes, the quote after the `<` is its own.
  const isInside = less >= 0 && close >= 0 && !text.slice(open + 1, less).includes("=");
  if (isInside && /^<[\w .-]+>$/.test(text.slice(open + 1, close))) {
    const written = text.slice(open + 1, close);
    const message = `"${quote(written)}" in "${name}" looks like a placeholder; write the value itself`;
    return mistake(message, open + 1, close);
  }
  if (isInside && !/[>\r\n]/.test(text.slice(open + 1, close).replace(/<[^<>\r\n]*>/g, ""))) {
    const message = `"<" cannot be in a value such as that of "${name}"; write "&lt;"`;
    return mistake(message, less, less + 1, fixOf("Write &lt;", true, { start: less, end: less + 1, newText: "&lt;" }));
  }
  const limit = tag.closed ? tag.end - (tag.selfClosing ? 2 : 1) : tag.end;
  const other = otherQuote(text, open, limit);
  if (other !== undefined) return noClosingQuote(text, name, open, other + 1, true);
  let end = open + 1;
  while (end < limit && !isBlank(text[end])) end += 1;
  const isWhole = skipBlanks(text, end, limit) >= limit;
  // Words without "=" belong to the value, if nothing but words follows.
  if (!isWhole && !/["'=\r\n]/.test(text.slice(end, limit))) {
    return noClosingQuote(text, name, open, limit, false);
  }
  return noClosingQuote(text, name, open, end, isWhole);
}

/** Where the value opened at `open` ends with the other quote, before the next attribute or the end of the tag. */
function otherQuote(text: string, open: number, limit: number): number | undefined {
  const mark = text[open] === "'" ? '"' : "'";
  const at = text.slice(open + 1, limit).search(/["'=<>\r\n]/);
  const found = open + 1 + at;
  const isEnd = found + 1 >= limit || isBlank(text[found + 1]);
  return at >= 0 && text[found] === mark && isEnd ? found : undefined;
}

/**
 * Reports a value opened at `open` without closing quote at `end`. `safe`: whether the quote can belong nowhere else.
 */
export function noClosingQuote(text: string, name: string, open: number, end: number, safe: boolean) {
  const other = end - 1;
  const last = text[other] ?? "";
  if (other > open && last === (text[open] === "'" ? '"' : "'") && !/["']/.test(text.slice(open + 1, other))) {
    const first = text[open] ?? "";
    const message = `The value of "${name}" begins with ${first} and ends with ${last}; write ${first} at both ends`;
    const edit = { start: other, end, newText: first };
    return mistake(message, open, end, fixOf(`Write ${first} at both ends`, true, edit));
  }
  const value = text.slice(open + 1, end);
  const advice = value === "" ? "" : `; write ${text[open]} after ${quote(value)}`;
  const message = `The value of "${name}" has no closing quote${advice}`;
  const insert = fixOf("Insert the closing quote", safe, { start: end, end, newText: text[open] ?? "" });
  return mistake(message, open, end, value === "" ? {} : insert);
}
