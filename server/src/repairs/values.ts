// What the attributes of an element make of a value: one of them as it is, or several, when it says more than one thing.
import { parseAddress } from "../network/address.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import { endsOf, plain } from "./words.js";

/** An attribute with its value; `undefined` for the text of the element. */
export interface Assignment {
  readonly attribute: AttributeSpec | undefined;
  readonly value: string;
}

/** Whether nothing is said yet in that attribute. */
type IsFree = (name: string) => boolean;

/**
 * Returns what to set so that the element says that value in the slot; `undefined` when libvirt would reject it there. A
 * prefix length or port after an address goes to the attribute of its own.
 */
export function assignments(
  vocabulary: Vocabulary,
  spec: ElementSpec,
  attribute: AttributeSpec | undefined,
  value: string,
  isFree: IsFree,
): readonly Assignment[] | undefined {
  if (attribute === undefined) {
    const { text } = spec;
    return text && value !== "" && vocabulary.judge(text, value).ok ? [{ attribute, value }] : undefined;
  }
  const family = familyBeside(vocabulary, spec, attribute, value, isFree);
  if (value !== "" && vocabulary.judge(attribute, value).ok) return [{ attribute, value }, ...family];
  if (attribute.type === "family") {
    const [only, ...others] = vocabulary
      .valuesOf(attribute)
      .filter((word) => word.endsWith(plain(value).replace("v", "")));
    return only !== undefined && others.length === 0 && value !== "" ? [{ attribute, value: only }] : undefined;
  }
  for (const [pattern, name] of compounds) {
    const other = vocabulary.attribute(spec, name);
    const [, first = "", second = ""] = pattern.exec(value) ?? [];
    if (other === undefined || !vocabulary.known(other) || first === "" || !isFree(name)) continue;
    if (other.excludes?.some((excluded) => !isFree(excluded.name))) continue;
    if (!vocabulary.judge(attribute, first).ok || !vocabulary.judge(other, second).ok) continue;
    const beside = familyBeside(vocabulary, spec, attribute, first, isFree);
    return [{ attribute, value: first }, ...beside, { attribute: other, value: second }];
  }
  return undefined;
}

/** An address with something behind it, and the attribute for that. */
const compounds: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^([^/\s]+)\/(\d+)$/, "prefix"],
  [/^([^#\s]+)#(\d+)$/, "port"],
  [/^([0-9.]+):(\d+)$/, "port"],
];

/** An IPv6 address needs its family where there is an attribute for it. */
function familyBeside(
  vocabulary: Vocabulary,
  spec: ElementSpec,
  { name }: AttributeSpec,
  value: string,
  isFree: IsFree,
): readonly Assignment[] {
  const family = name === "address" ? vocabulary.attribute(spec, "family") : undefined;
  if (family === undefined || !vocabulary.known(family) || !isFree("family")) return [];
  return parseAddress(value)?.family === "ipv6" ? [{ attribute: family, value: "ipv6" }] : [];
}

/** What is between two values in one: `a b`, `a-b`, `a - b`, `a, b`, `a to b`, `a..b`. */
const between = /-|,|;|\.\.+|\sto\s|\s/;

/** Returns the values of a text that names both ends, or one that is both; `undefined` when it is anything else. */
export function bothEnds(vocabulary: Vocabulary, spec: ElementSpec, value: string): readonly Assignment[] | undefined {
  const ends = endsOf(vocabulary, spec);
  const values = value.length <= 200 ? value.split(between).filter((each) => each !== "") : [];
  if (ends === undefined || values.length < 1 || values.length > 2) return undefined;
  const all = ends.map((attribute, index) => ({ attribute, value: values[index] ?? values[0] ?? "" }));
  return all.every(({ attribute, value: end }) => vocabulary.judge(attribute, end).ok) ? all : undefined;
}

/** What an empty element or attribute of that name says of a flag: `<isolated/>` is yes. */
export function flagValue(vocabulary: Vocabulary, attribute: AttributeSpec): string | undefined {
  const values = vocabulary.valuesOf(attribute);
  return ["yes", "on"].find((word) => values.includes(word));
}
