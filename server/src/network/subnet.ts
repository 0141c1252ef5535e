// Questions rules ask of a subnet of the document: what it spans, what lies in it, how long a range is.
import { type Address, broadcastAddress, compareAddresses, inSubnet, networkAddress, usableHosts } from "./address.js";
import type { AddressRange, Subnet } from "./model.js";

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
  return {
    networkAddress: networkAddress(address.value, prefixLength),
    prefixLength,
    first: firstUsable(address.value, prefixLength),
    last: lastUsable(address.value, prefixLength),
    broadcast: broadcastAddress(address.value, prefixLength),
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

/** How many addresses the range holds, both ends included; `undefined` when reversed, of two families or not readable. */
export function rangeSize({ start, end }: Pick<AddressRange, "start" | "end">): bigint | undefined {
  const [from, to] = [start?.value, end?.value];
  if (!from || !to || from.family !== to.family || compareAddresses(from, to) > 0) return undefined;
  return to.bits - from.bits + 1n;
}
