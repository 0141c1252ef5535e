// Derives an <ip> from the addresses that a document gives to guests: the host's own address, and a prefix length that
// holds all of them.

import { type Address, commonPrefix, type Family, spaceOf, usableHosts } from "../network/address.js";
import type { Subnet } from "../network/model.js";
import { hasReverseZone, spanOf, subnetContains } from "../network/subnet.js";
import { freeWithin, takenAddresses } from "./free-addresses.js";

/** Common prefix lengths, the most usual first. */
const usual: Readonly<Record<Family, readonly [number, ...number[]]>> = {
  ipv4: [24, 16, 22, 25, 26, 27, 28],
  ipv6: [64, 112, 120],
};

/** Addresses that must be in the subnet. */
export interface RequiredAddresses {
  readonly addresses: readonly [Address, ...Address[]];
  /** Ends `192.168.77.0/24, ...`. */
  readonly where: string;
}

/**
 * Returns the addresses of its ranges and static hosts; without any, gateways, and then private addresses of DNS hosts,
 * that are in no other subnet.
 */
export function requiredAddressesOf(subnet: Subnet, family: Family): RequiredAddresses | undefined {
  const { dhcp, network } = subnet;
  const others = network.subnets.filter((each) => each !== subnet);
  const isInNoOtherSubnet = (address: Address) => !others.some((other) => subnetContains(other, address));
  const bounds = (dhcp?.ranges ?? []).flatMap(({ start, end }) => [start, end]);
  const hosts = (dhcp?.hosts ?? []).map(({ ip }) => ip);
  const gateways = network.routes.map(({ gateway }) => gateway);
  const named = (network.dns?.hosts ?? []).map(({ ip }) => ip);
  const isPrivate = (address: Address) => /^(?:private|unique-local)$/.test(spaceOf(address));
  for (const { fields, applies, where } of [
    { fields: [...bounds, ...hosts], applies: () => true, where: "where its DHCP addresses lie" },
    { fields: gateways, applies: isInNoOtherSubnet, where: "where a gateway lies" },
    {
      fields: named,
      applies: (each: Address) => isPrivate(each) && isInNoOtherSubnet(each),
      where: "where a DNS host lies",
    },
  ]) {
    const [first, ...more] = fields.flatMap((field) =>
      field?.value?.family === family && applies(field.value) ? [field.value] : [],
    );
    if (first) return { addresses: [first, ...more], where };
  }
  return undefined;
}

/** Returns the length written by the author, ignoring the address class, since the address may still change. */
export function writtenLength({ prefixLength, prefixSource }: Subnet): number | undefined {
  return prefixSource === "prefix" || prefixSource === "netmask" ? prefixLength || undefined : undefined;
}

/** Returns the length of a subnet for these addresses. */
export function lengthFor(family: Family, addresses: readonly Address[]): number {
  return lengthsHolding(family, addresses)[0] ?? usual[family][0];
}

/**
 * Returns the lengths with which all addresses are hosts of one subnet, the usual ones first; if even the first is too
 * long, the longest that fits. `zoned`: only those at which a reverse DNS zone can end.
 */
export function lengthsHolding(family: Family, addresses: readonly Address[], zoned = false): number[] {
  const [most] = usual[family];
  const zones = (length: number) => !zoned || hasReverseZone(family, length);
  const good = usual[family].filter(zones);
  const [any] = addresses;
  if (any === undefined) return good;
  const lowest = addresses.reduce((a, b) => (b.bits < a.bits ? b : a), any);
  const highest = addresses.reduce((a, b) => (b.bits > a.bits ? b : a), any);
  const holds = (length: number) => {
    const usable = usableHosts(any, length);
    return usable !== undefined && usable.first.bits <= lowest.bits && highest.bits <= usable.last.bits;
  };
  const holding = good.filter(holds);
  if (holding[0] === most) return holding;
  let longest = Math.min(most, commonPrefix(lowest, highest));
  while (longest > 0 && !(zones(longest) && holds(longest))) longest -= 1;
  return longest > 0 ? [longest, ...holding.filter((length) => length !== longest)] : holding;
}

/** Returns unused addresses for the host in a subnet of that length around its guests: the lowest and, for IPv4, the highest. */
export function hostAddressesAmong(subnet: Subnet, [first]: RequiredAddresses["addresses"], length: number): Address[] {
  const span = spanOf(first, length);
  const ranges = subnet.dhcp?.ranges ?? [];
  const taken = takenAddresses(subnet, first.family, subnet.element);
  const candidates = [...firstOf(freeWithin(span, ranges, taken))];
  if (first.family === "ipv4") candidates.push(...firstOf(freeWithin(span, ranges, taken, span.last)));
  return candidates;
}

function firstOf(addresses: Iterable<Address>): Address[] {
  for (const address of addresses) return [address];
  return [];
}

/** Returns the usual length with which the subnet's own address and all its guests are hosts of one subnet. */
export function lengthOfGuests(subnet: Subnet, own: Address): number {
  const required = requiredAddressesOf(subnet, own.family)?.addresses ?? [];
  return lengthFor(own.family, [own, ...required.filter((address) => isNear(address, own))]);
}

/** Whether two addresses may be meant for one subnet: no IPv4 subnet of guests is wider than a /8, no IPv6 one than a /48. */
function isNear(address: Address, own: Address): boolean {
  return commonPrefix(address, own) >= (own.family === "ipv4" ? 8 : 48);
}

/** Whether the subnet's own address and all its guests are hosts of one subnet of that length. */
export function holdsGuests(subnet: Subnet, own: Address, length: number): boolean {
  const usable = usableHosts(own, length);
  const required = subnet.dhcp ? (requiredAddressesOf(subnet, own.family)?.addresses ?? []) : [];
  return (
    usable !== undefined &&
    [own, ...required].every(({ bits }) => usable.first.bits <= bits && bits <= usable.last.bits)
  );
}
