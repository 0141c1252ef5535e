// What the values of attributes look like and where they stand, from the vocabulary, as regular expressions for a
// TextMate grammar (Oniguruma).

import { elements, types } from "../../server/src/vocabulary/load.js";
import { holds, newest } from "../../server/src/vocabulary/versions.js";
import type { AttributeSpec, TypeSpec } from "../../server/src/vocabulary/vocabulary.js";

/** Values of one kind: what all of such a value must match, and its scopes. */
export interface Shape {
  readonly pattern: string;
  readonly scopes: string;
}

/** What values of these types are; the rest of the types is said by their form, or is free text. */
export const scopeOfType = {
  ip: "constant.numeric.address",
  ipv4: "constant.numeric.address",
  serverAddress: "constant.numeric.address",
  netmask: "constant.numeric.netmask",
  mac: "constant.numeric.mac",
  uuid: "constant.numeric.uuid",
  duid: "constant.numeric.duid",
};

const scopesOfTypes: Readonly<Record<string, string>> = scopeOfType;

/** Scopes with the suffix of our language, for a `name` of a grammar. */
export function scoped(...names: readonly string[]): string {
  return names.map((name) => `${name}.libvirt-network`).join(" ");
}

/** What an attribute takes, or `undefined` for free text. */
export function shapeOf({ type, values = [] }: AttributeSpec): Shape | undefined {
  const forms = formsOf(type);
  if (forms.some((form) => form.values)) {
    const words = values.map(({ value }) => value);
    const isBoolean = words.every((word) => /^(?:yes|no|on|off)$/.test(word));
    return {
      pattern: words.map(quoted).join("|"),
      // Light themes paint strings and language constants alike, but not members of an enumeration.
      scopes: scoped(`constant.language.${isBoolean ? "boolean" : "word"}`, "variable.other.enummember"),
    };
  }
  const known = scopesOfTypes[type];
  if (known === undefined && !forms.some((form) => form.integer)) return undefined;
  // A server may be given by name; its address looks like any other.
  return {
    pattern: patternOf(type === "serverAddress" ? "ip" : type),
    scopes: scoped(known ?? "constant.numeric.number"),
  };
}

/** What a value of the type must match for the newest schema. */
export function patternOf(type: string): string {
  return formsOf(type)
    .map(
      ({ pattern, integer }) => pattern?.replaceAll(/\((?!\?)/g, "(?:") ?? (integer?.sign ? "[+-]?[0-9]+" : "[0-9]+"),
    )
    .join("|");
}

function formsOf(name: string): TypeSpec["schema"] {
  const type = types.get(name);
  if (!type) throw new Error(`no type ${name}`);
  return type.schema.filter((form) => holds(form, newest));
}

export function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

export function alternatives(patterns: Iterable<string>): string {
  const list = [...patterns];
  return list.length === 1 && list[0] !== undefined ? list[0] : `(?:${list.join("|")})`;
}

/** Element name to the names of its attributes. */
export type Places = ReadonlyMap<string, ReadonlySet<string>>;

/** The vocabulary turned around: every shape, and the attributes that take it. */
export function shapes(): { shape: Shape; places: Places }[] {
  const found = new Map<string, { shape: Shape; places: Map<string, Set<string>> }>();
  for (const element of elements) {
    for (const attribute of element.attributes) {
      const shape = shapeOf(attribute);
      if (shape === undefined) continue;
      const key = `${shape.scopes}: ${shape.pattern}`;
      const entry = found.get(key) ?? { shape, places: new Map() };
      entry.places.set(element.name, (entry.places.get(element.name) ?? new Set()).add(attribute.name));
      found.set(key, entry);
    }
  }
  return [...found.values()];
}

/** The names of attributes that take free text somewhere. */
const freeTexts = new Set(
  elements.flatMap(({ attributes }) => attributes.filter((attribute) => !shapeOf(attribute)).map(({ name }) => name)),
);

/**
 * All of a value, behind the quote that opens it, of one of those attributes. The element is known when its name is on
 * the same line; else the attribute's name decides, if no element takes free text for it.
 */
export function valueIn(places: Places, pattern: string): string {
  const elementsByAttributes = new Map<string, string[]>();
  for (const [element, attributes] of places) {
    const key = alternatives(attributes);
    elementsByAttributes.set(key, [...(elementsByAttributes.get(key) ?? []), element]);
  }
  const openings = [...elementsByAttributes].map(([attributes, names]) => tagTo(alternatives(names), attributes));
  const named = new Set([...places.values()].flatMap((attributes) => [...attributes]));
  const telling = [...named].filter((name) => !freeTexts.has(name));
  if (telling.length > 0) openings.push(`^${before}${alternatives(telling)}`);
  return `\\G(?=(?:${pattern})["'])${behind(alternatives(openings))}[^"']+`;
}

/** What may stand between the name of an element and an attribute; its bound keeps long lines cheap to look back on. */
const before = "(?:[^<>]{0,250}\\s)?";

export function tagTo(element: string, attribute: string): string {
  return `<${element}\\s${before}${attribute}`;
}

/** Behind the quote that opens the value of the attribute that ends the pattern. */
export function behind(opening: string): string {
  return `(?<=${opening}\\s{0,8}=\\s{0,8}["'])`;
}
