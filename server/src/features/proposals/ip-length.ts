// Proposals for the size of an <ip>'s subnet, as prefix or netmask: large enough for its hosts and ranges.

import { defaultSubnet } from "../../addressing/free-subnets.js";
import { lengthsHolding, requiredAddressesOf } from "../../addressing/subnet-of-guests.js";
import { type Address, formatAddress, inSubnet, netmaskOfPrefix } from "../../network/address.js";
import type { Subnet } from "../../network/model.js";
import { readSubnet } from "../../network/read-ip.js";
import { serves } from "../../network/subnet.js";
import { type Ask, occupantsBeside, type Proposal, proposed } from "./ask.js";

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

/** Returns the lengths that fit the content of the subnet, the usual ones first. */
function lengthsFor(ask: Ask, subnet: Subnet): readonly number[] {
  const { family } = subnet;
  if (!family) return [];
  const { network } = ask;
  const own = subnet.address?.value?.family === family ? subnet.address.value : undefined;
  const required = requiredAddressesOf(subnet, family)?.addresses ?? [];
  const zoned = subnet.localPtr?.value === true && network.dns?.enable?.value !== false;
  const [first, ...more] = lengthsHolding(family, own ? [own, ...required] : required, zoned);
  if (first === undefined) return [];
  if (family === "ipv6") {
    // Without DHCP, guests generate their addresses, which takes 64 bits.
    return network.subnets.some((each) => each.family === family && serves(each)) ? [first, ...more] : [first];
  }
  return [first, ...more.filter((length) => length >= 24 || !own || !isOccupied(ask, own, length))];
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
