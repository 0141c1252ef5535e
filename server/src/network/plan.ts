// The address plan of a subnet: how many of its addresses are the host's own, kept for static hosts, handed out, or free.
import { type Address, type Family, type UsableHosts, usableHosts } from "./address.js";
import type { AddressRange, Network, Subnet } from "./model.js";

/** Numbers of addresses; `own`, `static`, `dynamic` and `free` add up to `usable`. */
export interface AddressPlan {
  /** Those a machine in the subnet can have; none in an IPv4 /31 or /32. */
  readonly usable: bigint;
  /** Those of the host itself. */
  readonly own: bigint;
  /** Those of static hosts, inside a range or not. */
  readonly static: bigint;
  /** What dnsmasq hands out to whoever asks: the ranges without what is the host's or a static host's. */
  readonly dynamic: bigint;
  readonly free: bigint;
}

/** `undefined` while the subnet cannot be told. Addresses outside the subnet and ranges written backwards count for nothing. */
export function planOf(subnet: Subnet): AddressPlan | undefined {
  const { address, prefixLength, dhcp, network } = subnet;
  if (!address?.value || prefixLength === undefined) return undefined;
  const usable = usableHosts(address.value, prefixLength);
  if (usable === undefined) return { usable: 0n, own: 0n, static: 0n, dynamic: 0n, free: 0n };

  const own = within(ownNumbers(network)[address.value.family], usable);
  const hosts = numbersOf(
    dhcp?.hosts.map(({ ip }) => ip?.value),
    address.value.family,
  );
  const taken = sortedSet([...own, ...within(hosts, usable)]);
  const reserved = BigInt(taken.length - own.length);
  const dynamic = union(dhcp?.ranges ?? [], usable).reduce(
    (sum, stretch) => sum + stretch.to - stretch.from + 1n - BigInt(within(taken, bounds(stretch, usable)).length),
    0n,
  );
  const used = BigInt(own.length) + reserved + dynamic;
  return { usable: usable.count, own: BigInt(own.length), static: reserved, dynamic, free: usable.count - used };
}

/** Both ends included. */
interface Stretch {
  readonly from: bigint;
  readonly to: bigint;
}

/** The ranges cut to what is usable, where they overlap or touch joined, in ascending order. */
function union(ranges: readonly AddressRange[], { first, last }: UsableHosts): Stretch[] {
  const stretches = ranges
    .flatMap(({ start, end }) => {
      if (start?.value?.family !== first.family || end?.value?.family !== first.family) return [];
      return [{ from: larger(start.value.bits, first.bits), to: -larger(-end.value.bits, -last.bits) }];
    })
    .filter(({ from, to }) => from <= to)
    .sort((a, b) => ascending(a.from, b.from));
  const joined: Stretch[] = [];
  for (const stretch of stretches) {
    const previous = joined.at(-1);
    if (previous === undefined || stretch.from > previous.to + 1n) joined.push(stretch);
    else joined[joined.length - 1] = { from: previous.from, to: larger(previous.to, stretch.to) };
  }
  return joined;
}

function bounds({ from, to }: Stretch, { first: { family } }: UsableHosts): Pick<UsableHosts, "first" | "last"> {
  return { first: { family, bits: from }, last: { family, bits: to } };
}

/** The part of ascending numbers that lies between two addresses, both included. */
function within(numbers: readonly bigint[], { first, last }: Pick<UsableHosts, "first" | "last">): readonly bigint[] {
  return numbers.slice(indexOf(numbers, first.bits), indexOf(numbers, last.bits + 1n));
}

/** Index of the first of ascending numbers that is not below the bound. */
function indexOf(numbers: readonly bigint[], bound: bigint): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? bound) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Numbers = Readonly<Record<Family, readonly bigint[]>>;

/** Every subnet of a network asks for the same. */
const known = new WeakMap<Network, Numbers>();

/** The addresses the network gives the host, ascending. */
function ownNumbers(network: Network): Numbers {
  let own = known.get(network);
  if (!own) {
    const addresses = network.subnets.map(({ address }) => address?.value);
    own = { ipv4: numbersOf(addresses, "ipv4"), ipv6: numbersOf(addresses, "ipv6") };
    known.set(network, own);
  }
  return own;
}

function numbersOf(addresses: readonly (Address | undefined)[] | undefined, family: Family): bigint[] {
  return sortedSet((addresses ?? []).flatMap((address) => (address?.family === family ? address.bits : [])));
}

function sortedSet(numbers: readonly bigint[]): bigint[] {
  return [...new Set(numbers)].sort(ascending);
}

function ascending(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
