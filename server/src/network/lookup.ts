// Lookups of addresses for thousands of hosts and routes of one network: the searched lists are indexed or sorted once,
// so that no rule compares all pairs.

import { memoized } from "../memoized.js";
import { countLeading } from "../search.js";
import { type Address, addressKey, type Family, networkAddress } from "./address.js";
import type { AddressRange, Dhcp, DnsHost, Network, StaticHost, Subnet } from "./model.js";
import { rangeSize, serves } from "./subnet.js";

const blockOf = (address: Address, length: number) => `${addressKey(networkAddress(address, length))}/${length}`;

/** Indexes items by their keys; the first item with a key wins. */
export function firstBy<T>(all: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const item of all) for (const key of keysOf(item)) if (!first.has(key)) first.set(key, item);
  return first;
}

const subnetsByOwnAddress = memoized(({ subnets }: Network) =>
  firstBy(subnets, ({ address }) => (address?.value ? [addressKey(address.value)] : [])),
);

/** Returns the first subnet in which the address is the bridge's own. */
export function subnetOfBridge(network: Network, address: Address): Subnet | undefined {
  return subnetsByOwnAddress(network).get(addressKey(address));
}

interface Blocks {
  readonly lengths: readonly number[];
  readonly first: ReadonlyMap<string, Subnet>;
  readonly order: ReadonlyMap<Subnet, number>;
}

const blocks = memoized(({ subnets }: Network): Blocks => {
  const known = subnets.filter(({ address, prefixLength }) => address?.value && prefixLength !== undefined);
  return {
    lengths: [...new Set(known.flatMap(({ prefixLength }) => prefixLength ?? []))],
    first: firstBy(known, ({ address, prefixLength = 0 }) =>
      address?.value ? [blockOf(address.value, prefixLength)] : [],
    ),
    order: new Map(subnets.map((subnet, index) => [subnet, index])),
  };
});

/**
 * Returns the first subnet of the network that contains the address, with a prefix length from `shortest` to `longest`.
 */
export function subnetHolding(network: Network, address: Address, shortest = 0, longest = 128): Subnet | undefined {
  const { lengths, first, order } = blocks(network);
  const width = address.family === "ipv4" ? 32 : 128;
  const placeOf = (subnet: Subnet) => order.get(subnet) ?? 0;
  return lengths
    .filter((length) => shortest <= length && length <= Math.min(longest, width))
    .flatMap((length) => first.get(blockOf(address, length)) ?? [])
    .sort((a, b) => placeOf(a) - placeOf(b))[0];
}

const subnetsByElement = memoized(({ subnets }: Network) => new Map(subnets.map((subnet) => [subnet.element, subnet])));

/** Returns the subnet read from the element. */
export function subnetIn(network: Network, element: Subnet["element"] | undefined): Subnet | undefined {
  return element && subnetsByElement(network).get(element);
}

/** Whether address and prefix length of every subnet are known. */
export const isTold = memoized(({ subnets }: Network) =>
  subnets.every(({ address, prefixLength }) => address?.value !== undefined && prefixLength !== undefined),
);

const subnetsByFamily = memoized(({ subnets }: Network) => {
  const of = (family: Family) => subnets.filter(({ address }) => address?.value?.family === family);
  return { ipv4: of("ipv4"), ipv6: of("ipv6") };
});

/** Returns the subnets with an address of that family. */
export function subnetsOf(network: Network, family: Family): readonly Subnet[] {
  return subnetsByFamily(network)[family];
}

const servedByFamily = memoized((network: Network) => ({
  ipv4: subnetsOf(network, "ipv4").filter(serves),
  ipv6: subnetsOf(network, "ipv6").filter(serves),
}));

/** Returns the subnets with an address of that family on which libvirt serves DHCP. */
export function servedSubnets(network: Network, family: Family): readonly Subnet[] {
  return servedByFamily(network)[family];
}

/** Returns the families of the subnets on which libvirt serves DHCP, by their family attribute. */
export const familiesServed = memoized(
  ({ subnets }: Network): ReadonlySet<Family | undefined> =>
    new Set(subnets.filter(serves).map(({ family }) => family)),
);

const hostsByAddress = memoized(({ hosts }: Dhcp) =>
  firstBy(hosts, ({ ip }) => (ip?.value ? [addressKey(ip.value)] : [])),
);

/** Returns the first static host with that address. */
export function hostAt(dhcp: Dhcp, address: Address): StaticHost | undefined {
  return hostsByAddress(dhcp).get(addressKey(address));
}

const hostNames = memoized(
  ({ subnets }: Network) =>
    new Set(subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? []).flatMap(({ name }) => name?.raw.toLowerCase() ?? [])),
);

/** Whether a static host of any subnet has that name. */
export function isHostName(network: Network, name: string): boolean {
  return hostNames(network).has(name.toLowerCase());
}

const recordsByAddress = memoized(({ dns }: Network) =>
  firstBy(dns?.hosts ?? [], ({ ip }) => (ip?.value ? [addressKey(ip.value)] : [])),
);

/** Returns the first DNS host with that address. */
export function recordAt(network: Network, address: Address): DnsHost | undefined {
  return recordsByAddress(network).get(addressKey(address));
}

/** Finds a range that contains an address; among several, the one that ends last. */
export type FindRange<R> = (address: Address) => R | undefined;

/** Creates a lookup of ranges by address. Ignores ranges that are reversed or mix families. */
export function findRangeIn<R extends AddressRange>(ranges: readonly R[]): FindRange<R> {
  const sorted = ranges
    .flatMap((range) => {
      const [from, to] = [range.start?.value, range.end?.value];
      return from && to && rangeSize(range) !== undefined ? [{ range, from, to }] : [];
    })
    .sort((a, b) => (a.from.bits < b.from.bits ? -1 : a.from.bits > b.from.bits ? 1 : 0));
  const reaching = (family: Family) => {
    const list = sorted.filter(({ from }) => from.family === family);
    // From left to right, keep the range that has ended last so far.
    for (const [index, entry] of list.entries()) {
      const before = list[index - 1];
      if (before && before.to.bits >= entry.to.bits) list[index] = { ...before, from: entry.from };
    }
    return list;
  };
  const lists = { ipv4: reaching("ipv4"), ipv6: reaching("ipv6") };
  return ({ family, bits }) => {
    const list = lists[family];
    const found = list[countLeading(list, ({ from }) => from.bits <= bits) - 1];
    return found && bits <= found.to.bits ? found.range : undefined;
  };
}

const findRangeOf = memoized(({ ranges }: Dhcp) => findRangeIn(ranges));

/** Finds a DHCP range that contains the address. */
export function rangeHolding(dhcp: Dhcp, address: Address) {
  return findRangeOf(dhcp)(address);
}

const findRangeOfAny = memoized(({ subnets }: Network) =>
  findRangeIn(subnets.flatMap(({ dhcp }) => dhcp?.ranges ?? [])),
);

/** Finds a DHCP range of any subnet that contains the address. */
export function rangeOfAnySubnet(network: Network, address: Address) {
  return findRangeOfAny(network)(address);
}

/** Addresses of one family as numbers, both ends included. */
export interface Stretch {
  readonly family: Family;
  readonly from: bigint;
  readonly to: bigint;
}

/** Returns the addresses in the ranges, in ascending order; ranges that overlap or touch are merged. */
export function joinedRanges(ranges: readonly AddressRange[]): readonly Stretch[] {
  const sorted = ranges
    .flatMap(({ start, end }): Stretch[] => {
      const [first, last] = [start?.value, end?.value];
      if (!first || !last || rangeSize({ start, end }) === undefined) return [];
      return [{ family: first.family, from: first.bits, to: last.bits }];
    })
    .sort((a, b) => (a.family === b.family ? (a.from < b.from ? -1 : 1) : a.family < b.family ? -1 : 1));
  const joined: Stretch[] = [];
  for (const stretch of sorted) {
    const previous = joined.at(-1);
    if (previous?.family !== stretch.family || stretch.from > previous.to + 1n) joined.push(stretch);
    else if (stretch.to > previous.to) joined[joined.length - 1] = { ...previous, to: stretch.to };
  }
  return joined;
}

const ownBits = memoized((network: Network) => {
  const sorted = (family: Family) =>
    [...new Set(subnetsOf(network, family).flatMap(({ address }) => address?.value?.bits ?? []))].sort((a, b) =>
      a < b ? -1 : 1,
    );
  return { ipv4: sorted("ipv4"), ipv6: sorted("ipv6") };
});

/** Returns the addresses of that family that the network gives its bridge, as ascending numbers without duplicates. */
export function ownNumbers(network: Network, family: Family): readonly bigint[] {
  return ownBits(network)[family];
}

/** Counts how many of ascending numbers are between two, both included. */
export function countBetween(numbers: readonly bigint[], from: bigint, to: bigint): number {
  return Math.max(0, countLeading(numbers, (bits) => bits <= to) - countLeading(numbers, (bits) => bits < from));
}
