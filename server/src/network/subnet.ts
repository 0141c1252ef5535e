// Questions rules ask of a subnet of the document: what it spans, what lies in it, how long a range is.
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

/** A subnet as numbers. */
export interface SubnetSpan {
  /** All host bits zero. */
  readonly networkAddress: Address;
  readonly prefixLength: number;
  /** First and last address a guest can have; `undefined` in an IPv4 /31 or /32. */
  readonly first: Address | undefined;
  readonly last: Address | undefined;
  /** All host bits one; for IPv6 an ordinary address. */
  readonly broadcast: Address;
}

/** What the subnet spans; `undefined` while its address or its prefix length cannot be told. */
export function subnetOf({ address, prefixLength }: Pick<Subnet, "address" | "prefixLength">): SubnetSpan | undefined {
  if (!address?.value || prefixLength === undefined) return undefined;
  return spanOf(address.value, prefixLength);
}

/** What a subnet of that length spans, whichever of its addresses is given. */
export function spanOf(address: Address, prefixLength: number): SubnetSpan {
  return {
    networkAddress: networkAddress(address, prefixLength),
    prefixLength,
    first: firstUsable(address, prefixLength),
    last: lastUsable(address, prefixLength),
    broadcast: broadcastAddress(address, prefixLength),
  };
}

/** The first address a guest can have in that subnet; `undefined` in an IPv4 /31 or /32. */
export function firstUsable(address: Address, prefixLength: number): Address | undefined {
  return usableHosts(address, prefixLength)?.first;
}

/** The last address a guest can have in that subnet; `undefined` in an IPv4 /31 or /32. */
export function lastUsable(address: Address, prefixLength: number): Address | undefined {
  return usableHosts(address, prefixLength)?.last;
}

/** Whether the address lies in the subnet; `undefined` while the subnet cannot be told. */
export function subnetContains(
  { address, prefixLength }: Pick<Subnet, "address" | "prefixLength">,
  candidate: Address,
): boolean | undefined {
  if (!address?.value || prefixLength === undefined) return undefined;
  return inSubnet(candidate, address.value, prefixLength);
}

/** The smallest subnet of the network that holds the address; the first of several. */
export function subnetAround({ subnets }: Pick<Network, "subnets">, address: Address): Subnet | undefined {
  return subnets
    .filter((subnet) => subnetContains(subnet, address))
    .reduce<Subnet | undefined>(
      (best, subnet) => ((best?.prefixLength ?? -1) < (subnet.prefixLength ?? -1) ? subnet : best),
      undefined,
    );
}

/** Whether the range holds the address; not while the range cannot be told. */
export function rangeContains({ start, end }: Pick<AddressRange, "start" | "end">, candidate: Address): boolean {
  const [from, to] = [start?.value, end?.value];
  if (from?.family !== candidate.family || to?.family !== candidate.family) return false;
  return from.bits <= candidate.bits && candidate.bits <= to.bits;
}

/** Whether libvirt serves DHCP on it: an empty <dhcp> counts for nothing. */
export function serves({ dhcp }: Pick<Subnet, "dhcp">): boolean {
  return dhcp !== undefined && dhcp.ranges.length + dhcp.hosts.length > 0;
}

/** Whether libvirt takes the range in its subnet, but for its size; not while it cannot be told. */
export function isProperRange({ start, end, subnet }: Range): boolean {
  const span = subnetOf(subnet);
  const [from, to] = [start?.value, end?.value];
  if (!span || rangeSize({ start, end }) === undefined || !from || !to) return false;
  if (!subnetContains(subnet, from) || !subnetContains(subnet, to)) return false;
  return from.family === "ipv6" || (from.bits !== span.networkAddress.bits && to.bits !== span.broadcast.bits);
}

/** The addresses the network gives its bridge. */
export function ownAddresses(network: Network): Address[] {
  return network.subnets.flatMap(({ address }) => address?.value ?? []);
}

/** Whether reverse DNS zones can end at that prefix length, so that dnsmasq can answer for the subnet (localPtr). */
export function hasReverseZone(family: Family, prefixLength: number): boolean {
  const [step, longest] = family === "ipv4" ? [8, 24] : [4, 124];
  return prefixLength % step === 0 && prefixLength >= step && prefixLength <= longest;
}

/** The shortest prefix length at the end of an octet (IPv6: of a group) that leaves no host bits: 10.5.0.0 is a /16. */
export function likelyPrefix({ family, bits }: Address): number {
  const width = widthOf(family);
  const step = family === "ipv4" ? 8 : 16;
  for (let length = 0; length < width; length += step) {
    if ((bits & ((1n << BigInt(width - length)) - 1n)) === 0n) return length;
  }
  return width;
}

/** How many addresses the range holds, both ends included; `undefined` when reversed, of two families or not readable. */
export function rangeSize({ start, end }: Pick<AddressRange, "start" | "end">): bigint | undefined {
  const [from, to] = [start?.value, end?.value];
  if (!from || !to || from.family !== to.family || compareAddresses(from, to) > 0) return undefined;
  return to.bits - from.bits + 1n;
}
