// Addresses as dnsmasq parses them, with inet_pton: four decimal numbers without leading zeros, or IPv6 without scope.
import { readIpv4, readIpv6 } from "../vocabulary/readers.js";
import { unhidden } from "./line.js";
import { isNumber, toInteger } from "./numbers.js";
import { cut, type Problem, type Token, wrong } from "./token.js";

/** Parses an IPv4 address; returns its 32 bits. */
export function toIpv4(text: string): number | undefined {
  return /^(?:(?:0|[1-9][0-9]{0,2})(?:\.(?!$)|$)){4}$/.test(text) ? readIpv4(text) : undefined;
}

/** Parses an IPv6 address; returns its 128 bits. */
export function toIpv6(text: string): bigint | undefined {
  return text.includes(":") && !text.includes("%") ? readIpv6(text) : undefined;
}

export type FamilyName = "ip" | "ipv4" | "ipv6";

const kinds: Readonly<Record<FamilyName, string>> = {
  ip: "an IP address",
  ipv4: "an IPv4 address",
  ipv6: "an IPv6 address",
};

/** Whether the text is an address of the family. */
export function isAddress(text: string, family: FamilyName): boolean {
  return (family !== "ipv6" && toIpv4(text) !== undefined) || (family !== "ipv4" && toIpv6(text) !== undefined);
}

/** Checks an address; `raw` where dnsmasq does not understand quotes. */
export function addressProblem(token: Token, family: FamilyName, { raw = false } = {}): Problem | undefined {
  const text = unhidden(token.text);
  if (isAddress(raw ? token.text : text, family)) return undefined;
  return wrong(token, notAddress(text, family));
}

/** What a text is that is not an address of the family: the end of a sentence. */
export function notAddress(text: string, family: FamilyName): string {
  if (isAddress(text, family)) return "must be without quotes";
  if (family === "ipv6" && toIpv4(text) !== undefined) return "is an IPv4 address, and not IPv6";
  if (family === "ipv4" && toIpv6(text) !== undefined) return "is an IPv6 address, and not IPv4";
  return `is not ${kinds[family]}`;
}

/** Checks an address with an optional prefix length: `192.0.2.0/24`. */
export function subnetProblem(token: Token): Problem | undefined {
  const [address, prefix] = cut({ text: unhidden(token.text), start: token.start }, "/");
  if (prefix && !isNumber(prefix.text)) return wrong(prefix, "is not a prefix length");
  const bad = addressProblem(address, "ip");
  if (bad || !prefix) return bad;
  const most = toIpv4(address.text) === undefined ? 128 : 32;
  return toInteger(prefix.text) > most ? wrong(prefix, `is too long a prefix: at most ${most}`) : undefined;
}

/** Checks `[ADDRESS/]PREFIX`, any number as prefix. */
export function prefixProblem(token: Token): Problem | undefined {
  const [first, rest] = cut(token, "/");
  const bad = rest && addressProblem(first, "ip", { raw: true });
  if (bad) return bad;
  return isNumber((rest ?? first).text) ? undefined : wrong(rest ?? first, "is not a prefix length");
}
