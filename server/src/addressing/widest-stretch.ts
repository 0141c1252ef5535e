// Room in a subnet: the stretch of addresses that a DHCP range can have without taking anybody's, and what a range can
// give away.
import { type Address, networkAddress, plus } from "../network/address.js";
import type { Range, Subnet } from "../network/model.js";
import { isProperRange, rangeSize, subnetOf } from "../network/subnet.js";
import { takenAddresses } from "./free-addresses.js";

interface Stretch {
  readonly first: Address;
  readonly last: Address;
}

/** A range across the border of a subnet of that length libvirt refuses: for IPv6 always, for IPv4 up to 9.0.0. */
const blockLength = { ipv4: 16, ipv6: 112 } as const;

/**
 * The widest stretch that is nobody's: neither the bridge's, nor a static host's, a router's or a DNS record's. Within
 * the bridge's own /16 for IPv4; for IPv6, where a subnet is endless, within ::100 to ::1ff where that fits. It looks at
 * no range. `undefined` when there is no room or the subnet cannot be told.
 */
export function widestFreeStretch(subnet: Subnet): Stretch | undefined {
  const window = windowOf(subnet);
  if (window === undefined) return undefined;
  const { family } = window.first;
  const taken = [...takenAddresses(subnet, family)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  let widest: { first: bigint; size: bigint } = { first: 0n, size: 0n };
  let first = window.first.bits;
  for (const bits of [...taken, window.last.bits + 1n]) {
    const end = bits > window.last.bits ? window.last.bits + 1n : bits;
    if (end - first > widest.size) widest = { first, size: end - first };
    if (bits >= first) first = bits + 1n;
  }
  if (widest.size === 0n) return undefined;
  return { first: { family, bits: widest.first }, last: { family, bits: widest.first + widest.size - 1n } };
}

function windowOf(subnet: Subnet): Stretch | undefined {
  const span = subnetOf(subnet);
  const own = subnet.address?.value;
  if (!own || !span?.first || !span.last) return undefined;
  const block = networkAddress(own, Math.max(span.prefixLength, blockLength[own.family]));
  const whole: Stretch = {
    first: higher(span.first, block),
    last: lower(span.last, plus(networkAddress(own, blockLength[own.family]), 0xffff)),
  };
  if (own.family === "ipv4") return whole;
  const usual: Stretch = { first: plus(block, 0x100), last: plus(block, 0x1ff) };
  return usual.last.bits <= whole.last.bits ? usual : whole;
}

function higher(a: Address, b: Address): Address {
  return a.bits > b.bits ? a : b;
}

function lower(a: Address, b: Address): Address {
  return a.bits < b.bits ? a : b;
}

/**
 * The first address from that end of a range that is nobody's; `undefined` when the range would be left without any, or
 * is none that libvirt takes.
 */
export function firstFreeOf(range: Range, from: "start" | "end"): Address | undefined {
  const size = isProperRange(range) ? rangeSize(range) : undefined;
  let address = range[from]?.value;
  if (size === undefined || address === undefined) return undefined;
  const taken = takenAddresses(range.subnet, address.family);
  let left = size;
  for (; left > 1n && taken.has(address.bits); left -= 1n) address = plus(address, from === "start" ? 1 : -1);
  return left > 1n ? address : undefined;
}
