// IP addresses as values: parsing as in libvirt, formatting for people, and arithmetic. No other room uses the
// ip-address package. Arithmetic works on the bits and accepts any prefix length: while someone types, a length of one
// family may be beside an address of the other.
import { Address4, Address6 } from "ip-address";
import { readIpv4, readIpv6 } from "../vocabulary/readers.js";

export type Family = "ipv4" | "ipv6";

/** An IP address as libvirt's parser interprets the text. */
export interface Address {
  readonly family: Family;
  /** The address as an unsigned number of 32 or 128 bits. */
  readonly bits: bigint;
}

/** What an address is reserved for; `reserved` for everything that is neither global nor listed here. */
export type AddressSpace =
  | "unspecified"
  /** 0.0.0.0/8 without 0.0.0.0 itself. */
  | "this-network"
  | "loopback"
  | "link-local"
  /** RFC 1918. */
  | "private"
  /** 100.64.0.0/10, between a provider and its customers (RFC 6598). */
  | "shared"
  /** fc00::/7. */
  | "unique-local"
  | "documentation"
  | "benchmarking"
  | "multicast"
  /** 255.255.255.255. */
  | "broadcast"
  /** ::ffff:0:0/96. */
  | "v4-mapped"
  /** 64:ff9b::/96. */
  | "nat64"
  | "reserved"
  | "global";

/**
 * Parses an address as libvirt does: parts of IPv4 may be missing, octal or hexadecimal (`192.168.1` is 192.168.0.1). A
 * scope (`fe80::1%eth0`) is accepted and ignored. `undefined` for text that libvirt rejects.
 */
export function parseAddress(text: string): Address | undefined {
  const ipv4 = readIpv4(text);
  if (ipv4 !== undefined) return { family: "ipv4", bits: BigInt(ipv4) };
  const ipv6 = readIpv6(text);
  return ipv6 === undefined ? undefined : { family: "ipv6", bits: ipv6 };
}

/** Formats an address as a dotted quad, or in the short lower-case form of RFC 5952. */
export function formatAddress({ family, bits }: Address): string {
  if (family === "ipv4") return Address4.fromBigInt(bits).correctForm();
  const address = Address6.fromBigInt(bits);
  return address.isMapped4() ? `::ffff:${address.to4().correctForm()}` : address.correctForm();
}

/** Formats the subnet of any of its addresses: `192.168.122.0/24`. */
export function formatSubnet(address: Address, prefixLength: number): string {
  return `${formatAddress(networkAddress(address, prefixLength))}/${prefixLength}`;
}

/** Returns a text that only this address has, for use as a key. */
export function addressKey({ family, bits }: Address): string {
  return `${family} ${bits}`;
}

/** Returns the number of bits of an address: 32 or 128. */
export function widthOf(family: Family): 32 | 128 {
  return family === "ipv4" ? 32 : 128;
}

/** Compares two addresses: IPv4 before IPv6, then by number; 0 for equal ones. */
export function compareAddresses(a: Address, b: Address): number {
  if (a.family !== b.family) return a.family === "ipv4" ? -1 : 1;
  return a.bits < b.bits ? -1 : a.bits > b.bits ? 1 : 0;
}

/** Returns the address `n` further on; `n` may be negative. Stops at the ends of the address space. */
export function plus({ family, bits }: Address, n: number | bigint): Address {
  const largest = (1n << BigInt(widthOf(family))) - 1n;
  const sum = bits + BigInt(n);
  return { family, bits: sum < 0n ? 0n : sum > largest ? largest : sum };
}

/** Returns the first address of the subnet: all host bits zero. */
export function networkAddress({ family, bits }: Address, prefixLength: number): Address {
  return { family, bits: bits & ~hostMask(family, prefixLength) };
}

/** Returns the last address of the subnet: all host bits one. An ordinary address in IPv6, which has no broadcast. */
export function broadcastAddress({ family, bits }: Address, prefixLength: number): Address {
  return { family, bits: bits | hostMask(family, prefixLength) };
}

/** Whether both addresses are in the same subnet of that length; never across families. */
export function inSubnet(address: Address, network: Address, prefixLength: number): boolean {
  const differing = address.bits ^ network.bits;
  return address.family === network.family && (differing & ~hostMask(network.family, prefixLength)) === 0n;
}

/** Returns a mask of the host bits. */
function hostMask(family: Family, prefixLength: number): bigint {
  return (1n << BigInt(hostBitsOf(family, prefixLength))) - 1n;
}

/**
 * Returns the number of host bits beside a prefix, 0 to 32 or 128; 0 for a prefix that is too long or not an integer.
 */
function hostBitsOf(family: Family, prefixLength: number): number {
  const width = widthOf(family);
  return Number.isInteger(prefixLength) ? width - Math.min(Math.max(prefixLength, 0), width) : 0;
}

/** Converts a netmask to its prefix length; `undefined` for a mask with holes (255.0.255.0). */
export function prefixOfNetmask({ family, bits }: Address): number | undefined {
  const width = widthOf(family);
  const hostBits = ((1n << BigInt(width)) - 1n) ^ bits;
  if ((hostBits & (hostBits + 1n)) !== 0n) return undefined;
  return hostBits === 0n ? width : width - hostBits.toString(2).length;
}

/** Returns the longest prefix length with which both addresses are in one subnet; 0 across families. */
export function commonPrefix(a: Address, b: Address): number {
  if (a.family !== b.family) return 0;
  const differing = a.bits ^ b.bits;
  return widthOf(a.family) - (differing === 0n ? 0 : differing.toString(2).length);
}

/**
 * Converts an IPv4 prefix length to a netmask, 24 to 255.255.255.0; a length that is too long or not an integer to
 * 255.255.255.255.
 */
export function netmaskOfPrefix(prefixLength: number): Address {
  return { family: "ipv4", bits: 0xffff_ffffn ^ hostMask("ipv4", prefixLength) };
}

/**
 * Returns the prefix length of an IPv4 address by its historical class: 8, 16 or 24; `undefined` from 224.0.0.0 on and
 * for IPv6.
 */
export function classPrefix({ family, bits }: Address): 8 | 16 | 24 | undefined {
  if (family === "ipv6" || bits >= 0xe000_0000n) return undefined;
  return bits < 0x8000_0000n ? 8 : bits < 0xc000_0000n ? 16 : 24;
}

/** Addresses that guests can have. */
export interface UsableHosts {
  readonly first: Address;
  readonly last: Address;
  readonly count: bigint;
}

/**
 * Returns the addresses that guests can have in the subnet of `address`. IPv4 excludes the network and the broadcast
 * address, so a /31 and a /32 have none (`undefined`) and libvirt accepts no range there; IPv6 excludes the routers'
 * anycast address, unless there is no other.
 */
export function usableHosts(address: Address, prefixLength: number): UsableHosts | undefined {
  const { family } = address;
  const hostBits = hostBitsOf(family, prefixLength);
  if (family === "ipv4" && hostBits < 2) return undefined;
  const from = networkAddress(address, prefixLength).bits + (hostBits < 2 ? 0n : 1n);
  const to = broadcastAddress(address, prefixLength).bits - (family === "ipv4" ? 1n : 0n);
  return { first: { family, bits: from }, last: { family, bits: to }, count: to - from + 1n };
}

/**
 * Moves an address to another subnet, keeping its host bits; `undefined` across families and when no guest could have
 * the result.
 */
export function withSubnetOf(address: Address, network: Address, prefixLength: number): Address | undefined {
  const usable = usableHosts(network, prefixLength);
  if (address.family !== network.family || usable === undefined) return undefined;
  const hostBits = address.bits & hostMask(address.family, prefixLength);
  const bits = networkAddress(network, prefixLength).bits | hostBits;
  return bits < usable.first.bits || bits > usable.last.bits ? undefined : { family: network.family, bits };
}

/** Returns what the address is reserved for in IANA's registries. */
export function spaceOf({ family, bits }: Address): AddressSpace {
  return family === "ipv4" ? spaceOfIpv4(Address4.fromBigInt(bits), bits) : spaceOfIpv6(Address6.fromBigInt(bits));
}

function spaceOfIpv4(address: Address4, bits: bigint): AddressSpace {
  if (address.isUnspecified()) return "unspecified";
  if (bits >> 24n === 0n) return "this-network";
  if (address.isLoopback()) return "loopback";
  if (address.isLinkLocal()) return "link-local";
  if (address.isPrivate()) return "private";
  if (address.isCGNAT()) return "shared";
  if (address.isDocumentation()) return "documentation";
  if (address.isBenchmarking()) return "benchmarking";
  if (address.isMulticast()) return "multicast";
  if (address.isBroadcast()) return "broadcast";
  return address.isGlobal() ? "global" : "reserved";
}

function spaceOfIpv6(address: Address6): AddressSpace {
  // These two come first: the package classifies them by the IPv4 address inside.
  if (address.isMapped4()) return "v4-mapped";
  if (address.embeddedIPv4() !== null) return "nat64";
  if (address.isUnspecified()) return "unspecified";
  if (address.isLoopback()) return "loopback";
  if (address.isLinkLocal()) return "link-local";
  if (address.isULA()) return "unique-local";
  if (address.isDocumentation()) return "documentation";
  if (address.isBenchmarking()) return "benchmarking";
  if (address.isMulticast()) return "multicast";
  return address.isGlobal() ? "global" : "reserved";
}
