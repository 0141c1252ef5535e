// Finds unused addresses in a subnet.

import { type Address, type Family, parseAddress, plus } from "../network/address.js";
import { findRangeIn } from "../network/lookup.js";
import type { AddressRange, Network, Range, Subnet } from "../network/model.js";
import { isProperRange, rangeSize, type SubnetSpan, subnetOf } from "../network/subnet.js";
import type { XmlAttribute, XmlElement } from "../xml/tree.js";

/**
 * Returns the lowest unused address for a static host: inside the subnet and outside its ranges. `undefined` when none
 * is left or the subnet is unknown.
 */
export function freeAddress(subnet: Subnet): Address | undefined {
  if (!freeAddressBySubnet.has(subnet)) freeAddressBySubnet.set(subnet, freeAddresses(subnet, 1)[0]);
  return freeAddressBySubnet.get(subnet);
}

/** Cached because every host without an address asks for it. */
const freeAddressBySubnet = new WeakMap<Subnet, Address | undefined>();

interface Search {
  /** Where to begin; by default the first address of the subnet. */
  readonly from?: Address | undefined;
  /** The element being edited: the addresses in it do not count as taken. */
  readonly edited?: XmlElement | undefined;
  /** Include addresses in ranges: dnsmasq never leases the address of a static host to others. */
  readonly inRanges?: boolean;
}

/** Returns the first `count` unused addresses for static hosts, in ascending order. */
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

/** Yields the unused host addresses of the span, outside the ranges, in ascending order from `from` on. */
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
 * Returns the addresses of that family that the document assigns: to the bridge, static hosts of the subnet, gateways
 * and DNS names.
 */
export function takenAddresses(subnet: Subnet, family: Family, edited?: XmlElement): Taken {
  let all = takenBySubnet.get(subnet)?.[family];
  if (!all) {
    all = collectTaken(subnet, family);
    takenBySubnet.set(subnet, { ...takenBySubnet.get(subnet), [family]: all });
  }
  const holds = ({ value }: XmlAttribute) => {
    const address = parseAddress(value ?? "");
    return address?.family === family && all.has(address.bits);
  };
  return edited?.attributes.some(holds) ? collectTaken(subnet, family, edited) : all;
}

/** A set of addresses as numbers. */
export interface Taken extends Iterable<bigint> {
  has(bits: bigint): boolean;
}

/** Cached because every element and attribute of a list asks for the addresses of its subnet. */
const takenBySubnet = new WeakMap<Subnet, Partial<Record<Family, Taken>>>();

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

/** Cached because all subnets of a network share these addresses: the bridge, gateways and DNS names. */
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
 * Returns the first unused address from that end of a range; `undefined` when no address would be left for guests, or
 * libvirt rejects the range.
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
