// Proposals for the host's own address in an <ip>: in the subnet of its guests, else in an unused subnet.

import { freeSubnets } from "../../addressing/free-subnets.js";
import { newUla } from "../../addressing/new-identifiers.js";
import {
  hostAddressesAmong,
  lengthFor,
  type RequiredAddresses,
  requiredAddressesOf,
  writtenLength,
} from "../../addressing/subnet-of-guests.js";
import { type Address, formatSubnet, inSubnet, networkAddress, spaceOf } from "../../network/address.js";
import type { Subnet } from "../../network/model.js";
import { attributeOf } from "../../xml/tree.js";
import { type Ask, occupantsBeside, type Proposal, proposed } from "./ask.js";
import { subnetAt } from "./ip-length.js";

/** How many free subnets are proposed; the first is usually chosen. */
const offered = 3;

/** Proposes addresses for the host, where its guests are or in an unused subnet. */
export function subnetAddresses(ask: Ask): readonly Proposal[] {
  const subnet = subnetAt(ask);
  const { family } = subnet;
  if (!family) return [];
  const required = requiredAddressesOf(subnet, family);
  if (required) return addressesAmong(subnet, required);
  return family === "ipv4" ? freeIpv4(ask, writtenLength(subnet) ?? 24) : freeIpv6(ask, writtenLength(subnet) ?? 64);
}

function addressesAmong(subnet: Subnet, { addresses, where }: RequiredAddresses): Proposal[] {
  const [first] = addresses;
  const length = writtenLength(subnet) ?? lengthFor(first.family, addresses);
  return hostAddressesAmong(subnet, addresses, length).map((address) =>
    proposed(address, `${formatSubnet(first, length)}, ${where}`),
  );
}

function freeIpv4(ask: Ask, length: number): Proposal[] {
  const found: Proposal[] = [];
  // A longer prefix belongs to IPv6, or leaves no address for guests.
  const begun = blockBegun(attributeOf(ask.element, "address")?.value ?? "");
  for (const { address, prefixLength } of freeSubnets(occupantsBeside(ask), length <= 30 ? length : 24, begun)) {
    found.push(proposed(address, `${formatSubnet(address, prefixLength)}, no network here has it`));
    if (found.length === offered) break;
  }
  return found;
}

/**
 * Returns the addresses that begin with the written numbers, of which at least one has its dot: `10.` is 10.0.0.0/8.
 */
function blockBegun(written: string): { first: number; last: number } | undefined {
  const numbers = /^(?:\d{1,3}\.){1,2}\d{0,3}$|^(?:\d{1,3}\.){3}$/.test(written)
    ? written.split(".").filter(Boolean).map(Number)
    : [];
  if (numbers.length === 0 || numbers.some((number) => number > 255)) return undefined;
  const size = 256 ** (4 - numbers.length);
  const first = numbers.reduce((bits, number) => bits * 256 + number, 0) * size;
  return spaceOf({ family: "ipv4", bits: BigInt(first) }) === "private" ? { first, last: first + size - 1 } : undefined;
}

/** Proposes a random subnet, and the next one of an existing site, which has 65536 subnets of 64 bits. */
function freeIpv6(ask: Ask, length: number): Proposal[] {
  const fresh = newUla(ask.chance);
  const found = [proposed(fresh, `${formatSubnet(fresh, length)}, private and random`)];
  const taken = occupantsBeside(ask).flatMap(({ subnets }) =>
    subnets.flatMap(({ address }) =>
      address?.value && spaceOf(address.value) === "unique-local" ? address.value : [],
    ),
  );
  // All zeros are not a site.
  const site = taken.find(({ bits }) => bits >> 80n !== 0xfd00_0000_0000n);
  if (!site || length !== 64) return found;
  const ids = taken.filter((address) => inSubnet(address, site, 48)).map(({ bits }) => (bits >> 64n) & 0xffffn);
  const next = ids.reduce((highest, id) => (id > highest ? id : highest)) + 1n;
  if (next > 0xffffn) return found;
  const address: Address = { family: "ipv6", bits: networkAddress(site, 48).bits | (next << 64n) | 1n };
  return [...found, proposed(address, `${formatSubnet(address, length)}, the next of ${formatSubnet(site, 48)}`)];
}
