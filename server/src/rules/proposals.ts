// Addresses to write where one is missing: such as fit the network at hand.
import { type Address, usableHosts } from "../network/address.js";
import type { Network, Subnet } from "../network/model.js";
import { freeAddress } from "../network/subnet.js";
import { attributeOf, type XmlElement } from "../xml/tree.js";

/** An address for that attribute of a static host, a range or a route; `undefined` for others, and when none can be told. */
export function proposedAddress(network: Network, element: XmlElement, name: string): Address | undefined {
  if (element.name === "route" && name === "gateway") {
    const family = attributeOf(element, "family")?.value === "ipv6" ? "ipv6" : "ipv4";
    const subnet = network.subnets.find(({ address }) => address?.value?.family === family);
    return subnet && freeAddress(subnet);
  }
  const subnet = network.subnets.find((candidate) => candidate.element === element.parent?.parent);
  if (subnet === undefined) return undefined;
  if (element.name === "host" && name === "ip") return freeAddress(subnet);
  if (element.name === "range" && (name === "start" || name === "end")) return rangeEnd(subnet, element, name);
  return undefined;
}

/** The other end of a range: no further from the one that is written than the last octet goes. */
function rangeEnd(subnet: Subnet, element: XmlElement, name: "start" | "end"): Address | undefined {
  const range = subnet.dhcp?.ranges.find((candidate) => candidate.element === element);
  const free = freeAddress(subnet);
  const from = (name === "start" ? range?.end?.value : range?.start?.value) ?? free;
  if (from === undefined || subnet.prefixLength === undefined) return undefined;
  const near = usableHosts(from, Math.max(subnet.prefixLength, from.family === "ipv4" ? 24 : 120));
  if (name === "end") return near?.last;
  return free && near && free.bits >= near.first.bits && free.bits <= from.bits ? free : near?.first;
}
