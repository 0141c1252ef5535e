// References and escapes: decodes text as an XML parser does, and escapes values so that they decode to themselves.

import type { Span } from "./tree.js";

export type EntityDeclaration =
  /** `value`: its replacement text, with character references resolved and other references as written. */
  | { readonly kind: "internal"; readonly value: string }
  /** Its text is in another file, which libvirt does not read. */
  | { readonly kind: "external" }
  /** Not text at all (NDATA). */
  | { readonly kind: "unparsed" };

/** What a DOCTYPE declares. */
export interface Declarations {
  readonly entities: ReadonlyMap<string, EntityDeclaration>;
  /** Whether more declarations are elsewhere (external subset, parameter entity), so an unknown entity may exist. */
  readonly elsewhere: boolean;
  /** The first mistake. */
  readonly mistake: { readonly what: string; readonly span: Span } | undefined;
}

/**
 * How to decode a span: CDATA keeps references as they are; in an attribute's value each whitespace character is a
 * space.
 */
type Reading = "attribute" | "text" | "cdata";

/** The entities that XML predefines, with their characters. */
export const predefined: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Whether XML allows the character in a document, literally or by reference. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code < 0x110000);
}

/** Returns the character of `#65` or `#x41`; `undefined` when XML does not allow it. */
export function referencedCharacter(reference: string): string | undefined {
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(reference);
  if (digits === null) return undefined;
  const code = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** Whether XML predefines the entity. */
export function isPredefined(entity: string): boolean {
  return predefined.has(entity);
}

/** Decodes raw text as an XML parser does. References that cannot be resolved stay as written. */
export function decode(raw: string, reading: Reading, expand?: Expand): string {
  if (!/[&\r\n\t]/.test(raw)) return raw;
  const special = reading === "cdata" ? /\r\n?/g : /&[^\s;&<]*;|\r\n?|[\n\t]/g;
  return raw.replace(special, (written) => {
    if (written.startsWith("&")) return resolve(written.slice(1, -1), reading, expand) ?? written;
    if (reading === "attribute") return " ";
    return written === "\t" ? "\t" : "\n";
  });
}

/** Escapes a value for an attribute in the given quotes. */
export function escapeAttribute(value: string, quote: '"' | "'" = "'"): string {
  return value.replace(/[&<"'\t\n\r]/g, (character) => {
    if (character === "&") return "&amp;";
    if (character === "<") return "&lt;";
    if (character === '"') return quote === '"' ? "&quot;" : '"';
    if (character === "'") return quote === "'" ? "&apos;" : "'";
    return `&#${character.charCodeAt(0)};`;
  });
}

/** Escapes a value for text between tags. */
export function escapeText(value: string): string {
  return value.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/\]\]>/g, "]]&gt;").replace(/\r/g, "&#13;");
}

function resolve(reference: string, reading: Reading, expand: Expand | undefined): string | undefined {
  if (reference.startsWith("#")) return referencedCharacter(reference);
  return predefined.get(reference) ?? expand?.(reference, reading);
}

/**
 * Returns the replacement text of a declared entity; `undefined` when it is unknown, recursive, too long, or holds
 * markup.
 */
export type Expand = (entity: string, reading: Reading) => string | undefined;

/**
 * Returns the number of characters that entities may add to a document of `length` characters; libvirt rejects more.
 */
export function largestGrowth(length: number): number {
  return Math.max(1_000_000, 5 * length);
}

/** Longest replacement text, in characters: nothing that libvirt reads is longer. */
const longestExpansion = 100_000;
/** Maximum depth of nested entities. */
const deepest = 40;

const inValue = /&([^\s;&<]*);|[\t\n\r]/g;

/** Creates the `Expand` of one document, whose total growth is limited as in libvirt; `length` in characters. */
export function createExpand({ entities }: Declarations, length: number): Expand {
  const sizes = new Map<string, number>();
  const open = new Set<string>();
  let budget = largestGrowth(length);

  /** Returns the size of an expansion before anything is expanded; infinite when the entity has none. */
  function sizeOf(entity: string): number {
    if (entity.startsWith("#")) return referencedCharacter(entity) === undefined ? Number.POSITIVE_INFINITY : 0;
    if (predefined.has(entity)) return 0;
    const known = sizes.get(entity);
    if (known !== undefined) return known;
    const declared = entities.get(entity);
    if (declared?.kind !== "internal" || declared.value.includes("<") || open.has(entity) || open.size > deepest) {
      return Number.POSITIVE_INFINITY;
    }
    open.add(entity);
    let size = declared.value.length + 1;
    for (const [, inner] of declared.value.matchAll(inValue)) size += inner === undefined ? 0 : sizeOf(inner);
    open.delete(entity);
    sizes.set(entity, size);
    return size;
  }

  function text(entity: string, reading: Reading): string {
    if (entity.startsWith("#")) return referencedCharacter(entity) ?? "";
    const declared = entities.get(entity);
    if (declared?.kind !== "internal") return predefined.get(entity) ?? "";
    return declared.value.replace(inValue, (written, inner: string | undefined) => {
      if (inner === undefined) return reading === "attribute" ? " " : written;
      return predefined.get(inner) ?? text(inner, reading);
    });
  }

  return (entity, reading) => {
    const size = sizeOf(entity);
    if (size > longestExpansion) return undefined;
    budget -= size;
    return budget < 0 ? undefined : text(entity, reading);
  };
}
