// A value that took in the attributes behind it, because its closing quote was forgotten: `start='192.168.1.2
// end=192.168.1.254'`. It is one mistake, whatever else it makes wrong or missing.

import { parseAddress } from "../../network/address.js";
import { holds } from "../../vocabulary/versions.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import { templateMark } from "../../xml/mistake.js";
import { attributeOf, type XmlAttribute } from "../../xml/tree.js";

export interface Swallowed {
  /** The value up to where the quote is missing. */
  readonly own: string;
  readonly others: readonly { readonly name: string; readonly value: string }[];
}

const pair = /(?<![ \t\n])[ \t\n]+([A-Za-z][\w:-]*)\s*=\s*["']?([^\s"']*)["']?/g;
/** Longer values are prose. */
const longest = 500;

/** What the value swallowed; only attributes that the element takes and does not have count. */
export function swallowedBy(vocabulary: Vocabulary, spec: ElementSpec, attribute: XmlAttribute): Swallowed | undefined {
  const { value, owner } = attribute;
  if (value === undefined || value.length > longest || !value.includes("=")) return undefined;
  const known = vocabulary.attribute(spec, attribute.name);
  if (known === undefined || vocabulary.judge(known, value).ok) return undefined;
  const found = [...value.matchAll(pair)];
  const own = value.slice(0, found[0]?.index ?? 0);
  const covered = own.length + found.reduce((length, [text]) => length + text.length, 0);
  if (own.trim() === "" || covered !== value.trimEnd().length) return undefined;
  const others = found.map(([, name = "", text = ""]) => ({ name, value: text }));
  const missing = others.every(({ name }) => vocabulary.attribute(spec, name) && !attributeOf(owner, name));
  return missing ? { own, others } : undefined;
}

/**
 * Whether another rule says what is wrong with the value: a forgotten quote, an empty value that counts as missing, a
 * netmask where there is none, a template that is not filled in.
 */
export function saidByOthers(
  vocabulary: Vocabulary,
  spec: ElementSpec,
  known: AttributeSpec,
  attribute: XmlAttribute,
): boolean {
  const required = vocabulary.requirement(known, spec.parents[0]) ?? "schema";
  // For the schema an empty attribute is there, and its value is wrong.
  const missing = attribute.value === "" && vocabulary.emptyIsAbsent(known) && required !== "schema";
  if (missing || templateMark(attribute.value ?? "")) return true;
  if (isNatPoolOfIpv6(attribute)) return true;
  return isNetmaskOnIpv6(vocabulary, attribute) || swallowedBy(vocabulary, spec, attribute) !== undefined;
}

/** The rule about the pool says that it is for IPv4. */
function isNatPoolOfIpv6({ name, owner, value }: XmlAttribute): boolean {
  if (owner.name !== "address" || owner.parent?.name !== "nat" || (name !== "start" && name !== "end")) return false;
  const other = attributeOf(owner, name === "start" ? "end" : "start")?.value;
  return [value, other].every((end) => parseAddress(end ?? "")?.family === "ipv6");
}

/** IPv6 has no netmask, whatever its value; where the family is not written, that is the mistake. */
function isNetmaskOnIpv6(vocabulary: Vocabulary, { name, owner }: XmlAttribute): boolean {
  if (name !== "netmask" || !holds({ since: "0.8.7" }, vocabulary.version)) return false;
  return parseAddress(attributeOf(owner, "address")?.value ?? "")?.family === "ipv6";
}
