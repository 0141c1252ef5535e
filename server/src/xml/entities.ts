// References and escapes: what a stretch of text means to an XML parser, where each part of that meaning is written,
// and how to write a value so that it means itself.

import { type Declarations, declarationsOf } from "./doctype.js";
import type { XmlAttribute, XmlCdata, XmlDocument, XmlText } from "./tree.js";

/** A stretch of raw text and what it means. Offsets into the raw text. */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** How a stretch is read: references stay as they are in CDATA, and each blank becomes a space in an attribute's value. */
type Reading = "attribute" | "text" | "cdata";

const predefined = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Whether XML allows the character in a document, written or by reference. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code < 0x110000);
}

/** The character of `#65` or `#x41`; `undefined` when it is none that XML allows. */
export function referencedCharacter(reference: string): string | undefined {
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(reference);
  if (digits === null) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

export function isPredefined(entity: string): boolean {
  return predefined.has(entity);
}

/** What the raw text means to an XML parser. A reference that means nothing stays as it is written. */
export function decode(raw: string, reading: Reading, declarations?: Declarations): string {
  if (!/[&\r\n\t]/.test(raw)) return raw;
  const parts: string[] = [];
  for (const segment of segments(raw, reading, declarations)) parts.push(segment.value);
  return parts.join("");
}

/**
 * Where in the text the character of a decoded value is written: the span of the whole reference for a character that
 * comes from one. At or past the value's end it is the empty span behind the value.
 */
export function valueOffsetToSpan(document: XmlDocument, node: XmlAttribute | XmlText | XmlCdata, index: number) {
  const { start, end, reading } = rawSpan(node);
  const raw = document.text.slice(start, end);
  let before = 0;
  for (const segment of segments(raw, reading, declarationsOf(document))) {
    const within = index - before;
    if (within < segment.value.length) {
      const plain = segment.end - segment.start === segment.value.length;
      if (plain) return { start: start + segment.start + within, end: start + segment.start + within + 1 };
      return { start: start + segment.start, end: start + segment.end };
    }
    before += segment.value.length;
  }
  return { start: end, end };
}

/** The offset in the text at which the decoded value's character `index` is written; the value's end past its end. */
export function valueOffsetToText(
  document: XmlDocument,
  node: XmlAttribute | XmlText | XmlCdata,
  index: number,
): number {
  return valueOffsetToSpan(document, node, index).start;
}

/** The value as it must be written between such quotes. */
export function escapeAttribute(value: string, quote: '"' | "'" = "'"): string {
  return value.replace(/[&<"'\t\n\r]/g, (character) => {
    if (character === "&") return "&amp;";
    if (character === "<") return "&lt;";
    if (character === '"') return quote === '"' ? "&quot;" : '"';
    if (character === "'") return quote === "'" ? "&apos;" : "'";
    return `&#${character.charCodeAt(0)};`;
  });
}

/** The value as it must be written between tags. */
export function escapeText(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\]\]>/g, "]]&gt;").replace(/\r/g, "&#13;");
}

function rawSpan(node: XmlAttribute | XmlText | XmlCdata) {
  if (node.kind === "attribute") return { ...node.valueSpan, reading: "attribute" as const };
  if (node.kind === "text") return { ...node.span, reading: "text" as const };
  return { start: node.span.start + 9, end: node.span.end - (node.closed ? 3 : 0), reading: "cdata" as const };
}

function* segments(raw: string, reading: Reading, declarations: Declarations | undefined): Generator<Segment> {
  const special = reading === "cdata" ? /\r\n?/g : /&[^\s;&<]*;|\r\n?|[\n\t]/g;
  let offset = 0;
  for (let match = special.exec(raw); match !== null; match = special.exec(raw)) {
    const written = match[0];
    if (match.index > offset) yield { start: offset, end: match.index, value: raw.slice(offset, match.index) };
    offset = match.index + written.length;
    let value = reading === "attribute" ? " " : written === "\t" ? "\t" : "\n";
    if (written[0] === "&") value = resolve(written.slice(1, -1), reading, declarations) ?? written;
    yield { start: match.index, end: offset, value };
  }
  if (offset < raw.length) yield { start: offset, end: raw.length, value: raw.slice(offset) };
}

function resolve(reference: string, reading: Reading, declarations: Declarations | undefined): string | undefined {
  if (reference.startsWith("#")) return referencedCharacter(reference);
  return predefined.get(reference) ?? expand(reference, reading, declarations);
}

/** More than this an entity's value is never expanded to; libvirt's parser has such a limit as well. */
const longestExpansion = 100_000;

/** A declared entity's text, entities inside it resolved; `undefined` when it is not known, endless, or holds markup. */
function expand(name: string, reading: Reading, declarations: Declarations | undefined): string | undefined {
  if (declarations === undefined) return undefined;
  let budget = longestExpansion;
  const open = new Set<string>();
  function text(entity: string): string | undefined {
    const known = predefined.get(entity);
    if (known !== undefined) return known;
    const declared = declarations?.entities.get(entity);
    if (declared?.kind !== "internal" || declared.value.includes("<") || open.has(entity) || open.size > 40)
      return undefined;
    budget -= declared.value.length + 1;
    if (budget < 0) return undefined;
    open.add(entity);
    let complete = true;
    const value = declared.value.replace(/&([^\s;&<]*);|[\t\n\r]/g, (written, inner: string | undefined) => {
      if (inner === undefined) return reading === "attribute" ? " " : written;
      const part = complete ? (inner.startsWith("#") ? referencedCharacter(inner) : text(inner)) : undefined;
      complete &&= part !== undefined;
      return part ?? "";
    });
    open.delete(entity);
    return complete ? value : undefined;
  }
  return text(name);
}
