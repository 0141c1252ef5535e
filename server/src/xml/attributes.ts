// Tolerant reading of the attributes in a malformed start tag: a half-typed attribute does not hide the ones around it.
import { isBlank, nameEnd, skipBlanks } from "./names.js";
import type { Span } from "./tree.js";

/** Where the parts of an attribute are, as offsets into the text it was read from. */
export interface AttributePlaces {
  readonly nameSpan: Span;
  /** `undefined` when no value is written. */
  readonly valueSpan: Span | undefined;
  readonly quote: '"' | "'" | undefined;
  readonly quoteClosed: boolean;
  readonly end: number;
}

/** Reads the attributes of a tag between `from` and `to` and skips everything else. Linear. */
export function readLoosely(text: string, from: number, to: number): AttributePlaces[] {
  const tag = text.slice(0, to);
  const attributes: AttributePlaces[] = [];
  let offset = from;
  while (offset < to) {
    const end = nameEnd(tag, offset);
    if (end === offset) {
      offset += (tag.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
      continue;
    }
    const attribute = readValue(tag, { start: offset, end });
    attributes.push(attribute);
    offset = Math.max(attribute.end, end);
  }
  return attributes;
}

function readValue(tag: string, nameSpan: Span): AttributePlaces {
  const equals = skipBlanks(tag, nameSpan.end);
  if (tag[equals] !== "=") {
    return { nameSpan, valueSpan: undefined, quote: undefined, quoteClosed: false, end: nameSpan.end };
  }
  const start = skipBlanks(tag, equals + 1);
  const quote = tag[start];
  if (quote === '"' || quote === "'") return quoted(tag, nameSpan, start, quote);
  // `address= netmask=...`: the second word is the next attribute, not the value
  const missing = start === tag.length || (start > equals + 1 && tag[skipBlanks(tag, nameEnd(tag, start))] === "=");
  let end = start;
  while (end < tag.length && !isBlank(tag[end]) && tag[end] !== '"' && tag[end] !== "'") end += 1;
  if (missing || end === start) {
    return { nameSpan, valueSpan: undefined, quote: undefined, quoteClosed: false, end: equals + 1 };
  }
  return { nameSpan, valueSpan: { start, end }, quote: undefined, quoteClosed: false, end };
}

function quoted(tag: string, nameSpan: Span, open: number, quote: '"' | "'"): AttributePlaces {
  const close = tag.indexOf(quote, open + 1);
  if (close >= 0) {
    // A closing quote right after ` name=` opens that attribute's value: the quote before it is missing.
    const swallowed = attributeBefore(tag, open + 1, close);
    if (swallowed === undefined) {
      return { nameSpan, valueSpan: { start: open + 1, end: close }, quote, quoteClosed: true, end: close + 1 };
    }
    return { nameSpan, valueSpan: { start: open + 1, end: swallowed }, quote, quoteClosed: false, end: swallowed };
  }
  let end = open + 1;
  while (end < tag.length && tag[end] !== "\n" && tag[end] !== "\r" && !attributeFollows(tag, end)) end += 1;
  return { nameSpan, valueSpan: { start: open + 1, end }, quote, quoteClosed: false, end };
}

/**
 * Finds the whitespace before a name when the text from `from` to `to` ends in whitespace, a name and `=`; returns its
 * start.
 */
export function attributeBefore(tag: string, from: number, to: number): number | undefined {
  let offset = to;
  while (offset > from && isBlank(tag[offset - 1])) offset -= 1;
  if (offset === from || tag[offset - 1] !== "=") return undefined;
  offset -= 1;
  while (offset > from && isBlank(tag[offset - 1])) offset -= 1;
  const nameStop = offset;
  while (offset > from && !isBlank(tag[offset - 1])) offset -= 1;
  if (offset === from || nameEnd(tag, offset) !== nameStop) return undefined;
  while (offset > from && isBlank(tag[offset - 1])) offset -= 1;
  return offset;
}

/** Whether a whitespace character, a name, `=` and a quote begin here. */
function attributeFollows(tag: string, at: number): boolean {
  if (!isBlank(tag[at]) || isBlank(tag[at + 1])) return false;
  const end = nameEnd(tag, at + 1);
  if (end === at + 1) return false;
  const equals = skipBlanks(tag, end);
  if (tag[equals] !== "=") return false;
  const next = tag[skipBlanks(tag, equals + 1)];
  return next === '"' || next === "'";
}
