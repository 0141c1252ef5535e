// How large the subnet of an <ip> is: prefix or netmask, such as hold what the subnet holds already.

import { defaultSubnet } from "../../addressing/free-subnets.js";
import {
  type Address,
  commonPrefix,
  type Family,
  formatAddress,
  inSubnet,
  netmaskOfPrefix,
  spaceOf,
  usableHosts,
} from "../../network/address.js";
import type { Subnet } from "../../network/model.js";
import { readSubnet } from "../../network/read-ip.js";
import { hasReverseZone, serves, subnetContains } from "../../network/subnet.js";
import { type Ask, occupantsBeside, type Proposal, proposed } from "./ask.js";

/** Prefix lengths that people choose, the most usual first. */
const usual: Readonly<Record<Family, readonly [number, ...number[]]>> = {
  ipv4: [24, 16, 22, 25, 26, 27, 28],
  ipv6: [64, 112, 120],
};

export function subnetPrefixes(ask: Ask): readonly Proposal[] {
  const subnet = subnetAt(ask);
  return lengthsFor(ask, subnet).map((length) => ({
    value: String(length),
    detail:
      subnet.family === "ipv6"
        ? sizeOfIpv6(length)
        : `netmask ${formatAddress(netmaskOfPrefix(length))}, ${size(length)}`,
  }));
}

export function subnetNetmasks(ask: Ask): readonly Proposal[] {
  const subnet = subnetAt(ask);
  if (subnet.family !== "ipv4") return [];
  return lengthsFor(ask, subnet).map((length) => proposed(netmaskOfPrefix(length), `/${length}, ${size(length)}`));
}

/** The subnet that an <ip> is, also one that is not in the document yet. */
export function subnetAt({ network, element, vocabulary }: Ask): Subnet {
  return (
    network.subnets.find((subnet) => subnet.element === element) ?? readSubnet(element, network, vocabulary.version)
  );
}

/** Addresses that can only lie in one subnet. */
export interface Settlers {
  readonly addresses: readonly [Address, ...Address[]];
  /** Ends `192.168.77.0/24, ...`. */
  readonly where: string;
}

/** Those of its ranges and static hosts, else gateways, else private addresses of DNS hosts, that fit no other subnet. */
export function settlersOf(subnet: Subnet, family: Family): Settlers | undefined {
  const { dhcp, network } = subnet;
  const others = network.subnets.filter((each) => each !== subnet);
  const homeless = (address: Address) => !others.some((other) => subnetContains(other, address));
  const bounds = (dhcp?.ranges ?? []).flatMap(({ start, end }) => [start, end]);
  const hosts = (dhcp?.hosts ?? []).map(({ ip }) => ip);
  const gateways = network.routes.map(({ gateway }) => gateway);
  const named = (network.dns?.hosts ?? []).map(({ ip }) => ip);
  const isPrivate = (address: Address) => /^(?:private|unique-local)$/.test(spaceOf(address));
  for (const { fields, counts, where } of [
    { fields: [...bounds, ...hosts], counts: () => true, where: "where its DHCP addresses lie" },
    { fields: gateways, counts: homeless, where: "where a gateway lies" },
    { fields: named, counts: (each: Address) => isPrivate(each) && homeless(each), where: "where a DNS host lies" },
  ]) {
    const [first, ...more] = fields.flatMap((field) =>
      field?.value?.family === family && counts(field.value) ? [field.value] : [],
    );
    if (first) return { addresses: [first, ...more], where };
  }
  return undefined;
}

/** The length the author has written; the class of an address still to be written does not count. */
export function writtenLength({ prefixLength, prefixSource }: Subnet): number | undefined {
  return prefixSource === "prefix" || prefixSource === "netmask" ? prefixLength || undefined : undefined;
}

/** The length for a subnet that holds these addresses. */
export function lengthFor(family: Family, addresses: readonly Address[]): number {
  return fitting(family, addresses, false)[0] ?? usual[family][0];
}

/** Lengths that hold what the subnet holds, the usual ones first. */
function lengthsFor(ask: Ask, subnet: Subnet): readonly number[] {
  const { family } = subnet;
  if (!family) return [];
  const { network } = ask;
  const own = subnet.address?.value?.family === family ? subnet.address.value : undefined;
  const settled = settlersOf(subnet, family)?.addresses ?? [];
  const zoned = subnet.localPtr?.value === true && network.dns?.enable?.value !== false;
  const [first, ...more] = fitting(family, own ? [own, ...settled] : settled, zoned);
  if (first === undefined) return [];
  if (family === "ipv6") {
    // Without DHCP guests make up their addresses, for which they need 64 bits.
    return network.subnets.some((each) => each.family === family && serves(each)) ? [first, ...more] : [first];
  }
  return [first, ...more.filter((length) => length >= 24 || !own || !isOccupied(ask, own, length))];
}

/** The lengths under which all addresses are guests' in one subnet; when the first is too long, the longest that is not. */
function fitting(family: Family, addresses: readonly Address[], zoned: boolean): number[] {
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

/** Whether another network, or libvirt's `default`, shares the subnet of that length around the address. */
function isOccupied(ask: Ask, own: Address, length: number): boolean {
  const stock = defaultSubnet;
  if (inSubnet(stock.address, own, length) && !inSubnet(own, stock.address, stock.prefixLength)) return true;
  return occupantsBeside(ask).some(({ subnets }) =>
    subnets.some(
      ({ address, prefixLength }) =>
        address?.value && prefixLength !== undefined && inSubnet(address.value, own, Math.min(length, prefixLength)),
    ),
  );
}

function size(length: number): string {
  return `${2 ** (32 - length) - 2} addresses`;
}

function sizeOfIpv6(length: number): string {
  return length === 64
    ? "guests can form their addresses themselves"
    : `${1n << BigInt(128 - length)} addresses, by DHCP alone`;
}
