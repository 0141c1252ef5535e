// The address plan of a subnet: how many of its addresses are the host's own, kept for static hosts, handed out, or free.
import { type Address, type Family, usableHosts } from "../network/address.js";
import { countBetween, joinedRanges, ownNumbers } from "../network/lookup.js";
import type { Subnet } from "../network/model.js";

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

  const { family } = address.value;
  const [from, to] = [usable.first.bits, usable.last.bits];
  const own = ownNumbers(network, family);
  const isOwn = (bits: bigint) => countBetween(own, bits, bits) > 0;
  // What is the host's already is kept for nobody else.
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

/** The addresses of that family as ascending numbers, each once. */
function numbersOf(addresses: readonly (Address | undefined)[], family: Family): bigint[] {
  const numbers = new Set(addresses.flatMap((address) => (address?.family === family ? address.bits : [])));
  return [...numbers].sort((a, b) => (a < b ? -1 : 1));
}
