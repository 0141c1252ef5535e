// Properties of a document's subnets and ranges: what a subnet spans, what it contains, how long a range is.
import {
  type Address,
  broadcastAddress,
  compareAddresses,
  type Family,
  inSubnet,
  networkAddress,
  usableHosts,
  widthOf,
} from "./address.js";
import type { AddressRange, Network, Range, Subnet } from "./model.js";

/** A subnet as addresses. */
export interface SubnetSpan {
  /** All host bits zero. */
  readonly networkAddress: Address;
  readonly prefixLength: number;
  /** First and last address that a guest can have; `undefined` in an IPv4 /31 or /32. */
  readonly first: Address | undefined;
  readonly last: Address | undefined;
  /** All host bits one; an ordinary address in IPv6. */
  readonly broadcast: Address;
}

/** Returns what the subnet spans; `undefined` while its address or its prefix length is unknown. */
export function subnetOf({ address, prefixLength }: Pick<Subnet, "address" | "prefixLength">): SubnetSpan | undefined {
  if (!address?.value || prefixLength === undefined) return undefined;
  return spanOf(address.value, prefixLength);
}

/** Returns what the subnet of any of its addresses spans. */
export function spanOf(address: Address, prefixLength: number): SubnetSpan {
  return {
    networkAddress: networkAddress(address, prefixLength),
    prefixLength,
    first: firstUsable(address, prefixLength),
    last: lastUsable(address, prefixLength),
    broadcast: broadcastAddress(address, prefixLength),
  };
}

/** Returns the first address that a guest can have in the subnet; `undefined` in an IPv4 /31 or /32. */
export function firstUsable(address: Address, prefixLength: number): Address | undefined {
  return usableHosts(address, prefixLength)?.first;
}

/** Returns the last address that a guest can have in the subnet; `undefined` in an IPv4 /31 or /32. */
export function lastUsable(address: Address, prefixLength: number): Address | undefined {
  return usableHosts(address, prefixLength)?.last;
}

/** Whether the address can be that of a host in the subnet around another: in IPv4 the first and the last cannot. */
export function canBeHost(address: Address, own: Address, prefixLength: number): boolean {
  if (!inSubnet(address, own, prefixLength)) return false;
  const edges = [networkAddress(own, prefixLength).bits, broadcastAddress(own, prefixLength).bits];
  return own.family === "ipv6" || !edges.includes(address.bits);
}

/** Whether the address is in the subnet; `undefined` while the subnet is unknown. */
export function subnetContains(
  { address, prefixLength }: Pick<Subnet, "address" | "prefixLength">,
  candidate: Address,
): boolean | undefined {
  if (!address?.value || prefixLength === undefined) return undefined;
  return inSubnet(candidate, address.value, prefixLength);
}

/** Returns the smallest subnet of the network that contains the address; the first of equals. */
export function subnetAround({ subnets }: Pick<Network, "subnets">, address: Address): Subnet | undefined {
  return subnets
    .filter((subnet) => subnetContains(subnet, address))
    .reduce<Subnet | undefined>(
      (best, subnet) => ((best?.prefixLength ?? -1) < (subnet.prefixLength ?? -1) ? subnet : best),
      undefined,
    );
}

/** Whether the range contains the address; false while the range is unknown. */
export function rangeContains({ start, end }: Pick<AddressRange, "start" | "end">, candidate: Address): boolean {
  const [from, to] = [start?.value, end?.value];
  if (from?.family !== candidate.family || to?.family !== candidate.family) return false;
  return from.bits <= candidate.bits && candidate.bits <= to.bits;
}

/** Whether libvirt serves DHCP on it: an empty <dhcp> has no effect. */
export function serves({ dhcp }: Pick<Subnet, "dhcp">): boolean {
  return dhcp !== undefined && dhcp.ranges.length + dhcp.hosts.length > 0;
}

/** Whether libvirt accepts the range in its subnet, regardless of its size; false while it is unknown. */
export function isProperRange({ start, end, subnet }: Range): boolean {
  const span = subnetOf(subnet);
  const [from, to] = [start?.value, end?.value];
  if (!span || rangeSize({ start, end }) === undefined || !from || !to) return false;
  if (!subnetContains(subnet, from) || !subnetContains(subnet, to)) return false;
  return from.family === "ipv6" || (from.bits !== span.networkAddress.bits && to.bits !== span.broadcast.bits);
}

/** Returns the addresses that the network gives its bridge. */
export function ownAddresses(network: Network): Address[] {
  return network.subnets.flatMap(({ address }) => address?.value ?? []);
}

/** Whether a reverse DNS zone can end at that prefix length, so that dnsmasq can answer for the subnet (localPtr). */
export function hasReverseZone(family: Family, prefixLength: number): boolean {
  const [step, longest] = family === "ipv4" ? [8, 24] : [4, 124];
  return prefixLength % step === 0 && prefixLength >= step && prefixLength <= longest;
}

/**
 * Returns the shortest prefix length at the end of an octet (IPv6: of a group) that leaves no host bits: 10.5.0.0 is a
 * /16.
 */
export function likelyPrefix({ family, bits }: Address): number {
  const width = widthOf(family);
  const step = family === "ipv4" ? 8 : 16;
  for (let length = 0; length < width; length += step) {
    if ((bits & ((1n << BigInt(width - length)) - 1n)) === 0n) return length;
  }
  return width;
}

/**
 * Counts the addresses in the range, both ends included; `undefined` when reversed, of mixed families or unreadable.
 */
export function rangeSize({ start, end }: Pick<AddressRange, "start" | "end">): bigint | undefined {
  const [from, to] = [start?.value, end?.value];
  if (!from || !to || from.family !== to.family || compareAddresses(from, to) > 0) return undefined;
  return to.bits - from.bits + 1n;
}
