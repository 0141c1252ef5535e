// The value of `dhcp-host`: pieces in any order, each known by its look.
import { toIpv4, toIpv6 } from "./addresses.js";
import { hexProblem } from "./hex.js";
import { unhidden } from "./line.js";
import { nameFault } from "./names.js";
import { isNumber, toInteger } from "./numbers.js";
import { after, cut, cutAll, type Problem, type Token, wrong } from "./token.js";
import { type DnsmasqVersion, isBefore } from "./versions.js";

/** Checks a static host. */
export function hostProblem(value: Token, version: DnsmasqVersion): Problem | undefined {
  let named: Token | undefined;
  for (const piece of cutAll(value)) {
    const problem = pieceProblem(piece, version);
    if (problem) return problem;
    if (!isName(piece)) continue;
    if (named && !isBefore(version, "2.91"))
      return wrong(piece, `is a second name; ${unhidden(named.text)} is the first`);
    named = piece;
  }
  return undefined;
}

/** The IPv4 addresses that the value gives to a host, each with its place. */
export function hostAddresses(value: Token): Token[] {
  return cutAll(value).filter(({ text }) => toIpv4(text) !== undefined);
}

function pieceProblem(piece: Token, version: DnsmasqVersion): Problem | undefined {
  const { text } = piece;
  if (text.includes(":")) {
    if (/^id:/i.test(text))
      return text[3] !== "*" && text.indexOf(":", 3) >= 0 ? hexProblem(after(piece, 3)) : undefined;
    if (/^(?:net|set|tag):/.test(text)) return undefined;
    if (text.startsWith("[") && text.endsWith("]"))
      return ipv6Problem({ text: text.slice(1, -1), start: piece.start + 1 });
    const bad = hexProblem(piece, { most: 16, hardware: true });
    if (!bad) return undefined;
    return toIpv6(text) !== undefined
      ? wrong(piece, "is an IPv6 address, which needs brackets", { instead: `[${text}]` })
      : wrong(piece, "is neither a MAC address nor an id:, set: or tag:");
  }
  if (!isName(piece)) return undefined;
  const fault = nameFault(unhidden(text), version);
  if (fault !== undefined || text === ".") return wrong(piece, fault ?? "is not the name of a host");
  const first = unhidden(text).split(".")[0] ?? "";
  if (/^(?:[a-zA-Z0-9][a-zA-Z0-9_-]*)?$/.test(first)) return undefined;
  return wrong(piece, "is not the name of a host");
}

/** Whether the piece is a name, and not an address, a time or a word. */
function isName({ text }: Token): boolean {
  if (text.includes(":") || toIpv4(text) !== undefined) return false;
  const time = text.length > 1 ? text.replace(/[wdhms]$/i, "") : text;
  return !/^[0-9 ]*$/.test(time) && text !== "infinite" && text !== "ignore";
}

function ipv6Problem(token: Token): Problem | undefined {
  const [address, prefix] = cut(token, "/");
  const bits = toIpv6(address.text);
  if (bits === undefined) return wrong(address, "is not an IPv6 address");
  if (!prefix) return undefined;
  const length = toInteger(prefix.text);
  if (!isNumber(prefix.text) || length > 128) return wrong(prefix, "is not a prefix length: at most 128");
  // In C a shift by 64 or more bits is one by the remainder.
  const mask = (1n << BigInt((128 - length) & 63)) - 1n;
  return (bits & 0xffff_ffff_ffff_ffffn & mask) === 0n
    ? undefined
    : wrong(address, `is not the first address of a /${length}`);
}
