// Proposes missing addresses that fit the rest of the network.

import { type Address, formatAddress } from "../network/address.js";
import { servedSubnets, subnetIn, subnetsOf } from "../network/lookup.js";
import type { Network, Subnet } from "../network/model.js";
import { ipv6Dhcp } from "../network/read-ip.js";
import { holds, type Version } from "../vocabulary/versions.js";
import { attributeOf, type XmlElement } from "../xml/tree.js";
import { freeAddress } from "./free-addresses.js";
import { freeRange, rangeEnds, rangeStarts } from "./free-ranges.js";

/** With more ranges or subnets than this, searching for room each time takes too long. */
const mostRanges = 500;
const mostSubnets = 500;

/**
 * Returns an address for that attribute of a static host, a range or a route; `undefined` for others, and when none is
 * known.
 */
export function proposedAddress(network: Network, element: XmlElement, name: string): Address | undefined {
  if (element.name === "route" && name === "gateway") {
    const family = attributeOf(element, "family")?.value === "ipv6" ? "ipv6" : "ipv4";
    const subnet = subnetsOf(network, family)[0];
    return subnet && freeAddress(subnet);
  }
  if (element.name !== "host" && element.name !== "range") return undefined;
  const subnet = subnetIn(network, element.parent?.parent);
  if (subnet === undefined) return undefined;
  if (element.name === "host") return name === "ip" ? freeAddress(subnet) : undefined;
  const ranges = subnet.dhcp?.ranges ?? [];
  if (ranges.length > mostRanges || network.subnets.length > mostSubnets) return undefined;
  const range = ranges.find((candidate) => candidate.element === element);
  const bounds = { start: range?.start?.value, end: range?.end?.value, edited: element };
  if (name === "start") return rangeStarts(subnet, bounds)[0];
  return name === "end" ? rangeEnds(subnet, bounds)[0] : undefined;
}

/**
 * Returns a range for a subnet without one; `undefined` when libvirt would not serve it, or there is no room for
 * guests.
 */
export function proposedRange(
  subnet: Subnet,
  version: Version,
): { readonly start: string; readonly end: string } | undefined {
  const isLarge = subnet.network.subnets.length > mostSubnets;
  const range = !isLarge && canServe(subnet, version) ? freeRange(subnet) : undefined;
  return range && { start: formatAddress(range.start), end: formatAddress(range.end) };
}

/**
 * Whether libvirt accepts DHCP in this subnet: no other one of its family has it, and an IPv6 prefix is at least 64.
 */
export function canServe(subnet: Subnet, version: Version): boolean {
  const family = subnet.address?.value?.family;
  if (family === undefined || family !== subnet.family) return false;
  if (family === "ipv6" && ((subnet.prefixLength ?? 0) < 64 || !holds(ipv6Dhcp, version))) return false;
  const served = servedSubnets(subnet.network, family);
  return served.length === 0 || (served.length === 1 && served[0] === subnet);
}
