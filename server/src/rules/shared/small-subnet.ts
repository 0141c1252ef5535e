// Subnets that are too small for the static hosts and ranges in them: one mistake, however many of these are outside.

import type { FindingDraft, Fix } from "../../findings.js";
import { memoized } from "../../memoized.js";
import { type Address, formatAddress, formatSubnet, inSubnet, netmaskOfPrefix } from "../../network/address.js";
import type { Range, StaticHost, Subnet } from "../../network/model.js";
import { canBeHost, hasReverseZone, rangeSize } from "../../network/subnet.js";
import { counted } from "../../prose/numbers.js";
import { alternatives } from "../../prose/wording.js";
import { setAttribute, setValue } from "../../xml/value-edits.js";

interface SmallSubnet {
  /** The longest prefix that holds everything. */
  readonly length: number;
  readonly hosts: readonly StaticHost[];
  readonly ranges: readonly Range[];
}

/** By how many bits a prefix is shortened at most: more is another subnet rather than a larger one. */
const mostBits = 4;
/** libvirt serves no DHCP in larger IPv6 subnets; larger IPv4 subnets are hardly meant. */
const shortest = { ipv4: 16, ipv6: 64 } as const;
/** Places that are named; more of them help nobody. */
const shownPlaces = 5;

/** Returns what is outside the subnet, if it is more than one thing and a wider subnet holds all of it. */
export const smallSubnet: (subnet: Subnet) => SmallSubnet | undefined = memoized(find);

/** The finding on the prefix or netmask, with the fix. */
export function smallSubnetReport(subnet: Subnet, { length, hosts, ranges }: SmallSubnet): FindingDraft {
  const { address, prefix, netmask, prefixLength = 0 } = subnet;
  const field = prefix ?? netmask ?? address;
  const own = address?.value;
  const counts = [
    [ranges, "DHCP range"],
    [hosts, "static host"],
  ] as const;
  const what = counts.flatMap(([all, noun]) => (all.length > 0 ? [counted(all.length, noun)] : []));
  const outside = ranges.length + hosts.length === 1 ? "is" : "are";
  const places = [
    ...ranges.map(({ element }) => ({ span: element.startTag, message: "A range outside" })),
    ...hosts.flatMap(({ ip }) => (ip ? [{ span: ip.span, message: "A host outside" }] : [])),
  ];
  return {
    span: field?.span ?? subnet.element.nameSpan,
    message: `${own ? formatSubnet(own, prefixLength) : ""} is too small: ${alternatives(what, "and")} ${outside} outside`,
    related: places.slice(0, shownPlaces),
    fixes: [widening(subnet, length)],
  };
}

function widening({ element, prefix, netmask }: Subnet, length: number): Fix {
  const mask = formatAddress(netmaskOfPrefix(length));
  const edit = netmask && !prefix ? setValue(netmask.attribute, mask) : setAttribute(element, "prefix", `${length}`);
  return { title: `Widen to /${length}${netmask && !prefix ? ` (${mask})` : ""}`, safe: false, edits: [edit] };
}

function find(subnet: Subnet): SmallSubnet | undefined {
  const { address, prefixLength, family, dhcp } = subnet;
  const own = address?.value;
  if (!own || own.family !== family || prefixLength === undefined || !dhcp) return undefined;
  const isOutside = (other: Address | undefined) => other?.family === own.family && !inSubnet(other, own, prefixLength);
  const hosts = dhcp.hosts.filter(({ ip }) => isOutside(ip?.value));
  const ranges = dhcp.ranges.filter(
    (range) => rangeSize(range) !== undefined && (isOutside(range.start?.value) || isOutside(range.end?.value)),
  );
  if (hosts.length + ranges.length < 2) return undefined;
  const addresses = [
    own,
    ...[...dhcp.hosts.map(({ ip }) => ip), ...dhcp.ranges.flatMap(({ start, end }) => [start, end])].flatMap((field) =>
      field?.value?.family === own.family ? field.value : [],
    ),
  ];
  const least = Math.max(shortest[own.family], prefixLength - mostBits);
  for (let length = prefixLength - 1; length >= least; length -= 1) {
    if (addresses.every((each) => canBeHost(each, own, length)) && isFree(subnet, own, length))
      return { length, hosts, ranges };
  }
  return undefined;
}

/** Whether the wider subnet overlaps no other subnet and no destination of a route. */
function isFree({ element, network, localPtr }: Subnet, own: Address, length: number): boolean {
  if (localPtr?.value && !hasReverseZone(own.family, length)) return false;
  return [...network.subnets, ...network.routes].every(
    (other) =>
      other.element === element ||
      !other.address?.value ||
      !other.prefixLength ||
      !inSubnet(other.address.value, own, Math.min(other.prefixLength, length)),
  );
}
