// Room for a DHCP range in a subnet: where one would usually begin and end, such that libvirt takes it.

import type { Address, Family } from "../network/address.js";
import { ownNumbers } from "../network/lookup.js";
import type { Range, Subnet } from "../network/model.js";
import { isProperRange, type SubnetSpan, subnetOf } from "../network/subnet.js";
import type { XmlElement } from "../xml/tree.js";
import { freeWithin, takenAddresses } from "./free-addresses.js";

/** libvirt takes ranges of 65536 addresses, older versions (and for IPv6 all) only within one block of 16 bits. */
const blockOfRange = 0xffffn;

/** A DHCP range that is being written or to be written: what is known of it. */
interface Bounds {
  readonly start?: Address | undefined;
  readonly end?: Address | undefined;
  /** Its element, once there is one. */
  readonly edited?: XmlElement | undefined;
}

/** A range for a subnet that has none, or a further one; `undefined` when there is no room or the subnet cannot be told. */
export function freeRange(subnet: Subnet): { readonly start: Address; readonly end: Address } | undefined {
  const [start] = rangeStarts(subnet);
  const [end] = rangeEnds(subnet, { start });
  return start && end && { start, end };
}

/**
 * Addresses to begin a range at, the usual ones first: behind the other ranges, the lowest free one, or the hundredth,
 * which leaves room for static hosts. They fit the end, where one is known.
 */
export function rangeStarts(subnet: Subnet, { end, edited }: Bounds = {}): Address[] {
  const place = placeOf(subnet, edited);
  if (place === undefined) return [];
  const to = bitsWithin(place, end);
  if (to === undefined) return asAddresses(place, startsAnywhere(place));
  const low = highest(roomAround(place, to).low, to - (to & blockOfRange));
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
 * Addresses to end a range at: the last of the start's own hundred or block of 256, then the last that libvirt takes
 * at all. Without a start they fit the first of `rangeStarts`.
 */
export function rangeEnds(subnet: Subnet, { start, edited }: Bounds = {}): Address[] {
  const place = placeOf(subnet, edited);
  const from = place && (bitsWithin(place, start) ?? startsAnywhere(place)[0]);
  if (place === undefined || from === undefined) return [];
  const high = lowest(roomAround(place, from).high, from | blockOfRange);
  const block = blockAround(place, from);
  const ends = from === block.start ? [block.end, block.last, high] : [block.last, block.end, high];
  const fitting = ends.filter((bits) => from <= bits).map((bits) => lowest(bits, high));
  return asAddresses(
    place,
    sparing(place, fitting, (to) => [from, to]),
  );
}

/** Where a range may lie; addresses as numbers. */
interface Place {
  readonly span: SubnetSpan;
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
  /** The other ranges of the subnet. */
  readonly others: readonly Range[];
  /** What a range cannot hold: other ranges, the bridge's own addresses. */
  readonly obstacles: readonly (readonly [from: bigint, to: bigint])[];
  /** Addresses of the subnet that are some guest's. */
  readonly guests: readonly bigint[];
  /** The lowest address that is nobody's. */
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

/** Behind so many ranges, the last of the document, there may be room for another. */
const mostBehind = 20;

function startsAnywhere(place: Place): bigint[] {
  const { family, first, last, others, obstacles, guests, free = first } = place;
  const behind = others
    .flatMap(({ end }) => (end?.value ? [end.value.bits + 1n] : []))
    .slice(-mostBehind)
    .reverse();
  const { start } = blockAround(place, first);
  // IPv6 has addresses for both, and static hosts are better outside.
  const roomy = family === "ipv6" || guests.length > 0;
  return [...behind, ...(roomy ? [start, free] : [free, start])].filter(
    (bits) =>
      first <= bits &&
      bits <= last &&
      !guests.includes(bits) &&
      !obstacles.some(([from, to]) => from <= bits && bits <= to),
  );
}

/** The lowest and the highest address around one with no obstacle in between. */
function roomAround({ first, last, obstacles }: Place, bits: bigint) {
  let [low, high] = [first, last];
  for (const [from, to] of obstacles) {
    if (to < bits) low = highest(low, to + 1n);
    if (from > bits) high = lowest(high, from - 1n);
  }
  return { low, high };
}

/**
 * The 256 addresses around one, and where a range usually begins and ends: at .100 and .199, at ::100 and ::1ff, in
 * small subnets in the middle and at the end.
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

/** Those whose range holds no address of somebody come first. */
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

/** Each once. */
function asAddresses({ family }: Place, all: readonly bigint[]): Address[] {
  return [...new Set(all)].map((bits) => ({ family, bits }));
}

function highest(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function lowest(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
