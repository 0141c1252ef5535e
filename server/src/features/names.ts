// What the names and addresses in a document refer to: all places that name the same thing, for navigation and
// renaming. Two spellings of an address, or a host name with and without the domain, name the same thing.

import { type Address, parseAddress } from "../network/address.js";
import { formatMac, parseMac } from "../network/mac.js";
import type { Network, Subnet } from "../network/model.js";
import { makesBridge } from "../network/read-forward.js";
import { subnetContains } from "../network/subnet.js";
import { parseUuid } from "../network/uuid.js";
import { readUnsigned } from "../network/words.js";
import type { Naming } from "../vocabulary/vocabulary.js";
import type { Analysis } from "./analysis.js";
import type { Occurrence, Thing } from "./occurrence.js";
import { prefixesOf } from "./prefixes.js";
import { isVerbatim, type TypedValue, typedValuesOf } from "./typed-values.js";

/** Things of the host, which other networks can share. */
const hostWide: ReadonlySet<Thing> = new Set<Thing>(["network", "uuid", "bridge", "device", "mac"]);

/** Whether other networks of the host can name the same thing. */
export function isHostWide({ thing }: Occurrence): boolean {
  return hostWide.has(thing);
}

/** Whether both name the same thing; a bridge is also a device of the host. */
function isSame(a: Occurrence, b: Occurrence): boolean {
  return a.key === b.key && spaceOf(a.thing) === spaceOf(b.thing);
}

function spaceOf(thing: Thing): Thing {
  return thing === "bridge" ? "device" : thing;
}

const occurrencesByAnalysis = new WeakMap<Analysis, readonly Occurrence[]>();

/** Returns all places that name something, in document order; none outside a network. */
export function occurrencesOf(analysis: Analysis): readonly Occurrence[] {
  let occurrences = occurrencesByAnalysis.get(analysis);
  if (!occurrences) {
    occurrences = [...namesIn(analysis), ...prefixesOf(analysis)].sort((a, b) => a.span.start - b.span.start);
    occurrencesByAnalysis.set(analysis, occurrences);
  }
  return occurrences;
}

/** Returns the name at a cursor, its edges included. */
export function occurrenceAt(analysis: Analysis, offset: number): Occurrence | undefined {
  return occurrencesOf(analysis).find(({ span }) => span.start <= offset && offset <= span.end);
}

/** Returns all places in the document that name the same thing as `occurrence`, which may be in another document. */
export function allOf(analysis: Analysis, occurrence: Occurrence): Occurrence[] {
  return occurrencesOf(analysis).filter((other) => isSame(other, occurrence));
}

/** Returns the address that an occurrence names; `undefined` for other things. */
export function addressOf({ thing, text }: Occurrence): Address | undefined {
  return thing === "address" ? parseAddress(text) : undefined;
}

/** Returns the subnet whose `<ip>` assigns this address to the host. */
export function subnetAt({ result }: Analysis, { thing, element }: Occurrence): Subnet | undefined {
  return thing === "address" ? result.network?.subnets.find((subnet) => subnet.element === element) : undefined;
}

/** Returns all places with an address in the subnet. */
export function membersOf(analysis: Analysis, subnet: Subnet): Occurrence[] {
  return occurrencesOf(analysis).filter((occurrence) => {
    const address = addressOf(occurrence);
    return address !== undefined && subnetContains(subnet, address) === true;
  });
}

/** Returns a key that is equal for all names of the same thing; `undefined` for an invalid name. */
export function keyOf(thing: Naming["thing"], text: string): string | undefined {
  switch (thing) {
    case "address": {
      const address = parseAddress(text);
      return address && `${address.family} ${address.bits}`;
    }
    case "mac": {
      const mac = parseMac(text);
      return mac && formatMac(mac);
    }
    case "uuid":
      return parseUuid(text);
    case "vlan":
      return readUnsigned(text)?.toString();
    case "host":
    case "domain":
      return domainName(text) || undefined;
    default:
      return text || undefined;
  }
}

interface Part {
  readonly thing: Naming["thing"];
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

function namesIn(analysis: Analysis): Occurrence[] {
  const { network } = analysis.result;
  if (!network) return [];
  const domain = domainName(network.domain?.name?.value ?? "");
  const named = typedValuesOf(analysis).flatMap((value) => {
    const { names } = value.spec;
    if (names === undefined) return [];
    return partsOf(analysis, value, names.thing, domain).map((part) => ({ part, value, names }));
  });
  const first = new Map<string, number>();
  const rankOf = ({ part, names }: { part: Part; names: Naming }) =>
    part.thing === names.thing && isDefinedHere(names, network) ? names.defines : undefined;
  for (const name of named) {
    const rank = rankOf(name);
    const id = `${name.part.thing} ${name.part.key}`;
    if (rank !== undefined) first.set(id, Math.min(rank, first.get(id) ?? rank));
  }
  return named.map((name): Occurrence => {
    const { part, value, names } = name;
    const { start } = value.span;
    const whole = part.start === 0 && part.end === value.value.length;
    const rank = rankOf(name);
    const defines = rank !== undefined && rank === first.get(`${part.thing} ${part.key}`);
    return {
      thing: part.thing,
      key: part.key,
      role: names.limit ? "limit" : defines ? "definition" : "reference",
      span: whole ? value.span : { start: start + part.start, end: start + part.end },
      text: value.value.slice(part.start, part.end),
      element: value.element,
      whole: value.element.span,
      value,
    };
  });
}

/** In mode bridge, the bridge is one that the host already has. */
function isDefinedHere({ thing }: Naming, network: Network): boolean {
  return thing !== "bridge" || makesBridge(network);
}

/**
 * Returns the names in a value: one, or for a DNS name inside the network's domain those of the host and the domain.
 */
function partsOf(analysis: Analysis, value: TypedValue, thing: Naming["thing"], domain: string): Part[] {
  const text = value.value;
  const key = keyOf(thing, text);
  if (key === undefined) return [];
  const whole = { thing, key, start: 0, end: text.length };
  if ((thing !== "host" && thing !== "domain") || domain === "" || !isVerbatim(analysis, value)) return [whole];
  if (key === domain) return [{ ...whole, thing: "domain", end: key.length }];
  if (!key.endsWith(`.${domain}`)) return [{ ...whole, end: key.length }];
  const dot = key.length - domain.length - 1;
  const suffix: Part = { thing: "domain", key: domain, start: dot + 1, end: key.length };
  // dnsmasq knows a host by both names, but a domain inside the domain is a different one.
  const inner: Part = { thing: "host", key: key.slice(0, dot), start: 0, end: dot };
  return thing === "host" && dot > 0 ? [inner, suffix] : [suffix];
}

/** Normalizes a DNS name: ASCII letters in lower case, without a dot at the end. */
function domainName(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(/\.$/, "");
}
