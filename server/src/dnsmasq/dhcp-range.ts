// The value of `dhcp-range`: tags, two addresses or one and a mode, netmask or prefix, lease time.
import { notAddress, toIpv4, toIpv6 } from "./addresses.js";
import { unhidden } from "./line.js";
import { toInteger } from "./numbers.js";
import { cut, cutAll, isTag, missing, type Problem, type Token, wrong } from "./token.js";

const modes: ReadonlySet<string> = new Set([
  "static",
  "ra-only",
  "slaac",
  "ra-names",
  "ra-advrouter",
  "ra-stateless",
  "off-link",
]);

/** Checks a range. */
export function rangeProblem(value: Token): Problem | undefined {
  let rest = value;
  let tag: Token | undefined;
  for (;;) {
    const [first, next] = cut(rest);
    const stop = /[^ .:0-9a-fA-F]/.exec(rest.text);
    if (next === undefined || stop?.[0] === ",") break;
    if (!isTag(first)) {
      if (tag) return wrong(first, "is a second tag to set; a range sets one");
      if (first.text.replace(/^set:/, "") !== "") tag = first;
    }
    rest = next;
  }
  const pieces = cutAll(rest, 8);
  const [start, end] = pieces;
  if (!start || !end) return missing(rest, "two addresses");
  return toIpv4(start.text) !== undefined ? ipv4Range(start, end, pieces) : ipv6Range(start, pieces);
}

function ipv4Range(start: Token, end: Token, pieces: readonly Token[]): Problem | undefined {
  const first = toIpv4(start.text) ?? 0;
  const isMode = end.text === "static" || end.text === "proxy";
  const last = isMode ? first : toIpv4(end.text);
  if (last === undefined) {
    if (/[.:]/.test(end.text)) return wrong(end, notAddress(unhidden(end.text), "ipv4"));
    return wrong(end, "is neither an address nor static nor proxy");
  }
  const mask = pieces[2] && toIpv4(pieces[2].text);
  if (pieces[2] === undefined || mask === undefined) return leaseProblem(pieces, 2);
  if ((first & mask) !== (last & mask))
    return wrong(pieces[2], "is a netmask with which both addresses are not in one subnet");
  return leaseProblem(pieces, pieces[3] && toIpv4(pieces[3].text) !== undefined ? 4 : 3);
}

function ipv6Range(start: Token, pieces: readonly Token[]): Problem | undefined {
  const first = toIpv6(start.text);
  if (first === undefined) return wrong(start, "is not an IP address");
  let last = first;
  let advertised = false;
  let template = false;
  let at = 1;
  for (; at < pieces.length; at++) {
    const text = pieces[at]?.text ?? "";
    const address = at === 1 ? toIpv6(text) : undefined;
    if (modes.has(text)) advertised ||= /^(?:ra-|slaac)/.test(text);
    else if (address !== undefined) last = address;
    else if (text.startsWith("constructor:")) template = true;
    else break;
  }
  const written = pieces[at];
  let prefix = 64;
  if (written && /^[0-9]*$/.test(written.text) && toInteger(written.text) <= 128) {
    prefix = toInteger(written.text);
    at++;
  }
  const about = written ?? start;
  if (prefix > 64 && advertised) return wrong(about, "must be 64 with router advertisements");
  if (prefix > 64 && template) return wrong(about, "must be 64 with constructor:");
  if (prefix < 64) return wrong(about, "is too short a prefix: at least 64");
  const hosts = BigInt(128 - prefix);
  if (first >> hosts !== last >> hosts) return wrong(pieces[1] ?? start, `is not in the same /${prefix} as the start`);
  if (template && first >> hosts !== 0n) return wrong(start, "must have a prefix of zeros with constructor:");
  return leaseProblem(pieces, at);
}

/** Checks what is left of a range: nothing or one lease time. */
function leaseProblem(pieces: readonly Token[], at: number): Problem | undefined {
  const lease = pieces[at];
  if (!lease) return undefined;
  if (!/^(?:infinite|deprecated|[0-9]*[wdhmsWDHMS]?)$/.test(lease.text))
    return wrong(lease, "is not a lease time such as 12h or infinite");
  const extra = pieces[at + 1];
  return extra ? wrong(extra, "is one piece too many") : undefined;
}
