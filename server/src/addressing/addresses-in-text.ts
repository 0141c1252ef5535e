// Finds addresses in free text: the values of dnsmasq options, TXT records, comments. Also the names of reverse DNS zones,
// which are addresses written backwards (`77.168.192.in-addr.arpa`).
import { type Address, type Family, formatAddress, networkAddress, parseAddress, widthOf } from "../network/address.js";

interface AddressInText {
  readonly start: number;
  readonly end: number;
  readonly address: Address;
  /** Of `192.168.77.0/24`, or of a zone; all bits for a single address. */
  readonly prefixLength: number;
  /** Writes another address the same way. */
  readonly write: (address: Address) => string;
}

const zones: readonly { readonly suffix: string; readonly family: Family; readonly bits: number }[] = [
  { suffix: ".in-addr.arpa", family: "ipv4", bits: 8 },
  { suffix: ".ip6.arpa", family: "ipv6", bits: 4 },
];

/** Yields the addresses of a text in order; only those written in full, so that no number passes for one. */
export function* addressesIn(text: string): Generator<AddressInText> {
  for (const { 0: word, index } of text.matchAll(/[0-9A-Za-z_.:]+(?:-addr\.arpa)?/g)) {
    const zone = zoneOf(word);
    if (zone) {
      yield { start: index, end: index + word.length, ...zone };
      continue;
    }
    // A colon may precede or follow an IPv4 address: `ip4:192.168.77.1`, `192.168.77.1:53`.
    const parts = addressOf(word) ? [word] : word.split(":");
    let at = index;
    for (const part of parts) {
      const address = addressOf(part);
      const [start, end] = [at, at + part.length];
      at = end + 1;
      if (!address) continue;
      const width = widthOf(address.family);
      const length = /^\/(\d{1,3})(?![\w.])/.exec(text.slice(end, end + 5))?.[1];
      const prefixLength = length === undefined ? width : Math.min(Number(length), width);
      yield { start, end, address, prefixLength, write: formatAddress };
    }
  }
}

function addressOf(word: string): Address | undefined {
  return /^\d{1,3}(?:\.\d{1,3}){3}$|^[0-9a-f]{0,4}:[0-9a-f:.]*$/i.test(word) ? parseAddress(word) : undefined;
}

function zoneOf(word: string): Pick<AddressInText, "address" | "prefixLength" | "write"> | undefined {
  const found = zones.find(({ suffix }) => word.toLowerCase().endsWith(suffix));
  if (!found) return undefined;
  const { suffix, family, bits: step } = found;
  const [radix, digits] = family === "ipv4" ? [10, /^\d{1,3}$/] : [16, /^[\da-f]$/i];
  const labels = word.slice(0, -suffix.length).split(".").reverse();
  const prefixLength = labels.length * step;
  if (prefixLength > widthOf(family) || !labels.every((label) => digits.test(label))) return undefined;
  const numbers = labels.map((label) => Number.parseInt(label, radix));
  if (numbers.some((number) => number >= 2 ** step)) return undefined;
  const high = numbers.reduce((sum, number) => sum * 2n ** BigInt(step) + BigInt(number), 0n);
  const write = (address: Address) => {
    const bits = networkAddress(address, prefixLength).bits >> BigInt(widthOf(family) - prefixLength);
    const mask = 2n ** BigInt(step) - 1n;
    const written = labels.map((_, index) => ((bits >> BigInt(index * step)) & mask).toString(radix));
    return written.join(".") + word.slice(-suffix.length);
  };
  return { address: { family, bits: high << BigInt(widthOf(family) - prefixLength) }, prefixLength, write };
}
