// Finds room for a DHCP range in a subnet: usual start and end addresses that libvirt accepts.

import type { Address, Family } from "../network/address.js";
import { ownNumbers } from "../network/lookup.js";
import type { Range, Subnet } from "../network/model.js";
import { isProperRange, type SubnetSpan, subnetOf } from "../network/subnet.js";
import type { XmlElement } from "../xml/tree.js";
import { freeWithin, takenAddresses } from "./free-addresses.js";
import { blockOf } from "./range-limits.js";

/** The known parts of a DHCP range that is being written. */
interface Bounds {
  readonly start?: Address | undefined;
  readonly end?: Address | undefined;
  /** Its element, if there is one already. */
  readonly edited?: XmlElement | undefined;
}

/**
 * Returns a range for a subnet without one, or a further one; `undefined` when there is no room or the subnet is
 * unknown.
 */
export function freeRange(subnet: Subnet): { readonly start: Address; readonly end: Address } | undefined {
  const [start] = rangeStarts(subnet);
  const [end] = rangeEnds(subnet, { start });
  return start && end && { start, end };
}

/**
 * Returns start addresses for a range, the usual ones first: after the other ranges, the lowest free one, or the
 * hundredth, which leaves room for static hosts. They fit the end, if it is known.
 */
export function rangeStarts(subnet: Subnet, { end, edited }: Bounds = {}): Address[] {
  const place = placeOf(subnet, edited);
  if (place === undefined) return [];
  const to = bitsWithin(place, end);
  if (to === undefined) return asAddresses(place, startsAnywhere(place));
  const low = highest(roomAround(place, to).low, blockOf(to).first);
  const { first, start } = blockAround(place, to);
  const near = highest(low, first);
  const starts = to === blockAround(place, start).end ? [start, near, low] : [near, start, low];
  const fitting = starts.filter((bits) => low <= bits && bits <= to);
  return asAddresses(
    place,
    sparing(place, fitting, (from) => [from, to]),
  );
}

/**
 * Returns end addresses for a range: the last of the start's hundred or block of 256, then the last that libvirt
 * accepts. Without a start they fit the first of `rangeStarts`.
 */
export function rangeEnds(subnet: Subnet, { start, edited }: Bounds = {}): Address[] {
  const place = placeOf(subnet, edited);
  const from = place && (bitsWithin(place, start) ?? startsAnywhere(place)[0]);
  if (place === undefined || from === undefined) return [];
  const high = lowest(roomAround(place, from).high, blockOf(from).last);
  const block = blockAround(place, from);
  const ends = from === block.start ? [block.end, block.last, high] : [block.last, block.end, high];
  const fitting = ends.filter((bits) => from <= bits).map((bits) => lowest(bits, high));
  return asAddresses(
    place,
    sparing(place, fitting, (to) => [from, to]),
  );
}

/** Where a range may be; addresses as numbers. */
interface Place {
  readonly span: SubnetSpan;
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  /** The other ranges of the subnet. */
  readonly others: readonly Range[];
  /** What a range must not include: other ranges, the bridge's own addresses. */
  readonly obstacles: readonly (readonly [from: bigint, to: bigint])[];
  /** Addresses of the subnet assigned to guests. */
  readonly guests: readonly bigint[];
  /** The lowest unused address. */
  readonly free: bigint | undefined;
}

function placeOf(subnet: Subnet, edited: XmlElement | undefined): Place | undefined {
  const span = subnetOf(subnet);
  const { first, last } = span ?? {};
  if (!span || !first || !last || span.prefixLength === 0) return undefined;
  const { family } = first;
  const others = (subnet.dhcp?.ranges ?? []).filter((range) => range.element !== edited && isProperRange(range));
  const own = ownNumbers(subnet.network, family);
  const isOwn = new Set(own);
  const taken = takenAddresses(subnet, family, edited);
  return {
    span,
    family,
    first: first.bits,
    last: last.bits,
    others,
    obstacles: [
      ...others.flatMap(({ start, end }) =>
        start?.value && end?.value ? [[start.value.bits, end.value.bits] as const] : [],
      ),
      ...own.map((bits) => [bits, bits] as const),
    ],
    guests: [...taken].filter((bits) => first.bits <= bits && bits <= last.bits && !isOwn.has(bits)),
    free: freeWithin(span, others, taken).next().value?.bits,
  };
}

function bitsWithin({ family, first, last }: Place, address: Address | undefined): bigint | undefined {
  return address?.family === family && first <= address.bits && address.bits <= last ? address.bits : undefined;
}

/** How many other ranges, the last ones of the document, are tried as predecessors of a new range. */
const mostPredecessors = 20;

function startsAnywhere(place: Place): bigint[] {
  const { family, first, last, others, obstacles, guests, free = first } = place;
  const afterOthers = others
    .flatMap(({ end }) => (end?.value ? [end.value.bits + 1n] : []))
    .slice(-mostPredecessors)
    .reverse();
  const { start } = blockAround(place, first);
  // IPv6 has room for both, and static hosts are better outside ranges.
  const roomy = family === "ipv6" || guests.length > 0;
  return [...afterOthers, ...(roomy ? [start, free] : [free, start])].filter(
    (bits) =>
      first <= bits &&
      bits <= last &&
      !guests.includes(bits) &&
      !obstacles.some(([from, to]) => from <= bits && bits <= to),
  );
}

/** Returns the lowest and the highest address that can be reached from `bits` without an obstacle in between. */
function roomAround({ first, last, obstacles }: Place, bits: bigint) {
  let [low, high] = [first, last];
  for (const [from, to] of obstacles) {
    if (to < bits) low = highest(low, to + 1n);
    if (from > bits) high = lowest(high, from - 1n);
  }
  return { low, high };
}

/**
 * Returns the block of 256 addresses around one, and where a range usually starts and ends: at .100 and .199, at ::100
 * and ::1ff, in small subnets in the middle and at the end.
 */
function blockAround({ span, family }: Place, bits: bigint) {
  const subnetSize = span.broadcast.bits - span.networkAddress.bits + 1n;
  const size = lowest(256n, subnetSize);
  const first = bits - (bits % size);
  const last = first + size - 1n;
  if (family === "ipv4") {
    const start = first + (size > 100n ? 100n : size / 2n);
    return { first: first + 1n, last: last - 1n, start, end: lowest(first + 199n, last - 1n) };
  }
  const start = span.networkAddress.bits + (subnetSize > 0x100n ? 0x100n : subnetSize / 2n);
  return { first, last, start, end: last };
}

/** Puts candidates first whose range contains no assigned address. */
function sparing(
  { guests }: Place,
  candidates: readonly bigint[],
  rangeOf: (candidate: bigint) => readonly [from: bigint, to: bigint],
): bigint[] {
  const holdsNone = (candidate: bigint) => {
    const [from, to] = rangeOf(candidate);
    return !guests.some((bits) => from <= bits && bits <= to);
  };
  const good = candidates.filter(holdsNone);
  return [...good, ...candidates.filter((bits) => !good.includes(bits))];
}

/** Converts numbers to addresses, without duplicates. */
function asAddresses({ family }: Place, all: readonly bigint[]): Address[] {
  return [...new Set(all)].map((bits) => ({ family, bits }));
}

function highest(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function lowest(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** Addresses from `first` to `last`. */
interface Stretch {
  readonly first: Address;
  readonly last: Address;
}

/**
 * Finds the widest stretch without an address of the bridge, a static host, a router or a DNS record. For IPv4 within
 * the bridge's own /16; for IPv6, whose subnets are practically endless, within ::100 to ::1ff where that fits. Ignores
 * ranges. `undefined` when there is no room or the subnet is unknown.
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

/**
 * Returns where to search: one block around the bridge's own address, since older versions confine ranges to a block.
 */
function windowOf(subnet: Subnet): Stretch | undefined {
  const span = subnetOf(subnet);
  const own = subnet.address?.value;
  if (!own || !span?.first || !span.last) return undefined;
  const { family } = own;
  const block = blockOf(own.bits);
  const first = highest(span.first.bits, block.first);
  const last = lowest(span.last.bits, block.last);
  const whole: Stretch = { first: { family, bits: first }, last: { family, bits: last } };
  if (family === "ipv4") return whole;
  const base = highest(block.first, span.networkAddress.bits);
  const usual: Stretch = { first: { family, bits: base + 0x100n }, last: { family, bits: base + 0x1ffn } };
  return usual.last.bits <= last ? usual : whole;
}
