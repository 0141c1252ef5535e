// Addresses of a subnet that are still nobody's.
import type { XmlAttribute, XmlElement } from "../xml/tree.js";
import { type Address, type Family, parseAddress } from "./address.js";
import type { AddressRange, Subnet } from "./model.js";
import { rangeContains, type SubnetSpan, subnetOf } from "./subnet.js";

/**
 * The lowest address for a static host: inside the subnet, in none of its ranges and nobody's yet. `undefined` when
 * there is none left or the subnet cannot be told.
 */
export function freeAddress(subnet: Subnet): Address | undefined {
  if (!free.has(subnet)) free.set(subnet, freeAddresses(subnet, 1)[0]);
  return free.get(subnet);
}

/** Every host that needs an address asks for the same one. */
const free = new WeakMap<Subnet, Address | undefined>();

interface Search {
  /** Where to begin; the first address of the subnet without it. */
  readonly from?: Address | undefined;
  /** The element that is being written: what it says of itself takes nothing away. */
  readonly edited?: XmlElement | undefined;
  /** Inside the ranges too: dnsmasq hands out none that a static host has. */
  readonly inRanges?: boolean;
}

/** The same, so many, in ascending order. */
export function freeAddresses(subnet: Subnet, count: number, { from, edited, inRanges }: Search = {}): Address[] {
  const span = subnetOf(subnet);
  if (!span || span.prefixLength === 0) return [];
  const ranges = inRanges ? [] : (subnet.dhcp?.ranges ?? []).filter(({ element }) => element !== edited);
  const taken = takenAddresses(subnet, span.networkAddress.family, edited);
  const found: Address[] = [];
  for (const address of freeWithin(span, ranges, taken, from)) {
    if (found.push(address) >= count) break;
  }
  return found;
}

/** Addresses of the span that guests can have, neither in the ranges nor taken, in ascending order from `from` on. */
export function* freeWithin(
  { first, last }: SubnetSpan,
  ranges: readonly AddressRange[],
  taken: ReadonlySet<bigint>,
  from?: Address,
): Generator<Address> {
  if (!first || !last) return;
  const { family } = first;
  let bits = from?.family === family && from.bits > first.bits ? from.bits : first.bits;
  while (bits <= last.bits) {
    const address: Address = { family, bits };
    const end = ranges.find((range) => rangeContains(range, address))?.end?.value;
    if (end === undefined && !taken.has(bits)) yield address;
    bits = (end?.bits ?? bits) + 1n;
  }
}

/**
 * The addresses of that family that the document gives to somebody, as numbers: the bridge, static hosts of the subnet,
 * gateways, names in DNS.
 */
export function takenAddresses(subnet: Subnet, family: Family, edited?: XmlElement): ReadonlySet<bigint> {
  let all = taken.get(subnet)?.[family];
  if (!all) {
    all = collectTaken(subnet, family);
    taken.set(subnet, { ...taken.get(subnet), [family]: all });
  }
  const holds = ({ value }: XmlAttribute) => {
    const address = parseAddress(value ?? "");
    return address?.family === family && all.has(address.bits);
  };
  return edited?.attributes.some(holds) ? collectTaken(subnet, family, edited) : all;
}

/** Every element and attribute of a list asks for its subnet's. */
const taken = new WeakMap<Subnet, Partial<Record<Family, ReadonlySet<bigint>>>>();

function collectTaken(subnet: Subnet, family: Family, edited?: XmlElement): ReadonlySet<bigint> {
  const { dns, routes } = subnet.network;
  const taken = new Set<bigint>();
  const take = (address: Address | undefined) => {
    if (address?.family === family) taken.add(address.bits);
  };
  for (const { element, address } of subnet.network.subnets) if (element !== edited) take(address?.value);
  for (const { element, ip } of subnet.dhcp?.hosts ?? []) if (element !== edited) take(ip?.value);
  for (const { element, ip } of dns?.hosts ?? []) if (element !== edited) take(ip?.value);
  for (const { element, gateway } of routes) if (element !== edited) take(gateway?.value);
  return taken;
}
