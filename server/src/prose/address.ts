// Describes an address in a network: what it is reserved for, what is there, how libvirt interprets an unusual
// spelling.

import { type Address, type AddressSpace, formatAddress, formatSubnet, spaceOf } from "../network/address.js";
import { interpretedSpelling } from "../network/address-spellings.js";
import { formatMac } from "../network/mac.js";
import type { Network, StaticHost } from "../network/model.js";
import { rangeContains, subnetAround, subnetOf } from "../network/subnet.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import { codeOf } from "./markdown.js";

const spaces: Readonly<Record<AddressSpace, string>> = {
  unspecified: "unspecified, not an address of a machine",
  "this-network": "reserved (0.0.0.0/8)",
  loopback: "loopback, each machine's own",
  "link-local": "link-local, valid on one link only",
  private: "private (RFC 1918)",
  shared: "shared, between providers and their customers (RFC 6598)",
  "unique-local": "unique local, the private space of IPv6 (RFC 4193)",
  documentation: "for documentation only",
  benchmarking: "for benchmarks only",
  multicast: "multicast",
  broadcast: "broadcast to all machines of the link",
  "v4-mapped": "IPv4 written as IPv6",
  nat64: "IPv4 through NAT64 (RFC 6052)",
  reserved: "reserved",
  global: "public",
};

/** Returns what the address is reserved for: `private (RFC 1918)`. */
export function spaceInWords(address: Address): string {
  return spaces[spaceOf(address)];
}

/** Describes how libvirt interprets an unusual spelling, as a sentence; `undefined` for an ordinary one. */
export function spellingInWords(raw: string, type: string, vocabulary: Vocabulary): string | undefined {
  const read = interpretedSpelling(vocabulary.type(type), raw);
  if (read === undefined || read.read === raw.toLowerCase()) return undefined;
  const meant = read.meant === undefined ? "" : ` and not as ${read.meant}`;
  return `libvirt interprets ${codeOf(raw)} as ${read.read}${meant}${read.because}.`;
}

/** Describes what is at the address, as a phrase: `in the DHCP range 10.0.0.2 to 10.0.0.9 of 10.0.0.0/24`. */
export function placeInWords(network: Network, address: Address): string {
  const subnet = subnetAround(network, address);
  const span = subnet && subnetOf(subnet);
  if (!subnet || !span) return "outside the subnets of this network";
  const cidr = formatSubnet(span.networkAddress, span.prefixLength);
  const is = (other: Address | undefined) => other?.bits === address.bits;
  if (network.subnets.some(({ address: own }) => own?.value?.family === address.family && is(own.value)))
    return `the host's own address in ${cidr}`;
  const host = subnet.dhcp?.hosts.find(({ ip }) => is(ip?.value));
  if (host) return `static host ${hostName(host)} in ${cidr}`;
  if (address.family === "ipv4" && span.first) {
    if (is(span.networkAddress)) return `the network address of ${cidr}`;
    if (is(span.broadcast)) return `the broadcast address of ${cidr}`;
  }
  const range = subnet.dhcp?.ranges.find((candidate) => rangeContains(candidate, address));
  if (range?.start?.value && range.end?.value)
    return `in the DHCP range ${stretch(range.start.value, range.end.value)} of ${cidr}`;
  return subnet.dhcp ? `in ${cidr}, in none of its DHCP ranges` : `in ${cidr}`;
}

/** Formats `10.0.0.2 to 10.0.0.9`. */
export function stretch(from: Address, to: Address): string {
  return `${formatAddress(from)} to ${formatAddress(to)}`;
}

/** Returns the name of a static host, else its MAC address or client ID. */
export function hostName({ name, mac, id }: Pick<StaticHost, "name" | "mac" | "id">): string {
  if (name?.value) return codeOf(name.value);
  return mac?.value ? formatMac(mac.value) : id?.value ? codeOf(id.value) : "without a name";
}
