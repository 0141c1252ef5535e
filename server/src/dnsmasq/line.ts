// How dnsmasq reads a line of its configuration: bytes, quotes, escapes, comments, whitespace, the equals sign, and the
// length up to which old versions read a line.
import { type DnsmasqVersion, isBefore } from "./versions.js";

/** A line as dnsmasq reads it: text of bytes, in which characters that were quoted are hidden (`hidden`). */
export interface ConfigLine {
  /** The name of the option; empty when the line begins with the equals sign. */
  readonly keyword: string;
  /** What follows the equals sign; `undefined` without one. */
  readonly value: string | undefined;
  /** Where the keyword begins in the text that was read. */
  readonly keywordStart: number;
  /** Where each byte of the value is in the text that was read, and where the value ends. */
  readonly places: readonly number[];
}

/** Characters that mean nothing special in quotes: dnsmasq replaces each by the control character of its place here. */
const special = "\0" + "123456 \b\t\n78\r90abcdefABCDE\u001bF:,.";

/** Escapes in quotes and what they stand for. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["t", "\t"],
  ["n", "\n"],
  ["b", "\b"],
  ["e", "\u001b"],
  ["r", "\r"],
]);

/** The longest line that dnsmasq before 2.93 reads in one piece, in bytes. */
const longestLine = 1024;

/**
 * Reads the text between two line breaks. Old versions read a long line as several. "quote" when a quote stays open;
 * lines without content are left out.
 */
export function readConfigLines(text: string, version: DnsmasqVersion): (ConfigLine | "quote")[] {
  const { bytes, places } = toBytes(text);
  const size = isBefore(version, "2.93") ? longestLine : bytes.length;
  const lines: (ConfigLine | "quote")[] = [];
  for (let start = 0; start < bytes.length; start += size) {
    const end = Math.min(start + size, bytes.length);
    const line = readLine(bytes.slice(start, end), (index) => (places ? (places[start + index] ?? 0) : start + index));
    if (line !== "empty") lines.push(line);
  }
  return lines;
}

/** Restores the characters that quotes have hidden; the length stays. */
export function unhidden(text: string): string {
  return text.replace(/[\x01-\x1f]/g, (mark) => special.charAt(mark.charCodeAt(0)));
}

/** The text of bytes as people wrote it, for messages. */
export function asWritten(text: string): string {
  const bytes = unhidden(text);
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

function readLine(line: string, placeOf: (index: number) => number): ConfigLine | "empty" | "quote" {
  const text: string[] = [];
  const places: number[] = [];
  const add = (character: string, at: number) => {
    text.push(character);
    places.push(placeOf(at));
  };
  let white = true;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === '"') {
      for (at++; at < line.length && line[at] !== '"'; at++) {
        const escaped = line[at] === "\\" ? escapes.get(line[at + 1] ?? "") : undefined;
        if (escaped !== undefined) at++;
        add(hidden(escaped ?? line.charAt(at)), at);
      }
      if (at >= line.length) return "quote";
      at++;
      if (at >= line.length) break;
    }
    // A quote right after a closing one is a character like others.
    const character = line.charAt(at);
    const isSpace = /[\t\n\v\f\r ]/.test(character);
    if (white && character === "#") break;
    add(isSpace ? " " : character, at);
    white = isSpace;
  }
  let start = 0;
  let end = text.length;
  while (text[start] === " ") start++;
  while (end > start && text[end - 1] === " ") end--;
  if (start === end) return "empty";
  const equals = text.indexOf("=", start);
  const keywordEnd = (stop: number) => {
    let last = stop;
    while (last > start && text[last - 1] === " ") last--;
    return last;
  };
  const keywordStart = places[start] ?? 0;
  if (equals < 0 || equals >= end)
    return { keyword: text.slice(start, end).join(""), value: undefined, keywordStart, places: [] };
  let valueStart = equals + 1;
  while (valueStart < end && text[valueStart] === " ") valueStart++;
  const past = (places[end - 1] ?? 0) + 1;
  return {
    keyword: text.slice(start, keywordEnd(equals)).join(""),
    value: text.slice(valueStart, end).join(""),
    keywordStart,
    places: [...places.slice(valueStart, end), past],
  };
}

function hidden(character: string): string {
  const index = special.indexOf(character);
  return index > 0 ? String.fromCharCode(index) : character;
}

/** UTF-8 as text of one character a byte, with the place of each in the text; no places for ASCII. */
function toBytes(text: string): { bytes: string; places: number[] | undefined } {
  if (!/[^\x00-\x7f]/.test(text)) return { bytes: text, places: undefined };
  const encoder = new TextEncoder();
  const bytes: string[] = [];
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    for (const byte of encoder.encode(character)) {
      bytes.push(String.fromCharCode(byte));
      places.push(at);
    }
    at += character.length;
  }
  return { bytes: bytes.join(""), places };
}
