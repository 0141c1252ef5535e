// The syntax of attribute values and the attributes that have them, from the vocabulary, as regular expressions for a
// TextMate grammar (Oniguruma).

import { elements, types } from "../../server/src/vocabulary/load.js";
import { holds, newest } from "../../server/src/vocabulary/versions.js";
import type { AttributeSpec, TypeSpec } from "../../server/src/vocabulary/vocabulary.js";

/** One kind of value: the pattern that a whole value must match, and its scopes. */
export interface Shape {
  readonly pattern: string;
  readonly scopes: string;
}

/** Scopes of types. Other types get their scope from their form, or are free text. */
export const scopeOfType = {
  ip: "constant.numeric.address",
  ipv4: "constant.numeric.address",
  serverAddress: "constant.numeric.address",
  netmask: "constant.numeric.netmask",
  mac: "constant.numeric.mac",
  uuid: "constant.numeric.uuid",
  duid: "constant.numeric.duid",
};

const scopeByType: Readonly<Record<string, string>> = scopeOfType;

/** Scopes with the suffix of our language, for a `name` of a grammar. */
export function scoped(...names: readonly string[]): string {
  return names.map((name) => `${name}.libvirt-network`).join(" ");
}

/** The kind of value an attribute accepts, or `undefined` for free text. */
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
  const scope = scopeByType[type];
  if (scope === undefined && !forms.some((form) => form.integer)) return undefined;
  // A server may be given by name; its address looks like any other.
  return {
    pattern: patternOf(type === "serverAddress" ? "ip" : type),
    scopes: scoped(scope ?? "constant.numeric.number"),
  };
}

/** The pattern that a value of the type must match in the newest schema. */
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

/** All kinds of values, and the attributes that accept them. */
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

/** The names of attributes that accept free text in some element. */
const freeTexts = new Set(
  elements.flatMap(({ attributes }) => attributes.filter((attribute) => !shapeOf(attribute)).map(({ name }) => name)),
);

/**
 * Matches a whole value of one of those attributes, after its opening quote. The element is known when its name is on the
 * same line; otherwise the attribute's name decides, unless some element accepts free text for it.
 */
export function valueIn(places: Places, pattern: string): string {
  const elementsByAttributes = new Map<string, string[]>();
  for (const [element, attributes] of places) {
    const key = alternatives(attributes);
    elementsByAttributes.set(key, [...(elementsByAttributes.get(key) ?? []), element]);
  }
  const openings = [...elementsByAttributes].map(([attributes, names]) => tagTo(alternatives(names), attributes));
  const named = new Set([...places.values()].flatMap((attributes) => [...attributes]));
  const unambiguous = [...named].filter((name) => !freeTexts.has(name));
  if (unambiguous.length > 0) openings.push(`^${before}${alternatives(unambiguous)}`);
  return `\\G(?=(?:${pattern})["'])${after(alternatives(openings))}[^"']+`;
}

/** Matches what is between the name of an element and an attribute; bounded, so that looking behind stays cheap. */
const before = "(?:[^<>]{0,250}\\s)?";

export function tagTo(element: string, attribute: string): string {
  return `<${element}\\s${before}${attribute}`;
}

/** Looks behind for the opening quote of the value of the attribute that ends the pattern. */
export function after(opening: string): string {
  return `(?<=${opening}\\s{0,8}=\\s{0,8}["'])`;
}
