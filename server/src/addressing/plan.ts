// The address plan of a subnet: how many addresses the host has, are reserved for static hosts, dynamic, or free.
import { type Address, type Family, usableHosts } from "../network/address.js";
import { countBetween, joinedRanges, ownNumbers } from "../network/lookup.js";
import type { Subnet } from "../network/model.js";

/** Numbers of addresses; `own`, `static`, `dynamic` and `free` add up to `usable`. */
export interface AddressPlan {
  /** Addresses that machines in the subnet can have; 0 in an IPv4 /31 or /32. */
  readonly usable: bigint;
  /** Addresses of the host itself. */
  readonly own: bigint;
  /** Addresses of static hosts, inside a range or not. */
  readonly static: bigint;
  /** Addresses that dnsmasq leases to anyone: the ranges without the host's and the static hosts' addresses. */
  readonly dynamic: bigint;
  readonly free: bigint;
}

/**
 * Counts the addresses of a subnet; `undefined` while it is unknown. Ignores addresses outside it and reversed ranges.
 */
export function planOf(subnet: Subnet): AddressPlan | undefined {
  const { address, prefixLength, dhcp, network } = subnet;
  if (!address?.value || prefixLength === undefined) return undefined;
  const usable = usableHosts(address.value, prefixLength);
  if (usable === undefined) return { usable: 0n, own: 0n, static: 0n, dynamic: 0n, free: 0n };

  const { family } = address.value;
  const [from, to] = [usable.first.bits, usable.last.bits];
  const own = ownNumbers(network, family);
  const isOwn = (bits: bigint) => countBetween(own, bits, bits) > 0;
  // A static host with one of the host's own addresses reserves nothing.
  const hosts = numbersOf(
    (dhcp?.hosts ?? []).map(({ ip }) => ip?.value),
    family,
  ).filter((bits) => from <= bits && bits <= to && !isOwn(bits));
  let dynamic = 0n;
  for (const stretch of joinedRanges(dhcp?.ranges ?? [])) {
    const [low, high] = [stretch.from < from ? from : stretch.from, stretch.to > to ? to : stretch.to];
    if (stretch.family !== family || low > high) continue;
    dynamic += high - low + 1n - BigInt(countBetween(own, low, high) + countBetween(hosts, low, high));
  }
  const counts = { own: BigInt(countBetween(own, from, to)), static: BigInt(hosts.length), dynamic };
  return { usable: usable.count, ...counts, free: usable.count - counts.own - counts.static - dynamic };
}

/** Returns the addresses of that family as ascending numbers, without duplicates. */
function numbersOf(addresses: readonly (Address | undefined)[], family: Family): bigint[] {
  const numbers = new Set(addresses.flatMap((address) => (address?.family === family ? address.bits : [])));
  return [...numbers].sort((a, b) => (a < b ? -1 : 1));
}
