// What a netmask that is not a run of ones followed by zeros was most likely meant to be.

import { type Address, netmaskOfPrefix, prefixOfNetmask } from "../../network/address.js";

/** No subnet of guests has a longer mask. */
const longest = 30;
const usual = netmaskOfPrefix(24).bits;

/** Returns the masks of 1 to 30 bits that the wrong one may have been meant to be, the most likely first. */
export function likelyMasks({ bits }: Address): Address[] {
  const octets = [24n, 16n, 8n, 0n].map((shift) => Number((bits >> shift) & 0xffn));
  const guesses = [
    // A wildcard: 0.0.0.255
    bits ^ 0xffff_ffffn,
    ...oneOctetOff(octets),
    // The octets in another order: 255.255.0.255
    asBits([...octets].sort((a, b) => b - a)),
  ];
  const masks = guesses.map((guess): Address => ({ family: "ipv4", bits: guess }));
  const fitting = masks.filter((mask) => {
    const length = prefixOfNetmask(mask);
    return length !== undefined && length >= 1 && length <= longest;
  });
  const [first] = fitting;
  if (first && first.bits === guesses[0]) return [first];
  return [...new Map(fitting.map((mask) => [mask.bits, mask])).values()];
}

/** The masks in which one octet is another, nearest by their digits first. */
function oneOctetOff(octets: readonly number[]): bigint[] {
  const found: { bits: bigint; distance: number }[] = [];
  for (let length = 1; length <= longest; length += 1) {
    const { bits } = netmaskOfPrefix(length);
    const own = [24n, 16n, 8n, 0n].map((shift) => Number((bits >> shift) & 0xffn));
    const differing = own.flatMap((octet, index) => (octet === octets[index] ? [] : [index]));
    const [index] = differing;
    if (differing.length !== 1 || index === undefined) continue;
    const [wrong = 0, right = 0] = [octets[index], own[index]];
    // 255.255.255.16: the number of addresses instead of the mask
    const distance = wrong === 256 - right ? 0 : digitsApart(`${wrong}`, `${right}`);
    found.push({ bits, distance });
  }
  const best = Math.min(...found.map(({ distance }) => distance));
  const weightOf = ({ bits, distance }: { bits: bigint; distance: number }) =>
    bits === usual ? (distance === best ? best - 0.5 : best + 0.5) : distance;
  return found
    .filter(({ distance, bits }) => distance === best || bits === usual)
    .sort((a, b) => weightOf(a) - weightOf(b))
    .map(({ bits }) => bits);
}

/** Counts the digits in which two numbers differ; one more for each digit that is missing. */
function digitsApart(a: string, b: string): number {
  const shared = [...a].filter((digit, index) => digit === b[index]).length;
  return Math.max(a.length, b.length) - shared;
}

function asBits(octets: readonly number[]): bigint {
  return octets.reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n);
}
