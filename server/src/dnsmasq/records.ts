// Values that make DNS records and zones: `cname`, `host-record`, `interface-name`, `alias`, domains, authoritative zones,
// trust anchors.
import { isAddress, notAddress, toIpv4 } from "./addresses.js";
import { hexProblem } from "./hex.js";
import { unhidden } from "./line.js";
import { nameProblem, sameName } from "./names.js";
import { isNumber, numberProblem, portProblem } from "./numbers.js";
import type { OptionSpec } from "./options.js";
import { cut, cutAll, missing, type Problem, type Token, wrong } from "./token.js";
import { type DnsmasqVersion, isBefore } from "./versions.js";

/** The aliases of a `cname` and what they stand for; `undefined` when it has too few pieces. */
export function cnameParts(value: Token): { aliases: Token[]; target: Token } | undefined {
  const pieces = cutAll(value);
  const last = pieces.at(-1);
  if (pieces.length < 2 || !last) return undefined;
  const hasTtl = pieces.length > 2 && isNumber(last.text);
  const target = (hasTtl ? pieces.at(-2) : last) as Token;
  return { aliases: pieces.slice(0, hasTtl ? -2 : -1), target };
}

/** Checks `ALIAS[,ALIAS]...,TARGET[,TTL]` of cname. */
export function cnameProblem(value: Token, version: DnsmasqVersion): Problem | undefined {
  const parts = cnameParts(value);
  if (!parts) return missing(value, "an alias and a target");
  const { aliases, target } = parts;
  for (const name of [...aliases, target]) {
    const bad = nameProblem(name, version);
    if (bad) return bad;
  }
  const seen = new Set<string>();
  for (const alias of aliases) {
    const name = unhidden(alias.text).toLowerCase();
    if (seen.has(name)) return wrong(alias, "is written twice");
    seen.add(name);
    if (sameName(name, unhidden(target.text))) return wrong(alias, "is an alias of itself");
    // A space before a comma makes an alias without a name.
    for (let at = alias.start + alias.text.length; value.text[at - value.start] === " "; at++) {
      if (seen.has("")) return wrong(alias, "has a space before its comma, which stands for another alias");
      seen.add("");
    }
  }
  return undefined;
}

/** Checks names, addresses and a time to live, in any order, of host-record. */
export function hostRecordProblem(value: Token, version: DnsmasqVersion): Problem | undefined {
  const pieces = cutAll(value);
  if (pieces.length < 2) return missing(value, "a name and an address");
  for (const piece of pieces) {
    if (/^[0-9]*$/.test(piece.text) || isAddress(piece.text, "ip")) continue;
    const bad = nameProblem(piece, version);
    if (bad) return bad;
  }
  return undefined;
}

/** Checks `NAME,[ADDRESS,]INTERFACE` of interface-name and dynamic-host. */
export function interfaceNameProblem(
  value: Token,
  { name: option }: OptionSpec,
  version: DnsmasqVersion,
): Problem | undefined {
  const dynamic = option === "dynamic-host";
  const [name, second] = cut(value);
  let rest = second;
  let addressed: Token | undefined;
  while (rest) {
    const [first, next] = cut(rest);
    rest = first;
    if (!next || !isAddress(first.text, "ip")) break;
    addressed = first;
    rest = next;
  }
  const [device, family]: readonly [Token | undefined, Token | undefined] = rest
    ? cut(rest, "/")
    : [undefined, undefined];
  if (family && family.text !== "4" && family.text !== "6") return wrong(family, "is neither 4 nor 6");
  if (!dynamic && addressed) return wrong(addressed, "is an address, which interface-name cannot have");
  if (dynamic && !addressed) return missing(value, "an address before the interface");
  if (dynamic && family) return wrong(family, "follows the interface, which dynamic-host cannot have");
  if (!device || (device.text === "" && !isBefore(version, "2.93"))) return missing(value, "an interface");
  return nameProblem(name, version);
}

/** Checks `OLD[-END],NEW[,MASK]` of alias. */
export function aliasProblem(value: Token): Problem | undefined {
  const [range, to, mask] = cutAll(value, 3);
  const [old, end] = cut(range as Token, "-");
  if (!to) return missing(value, "the address that it is replaced with");
  const plain = (token: Token) => ({ text: unhidden(token.text), start: token.start });
  for (const token of [old, plain(to), ...(mask ? [plain(mask)] : []), ...(end ? [end] : [])]) {
    if (!isAddress(token.text, "ipv4")) return wrong(token, notAddress(unhidden(token.text), "ipv4"));
  }
  if (!end) return undefined;
  const [from = 0, last = 0, bits = 0xffff_ffff] = [old, end, ...(mask ? [plain(mask)] : [])].map(({ text }) =>
    toIpv4(text),
  );
  if (from > last) return wrong(end, "is before the first address");
  return (from & bits) === (last & bits) ? undefined : wrong(end, "is not in the same subnet as the first address");
}

/** Checks the value of `domain` and `synth-domain`. */
export function domainProblem(
  value: Token,
  { name: option }: OptionSpec,
  version: DnsmasqVersion,
): Problem | undefined {
  const synthetic = option === "synth-domain";
  const [domain, second] = cut(value);
  const bad = nameProblem(domain, version);
  if (bad) return bad;
  if (!second && synthetic) return missing(value, "a subnet or two addresses");
  if (!second) {
    if (domain.text !== "#") return undefined;
    return wrong(domain, "needs a search line in the host's /etc/resolv.conf", { onHost: "doubtful" });
  }
  const place = { text: unhidden(second.text), start: second.start };
  const [address, prefixAndRest] = cut(place, "/");
  if (!prefixAndRest) return rangeOfDomainProblem(place, synthetic, version);
  const [prefix, extra] = cut(prefixAndRest);
  if (!isNumber(prefix.text)) return wrong(prefix, "is not a prefix length");
  if (!isAddress(address.text, "ip")) return wrong(address, notAddress(address.text, "ip"));
  const ipv4 = toIpv4(address.text) !== undefined;
  const tooLong = numberTooLarge(prefix, ipv4 ? 32 : 128);
  if (tooLong || !extra) return tooLong;
  if (!synthetic) return extra.text === "local" ? undefined : wrong(extra, "is not local");
  const most = ipv4 ? (isBefore(version, "2.91") ? 47 : 24) : 17;
  const badPrefix = namePrefixProblem(extra, most, version);
  if (badPrefix || ipv4 || !extra.text.endsWith("*")) return badPrefix;
  return numberBelow(prefix, 64) ? wrong(prefix, "is too short a prefix to count addresses: at least 64") : undefined;
}

function numberTooLarge(prefix: Token, most: number): Problem | undefined {
  const digits = prefix.text.replace(/^0+/, "");
  return digits.length < 10 && Number(digits || "0") > most
    ? wrong(prefix, `is too long a prefix: at most ${most}`)
    : undefined;
}

function numberBelow(prefix: Token, least: number): boolean {
  return Number(prefix.text || "0") < least;
}

/** Checks `START[,END[,PREFIX]]`, or for `domain` an interface. */
function rangeOfDomainProblem(place: Token, synthetic: boolean, version: DnsmasqVersion): Problem | undefined {
  const [start, end, extra] = cutAll(place, 3);
  if (!start || !isAddress(start.text, "ip")) {
    return synthetic ? wrong(start ?? place, notAddress(start?.text ?? "", "ip")) : undefined;
  }
  const family = toIpv4(start.text) === undefined ? "ipv6" : "ipv4";
  if (end && !isAddress(end.text, family)) return wrong(end, notAddress(end.text, family));
  if (!synthetic || !extra) return undefined;
  const bad = namePrefixProblem(extra, 47, version);
  if (bad || family === "ipv4" || !extra.text.endsWith("*")) return bad;
  return wrong(extra, "counts addresses, which IPv6 does in a subnet with a prefix only");
}

function namePrefixProblem(token: Token, most: number, version: DnsmasqVersion): Problem | undefined {
  const long = token.text.replace(/\.$/, "").length > most;
  return (
    nameProblem(token, version) ??
    (long ? wrong(token, `is too long a prefix for names: at most ${most} bytes`) : undefined)
  );
}

/** Checks `NAME[,INTERFACE[/4|/6]|ADDRESS]...` of auth-server. */
export function authServerProblem(value: Token): Problem | undefined {
  for (const piece of cutAll(value).slice(1)) {
    const token = { text: unhidden(piece.text), start: piece.start };
    const [, family] = isAddress(token.text, "ip") ? [token, undefined] : cut(token, "/");
    if (family && family.text !== "4" && family.text !== "6") return wrong(family, "is neither 4 nor 6");
  }
  return undefined;
}

/** Checks `DOMAIN[,[exclude:]ADDRESS[/PREFIX]|INTERFACE[/4|/6]]...` of auth-zone. */
export function authZoneProblem(value: Token, version: DnsmasqVersion): Problem | undefined {
  const [domain, ...pieces] = cutAll(value);
  const bad = domain && nameProblem(domain, version);
  if (bad) return bad;
  for (const piece of pieces) {
    const [target, prefix] = cut(piece, "/");
    if (!prefix) continue;
    if (!isNumber(prefix.text)) return wrong(prefix, "is not a prefix length");
    const address = target.text.replace(/^exclude:/, "");
    if (!isAddress(address, "ip") && !/^0*[46]$/.test(unhidden(prefix.text)))
      return wrong(prefix, "is neither 4 nor 6");
  }
  return undefined;
}

/** Checks `DOMAIN[,CLASS],KEY-TAG,ALGORITHM,DIGEST-TYPE,DIGEST` of trust-anchor. */
export function anchorProblem(value: Token, version: DnsmasqVersion): Problem | undefined {
  const [domain, ...rest] = cutAll(value, 2).flatMap((piece, index) => (index === 0 ? [piece] : cutAll(piece, 5)));
  if (!domain) return undefined;
  const hasClass = rest.length > 1 && /^(?:IN|CH|HS)$/.test(rest[0]?.text ?? "");
  const [keyTag, algorithm, type, ...digests] = hasClass ? rest.slice(1) : rest;
  const bad = nameProblem(domain, version);
  if (bad) return bad;
  if (!keyTag)
    return isBefore(version, "2.93") ? missing(value, "a key tag, algorithm, digest type and digest") : undefined;
  const [digest] = digests;
  if (!algorithm || !type || !digest) return missing(value, "an algorithm, a digest type and a digest");
  const small = (token: Token) => numberProblem(token, { min: 0, max: 255 });
  const wrongNumber = portProblem(keyTag) ?? small(algorithm) ?? small(type);
  if (wrongNumber) return wrongNumber;
  // Without the class, the digest is what follows the third comma.
  const last = hasClass ? digest : { ...digest, text: value.text.slice(digest.start - value.start) };
  return hexProblem({ text: unhidden(last.text).replace(/[\t\n\v\f\r ]/g, ""), start: last.start });
}
