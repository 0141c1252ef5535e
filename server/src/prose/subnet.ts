// Describes an <ip> and its DHCP: the subnet as a table, its address plan, ranges, static hosts, leases, netmasks.

import { type AddressPlan, planOf } from "../addressing/plan.js";
import {
  type Address,
  broadcastAddress,
  type Family,
  formatAddress,
  formatSubnet,
  netmaskOfPrefix,
  networkAddress,
  prefixOfNetmask,
  usableHosts,
  widthOf,
} from "../network/address.js";
import type { Lease, Range, StaticHost, Subnet } from "../network/model.js";
import { rangeContains, rangeSize, serves, subnetOf } from "../network/subnet.js";
import { hostName, spaceInWords, stretch } from "./address.js";
import { codeOf, table } from "./markdown.js";
import { amount, counted, duration, share } from "./numbers.js";

/** Formats the subnet as `192.168.122.0/24`; `undefined` while it is unknown. */
export function cidrOf(subnet: Subnet): string | undefined {
  const span = subnetOf(subnet);
  return span && formatSubnet(span.networkAddress, span.prefixLength);
}

/** Counts the machines besides the host that can have an address: `253 guests`. */
export function guestsInWords({ usable, own }: AddressPlan): string {
  return usable === 0n ? "no guests" : counted(usable - own, "guest");
}

/** Formats `2 static, 100 dynamic, 151 free`; `undefined` while the subnet is unknown. */
export function planInWords(subnet: Subnet, plan = planOf(subnet)): string | undefined {
  if (plan === undefined) return undefined;
  if (plan.usable === 0n) return "no addresses for guests";
  if (!serves(subnet)) return `${amount(plan.free)} free, no DHCP`;
  return `${amount(plan.static)} static, ${amount(plan.dynamic)} dynamic, ${amount(plan.free)} free`;
}

/** Describes the subnet of an <ip> as a table; `undefined` while it is unknown. */
export function subnetTable(subnet: Subnet): string | undefined {
  const [span, plan, address] = [subnetOf(subnet), planOf(subnet), subnet.address?.value];
  if (!span || !plan || !address) return undefined;
  const { prefixLength, first, last } = span;
  const ipv4 = address.family === "ipv4";
  const rows: (readonly [string, string])[] = [
    ["Prefix", `${prefixLength}${prefixOrigin(subnet)}`],
    ...(ipv4 ? [["Netmask", formatAddress(netmaskOfPrefix(prefixLength))] as const] : []),
    ["Usable hosts", first && last ? `${amount(plan.usable)}: ${stretch(first, last)}` : "none"],
    ...(ipv4 && first ? [["Broadcast", formatAddress(span.broadcast)] as const] : []),
    ["Address plan", `${plan.usable === 0n ? "" : `${amount(plan.own)} of the host, `}${planInWords(subnet, plan)}`],
    ["Address space", spaceInWords(address)],
  ];
  return table(["Network", formatSubnet(address, prefixLength)], rows);
}

function prefixOrigin({ prefixSource, address }: Subnet): string {
  if (prefixSource === "class") return ", by the class of the address";
  return prefixSource === "default" ? `, the default${address?.value?.family === "ipv6" ? " of IPv6" : ""}` : "";
}

/** Formats `100 addresses, 39.4% of 254 usable`; `undefined` while the range is unknown. */
export function rangeInWords(range: Range): string | undefined {
  const size = rangeSize(range);
  if (size === undefined) return undefined;
  const { address, prefixLength } = range.subnet;
  const usable = address?.value && prefixLength !== undefined && usableHosts(address.value, prefixLength)?.count;
  const addresses = counted(size, "address", "addresses");
  if (!usable || size > usable) return addresses;
  return size === usable
    ? `${addresses}, all usable ones`
    : `${addresses}, ${share(size, usable)} of ${amount(usable)} usable`;
}

/** Describes a range in sentences: its size, what is in it, how long leases last. */
export function rangeMeaning(range: Range): string | undefined {
  const [from, to, words] = [range.start?.value, range.end?.value, rangeInWords(range)];
  if (!from || !to || words === undefined) return undefined;
  const cidr = cidrOf(range.subnet);
  const { ranges = [], hosts = [] } = range.subnet.dhcp ?? {};
  const overlapped = ranges.filter((other) => other !== range && overlap(range, other));
  const [first] = overlapped;
  const inside = hosts.filter(({ ip }) => ip?.value && rangeContains(range, ip.value)).length;
  const own = range.subnet.network.subnets.filter(
    ({ address }) => address?.value && rangeContains(range, address.value),
  );
  return [
    `${stretch(from, to)}: ${words}${cidr === undefined ? "" : ` in ${cidr}`}.`,
    first?.start?.value && first.end?.value
      ? `It overlaps ${stretch(first.start.value, first.end.value)}${overlapped.length > 1 ? ` and ${counted(overlapped.length - 1, "other range")}` : ""}.`
      : ranges.length > 1
        ? "It overlaps no other range."
        : undefined,
    inside > 0
      ? `${counted(inside, "static host has its address", "static hosts have their addresses")} in it.`
      : undefined,
    own.length > 0 ? "The host's own address is in it and is not leased." : undefined,
    leaseSentence(range.lease, from.family),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

function overlap({ start, end }: Range, other: Range): boolean {
  const [from, to, otherFrom, otherTo] = [start?.value, end?.value, other.start?.value, other.end?.value];
  if (!from || !to || !otherFrom || !otherTo || otherFrom.family !== from.family) return false;
  return from.bits <= otherTo.bits && otherFrom.bits <= to.bits;
}

/** Describes a static host in sentences. */
export function hostMeaning(host: StaticHost): string | undefined {
  const address = host.ip?.value;
  if (!address) return undefined;
  const range = host.subnet.dhcp?.ranges.find((candidate) => rangeContains(candidate, address));
  const domain = host.subnet.network.domain?.name?.value;
  const name = host.name?.value;
  const cidr = cidrOf(host.subnet);
  return [
    `${hostName(host)} always gets ${formatAddress(address)}${cidr === undefined ? "" : ` of ${cidr}`}${name && domain ? ` and is known as ${codeOf(`${name}.${domain}`)}` : ""}.`,
    range?.start?.value && range.end?.value
      ? `The address is in the range ${stretch(range.start.value, range.end.value)}; dnsmasq reserves it for this guest.`
      : undefined,
    host.lease && leaseSentence(host.lease, address.family),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

/** dnsmasq's lease time without a <lease>. */
const defaultLease: Readonly<Record<Family, string>> = { ipv4: "1 hour", ipv6: "1 day" };

function leaseSentence(lease: Lease | undefined, family: Family): string | undefined {
  if (lease === undefined) return `A lease lasts ${defaultLease[family]}, the default of dnsmasq.`;
  const words = leaseInWords(lease);
  return words && (lease.seconds === 0 ? "Leases never expire." : `A lease lasts ${words}.`);
}

/** Formats a lease time as `1 hour 30 minutes` or `forever`; `undefined` while it is unknown. */
export function leaseInWords({ seconds }: Lease): string | undefined {
  if (seconds === undefined) return undefined;
  return seconds === 0 ? "forever" : duration(seconds);
}

/** Describes `24` as a netmask and a number of addresses, and the subnet if its address is known. */
export function prefixMeaning(prefix: number, family: Family, address: Address | undefined): string | undefined {
  if (prefix > widthOf(family)) return undefined;
  const mask = family === "ipv4" ? `the netmask ${formatAddress(netmaskOfPrefix(prefix))}, ` : "";
  return `Prefix ${prefix}: ${mask}${sizeInWords(prefix, family)}.${networkSentence(prefix, family, address)}`;
}

/** Describes `255.255.255.0` as a prefix length. */
export function netmaskMeaning(mask: Address, address: Address | undefined): string {
  const prefix = prefixOfNetmask(mask);
  const written = formatAddress(mask);
  if (prefix === undefined) return `Netmask ${written}: ones and zeros are mixed, so no prefix corresponds to it.`;
  return `Netmask ${written}: the same as \`prefix='${prefix}'\`, ${sizeInWords(prefix, mask.family)}.${networkSentence(prefix, mask.family, address)}`;
}

function sizeInWords(prefix: number, family: Family): string {
  const total = counted(1n << BigInt(widthOf(family) - prefix), "address", "addresses");
  const usable = usableHosts({ family, bits: 0n }, prefix)?.count ?? 0n;
  return family === "ipv4" ? `${total}, ${amount(usable)} of them usable` : total;
}

function networkSentence(prefix: number, family: Family, address: Address | undefined): string {
  if (address?.family !== family) return "";
  const [from, to] = [networkAddress(address, prefix), broadcastAddress(address, prefix)];
  return ` Here it is ${formatSubnet(address, prefix)}, ${stretch(from, to)}.`;
}
