// References and escapes: what a stretch of text means to an XML parser, and how to write a value so that it means itself.

import type { Declarations } from "./doctype.js";

/** How a stretch is read: references stay as they are in CDATA, and each blank becomes a space in an attribute's value. */
type Reading = "attribute" | "text" | "cdata";

/** What XML's own entities stand for. */
export const predefined: ReadonlyMap<string, string> = new Map([
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
  const special = reading === "cdata" ? /\r\n?/g : /&[^\s;&<]*;|\r\n?|[\n\t]/g;
  return raw.replace(special, (written) => {
    if (written.startsWith("&")) return resolve(written.slice(1, -1), reading, declarations) ?? written;
    if (reading === "attribute") return " ";
    return written === "\t" ? "\t" : "\n";
  });
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
