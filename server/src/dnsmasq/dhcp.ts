// Smaller values about DHCP: classes, relays, tags, shared networks, boot menus and router advertisements.

import { nearest } from "../vocabulary/nearest.js";
import { toIpv4, toIpv6 } from "./addresses.js";
import { isNumber, numberProblem, toInteger } from "./numbers.js";
import type { OptionSpec } from "./options.js";
import { interfaceProblem } from "./servers.js";
import { after, cut, cutAll, isTag, missing, type Problem, type Token, wrong } from "./token.js";
import { type DnsmasqVersion, isBefore } from "./versions.js";

/** Checks `set:TAG,CLASS` of dhcp-vendorclass and its kin. */
export function classProblem(value: Token, { name: option }: OptionSpec, version: DnsmasqVersion): Problem | undefined {
  const [, name] = cut(value);
  if (!name) return missing(value, "a tag and a class");
  const enterprise = option === "dhcp-vendorclass" && name.text.startsWith("enterprise:");
  if (!isBefore(version, "2.93")) {
    const [first, rest] = cut(name);
    if (!enterprise || rest || toInteger(first.text.slice(11)) !== 0) return undefined;
    return wrong(first, "has no number of an enterprise");
  }
  const rest = cut(name)[1];
  return rest && !enterprise
    ? wrong(rest, "follows a comma, which the class cannot have before dnsmasq 2.93")
    : undefined;
}

/** Checks `LOCAL,SERVER[#PORT][,INTERFACE]` of dhcp-relay and dhcp-split-relay. */
export function relayProblem(value: Token, { name: option }: OptionSpec, version: DnsmasqVersion): Problem | undefined {
  const [local, second] = cut(value);
  const split = option === "dhcp-split-relay";
  if (!second) return missing(value, "the address of a server");
  const [two, three] = cut(second);
  if (split && !three) return missing(value, "an interface or address");
  if (split && three?.text.includes("*")) return wrong(three, "has a wildcard, which split relays cannot have");
  const ipv4 = toIpv4(local.text) !== undefined;
  if (!ipv4 && (split || toIpv6(local.text) === undefined)) {
    if (isBefore(version, "2.93")) return undefined;
    return wrong(local, split ? "is not an IPv4 address" : "is not an IP address");
  }
  const server = cut(two, "#")[0];
  if ((ipv4 ? toIpv4(server.text) : toIpv6(server.text)) !== undefined) return undefined;
  if (three) return wrong(server, `is not an ${ipv4 ? "IPv4" : "IPv6"} address`);
  return server.text.includes("*") ? wrong(server, "has a wildcard, which an interface cannot have here") : undefined;
}

/** Checks `set:TAG[,tag:TAG]...` of tag-if. */
export function tagIfProblem(value: Token): Problem | undefined {
  const pieces = cutAll(value);
  const bad = pieces.find(({ text }) => text.length < 5 || !/^(?:set|tag):/.test(text));
  if (bad) return wrong(bad, "is neither set: nor tag: with a tag");
  return pieces.some(({ text }) => text.startsWith("set:")) ? undefined : missing(value, "a tag to set");
}

/** Checks `INTERFACE|ADDRESS,ADDRESS` of shared-network. */
export function sharedNetworkProblem(value: Token): Problem | undefined {
  const [match, shared] = cut(value);
  if (!shared) return missing(value, "an interface or address, and an address");
  const ipv4 = toIpv4(shared.text) !== undefined;
  if (!ipv4 && toIpv6(shared.text) === undefined) return wrong(shared, "is not an IP address");
  if ((ipv4 ? toIpv4(match.text) : toIpv6(match.text)) !== undefined) return undefined;
  return interfaceProblem(match);
}

/** Checks `[tag:TAG,]CSA,TEXT...` of pxe-service. */
export function pxeServiceProblem(value: Token, { words = [] }: OptionSpec): Problem | undefined {
  let rest: Token | undefined = value;
  while (rest && isTag(rest)) rest = cut(rest)[1];
  if (!rest) return missing(value, "a client architecture and the text of the entry");
  const [architecture, menu] = cut(rest);
  if (!menu) return missing(rest, "the text of the entry");
  const isKnown = words.some((word) => word.toLowerCase() === architecture.text.toLowerCase());
  if (isKnown || isNumber(architecture.text)) return undefined;
  const meant = nearest(architecture.text, words);
  return wrong(
    architecture,
    "is not a client architecture such as x86PC or x86-64_EFI",
    meant ? { instead: meant } : {},
  );
}

/** Checks `INTERFACE,[mtu:N,][high,|low,]INTERVAL[,LIFETIME]` of ra-param. */
export function routerProblem(value: Token): Problem | undefined {
  let rest = cut(value)[1];
  // dnsmasq ignores it silently.
  if (!rest) return undefined;
  if (/^mtu:/i.test(rest.text)) {
    const [mtu, next] = cut(after(rest, 4));
    if (!next) return missing(value, "an interval");
    if (isNumber(mtu.text) && toInteger(mtu.text) < 1280) return wrong(mtu, "is too small an MTU: at least 1280");
    rest = next;
  }
  if (/^(?:high|low)/i.test(rest.text)) {
    const next = cut(rest)[1];
    if (!next) return missing(value, "an interval");
    rest = next;
  }
  const [interval, lifetime] = cut(rest);
  return numberProblem(interval) ?? (lifetime && numberProblem(lifetime));
}
