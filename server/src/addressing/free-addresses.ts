// Addresses of a subnet that are still nobody's.

import { type Address, type Family, parseAddress, plus } from "../network/address.js";
import { findRangeIn } from "../network/lookup.js";
import type { AddressRange, Network, Range, Subnet } from "../network/model.js";
import { isProperRange, rangeSize, type SubnetSpan, subnetOf } from "../network/subnet.js";
import type { XmlAttribute, XmlElement } from "../xml/tree.js";

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
  taken: Taken,
  from?: Address,
): Generator<Address> {
  if (!first || !last) return;
  const { family } = first;
  const find = findRangeIn(ranges);
  let bits = from?.family === family && from.bits > first.bits ? from.bits : first.bits;
  while (bits <= last.bits) {
    const address: Address = { family, bits };
    const end = find(address)?.end?.value;
    if (end === undefined && !taken.has(bits)) yield address;
    bits = (end?.bits ?? bits) + 1n;
  }
}

/**
 * The addresses of that family that the document gives to somebody, as numbers: the bridge, static hosts of the subnet,
 * gateways, names in DNS.
 */
export function takenAddresses(subnet: Subnet, family: Family, edited?: XmlElement): Taken {
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

/** Addresses as numbers, each once. */
export interface Taken extends Iterable<bigint> {
  has(bits: bigint): boolean;
}

/** Every element and attribute of a list asks for its subnet's. */
const taken = new WeakMap<Subnet, Partial<Record<Family, Taken>>>();

function collectTaken(subnet: Subnet, family: Family, edited?: XmlElement): Taken {
  const all = edited ? takenAnywhere(subnet.network, family, edited) : takenInNetwork(subnet.network, family);
  const own = new Set<bigint>();
  for (const { element, ip } of subnet.dhcp?.hosts ?? []) {
    if (element !== edited && ip?.value?.family === family && !all.has(ip.value.bits)) own.add(ip.value.bits);
  }
  return {
    has: (bits) => own.has(bits) || all.has(bits),
    *[Symbol.iterator]() {
      yield* all;
      yield* own;
    },
  };
}

/** Every subnet of a network asks for what is taken whatever the subnet. */
const takenByNetwork = new WeakMap<Network, Partial<Record<Family, ReadonlySet<bigint>>>>();

function takenInNetwork(network: Network, family: Family): ReadonlySet<bigint> {
  const known = takenByNetwork.get(network);
  const all = known?.[family] ?? takenAnywhere(network, family);
  if (!known?.[family]) takenByNetwork.set(network, { ...known, [family]: all });
  return all;
}

function takenAnywhere({ subnets, dns, routes }: Network, family: Family, edited?: XmlElement): ReadonlySet<bigint> {
  const all = new Set<bigint>();
  const take = (element: XmlElement, address: Address | undefined) => {
    if (element !== edited && address?.family === family) all.add(address.bits);
  };
  for (const { element, address } of subnets) take(element, address?.value);
  for (const { element, ip } of dns?.hosts ?? []) take(element, ip?.value);
  for (const { element, gateway } of routes) take(element, gateway?.value);
  return all;
}

/**
 * The first address from that end of a range that is nobody's; `undefined` when the range would be left without any, or
 * is none that libvirt takes.
 */
export function firstFreeOf(range: Range, from: "start" | "end"): Address | undefined {
  const size = isProperRange(range) ? rangeSize(range) : undefined;
  let address = range[from]?.value;
  if (size === undefined || address === undefined) return undefined;
  const taken = takenAddresses(range.subnet, address.family);
  let left = size;
  for (; left > 1n && taken.has(address.bits); left -= 1n) address = plus(address, from === "start" ? 1 : -1);
  return left > 1n ? address : undefined;
}
