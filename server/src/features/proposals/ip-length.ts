// Proposals for the size of an <ip>'s subnet, as prefix or netmask: large enough for its hosts and ranges.

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

/** Common prefix lengths, the most usual first. */
const usual: Readonly<Record<Family, readonly [number, ...number[]]>> = {
  ipv4: [24, 16, 22, 25, 26, 27, 28],
  ipv6: [64, 112, 120],
};

/** Proposes prefix lengths. */
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

/** Proposes IPv4 netmasks. */
export function subnetNetmasks(ask: Ask): readonly Proposal[] {
  const subnet = subnetAt(ask);
  if (subnet.family !== "ipv4") return [];
  return lengthsFor(ask, subnet).map((length) => proposed(netmaskOfPrefix(length), `/${length}, ${size(length)}`));
}

/** Returns the subnet of an <ip>, even one that is not in the document yet. */
export function subnetAt({ network, element, vocabulary }: Ask): Subnet {
  return (
    network.subnets.find((subnet) => subnet.element === element) ?? readSubnet(element, network, vocabulary.version)
  );
}

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
  return fitting(family, addresses, false)[0] ?? usual[family][0];
}

/** Returns the lengths that fit the content of the subnet, the usual ones first. */
function lengthsFor(ask: Ask, subnet: Subnet): readonly number[] {
  const { family } = subnet;
  if (!family) return [];
  const { network } = ask;
  const own = subnet.address?.value?.family === family ? subnet.address.value : undefined;
  const required = requiredAddressesOf(subnet, family)?.addresses ?? [];
  const zoned = subnet.localPtr?.value === true && network.dns?.enable?.value !== false;
  const [first, ...more] = fitting(family, own ? [own, ...required] : required, zoned);
  if (first === undefined) return [];
  if (family === "ipv6") {
    // Without DHCP, guests generate their addresses, which takes 64 bits.
    return network.subnets.some((each) => each.family === family && serves(each)) ? [first, ...more] : [first];
  }
  return [first, ...more.filter((length) => length >= 24 || !own || !isOccupied(ask, own, length))];
}

/**
 * Returns the lengths with which all addresses are hosts of one subnet; if even the first is too long, the longest that
 * fits.
 */
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

/** Whether another network, or libvirt's `default`, overlaps the subnet of that length around the address. */
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
