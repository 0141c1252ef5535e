// Values about servers of other domains: `server`, `local`, `address`, `rev-server`, `ipset` and `nftset`.
import { readIpv4 } from "../vocabulary/readers.js";
import { isAddress, notAddress, toIpv4, toIpv6 } from "./addresses.js";
import { unhidden } from "./line.js";
import { nameFault, nameProblem } from "./names.js";
import { isNumber, portProblem, toInteger } from "./numbers.js";
import { after, cut, cutAll, missing, type Problem, type Token, wrong } from "./token.js";
import type { DnsmasqVersion } from "./versions.js";

/** Checks `/DOMAIN/.../ADDRESS`; without slashes it is the address alone. */
export function domainsProblem(value: Token, version: DnsmasqVersion, kind: "address" | "server"): Problem | undefined {
  const whole = { text: unhidden(value.text), start: value.start };
  const domains: Token[] = [];
  let target = whole;
  if (whole.text.startsWith("/")) {
    target = after(whole, 1);
    if (!target.text.includes("/")) domains.push(target);
    for (let [domain, rest] = cut(target, "/"); rest !== undefined; [domain, rest] = cut(rest, "/")) {
      domains.push(domain);
      target = rest;
    }
  }
  const bad = target.text === "" ? undefined : kind === "address" ? fixedAddress(target) : serverProblem(target);
  if (bad && !bad.onHost) return bad;
  return domains.map((domain) => domainProblem(domain, version)).find((problem) => problem !== undefined) ?? bad;
}

function domainProblem(domain: Token, version: DnsmasqVersion): Problem | undefined {
  const name = domain.text.startsWith("*") ? domain.text.slice(1) : domain.text.replace(/^\.+/, "");
  const fault = name === "" || domain.text === "#" ? undefined : nameFault(name, version);
  return fault === undefined ? undefined : wrong(domain, fault);
}

function fixedAddress(token: Token): Problem | undefined {
  return token.text === "#" || isAddress(token.text, "ip") ? undefined : wrong(token, notAddress(token.text, "ip"));
}

/** Checks `SERVER[#PORT][@INTERFACE|ADDRESS[#PORT]]`, without quotes. */
function serverProblem(token: Token): Problem | undefined {
  if (token.text === "#") return undefined;
  const [beforeSource, afterSource] = cut(token, "@");
  const [sourceAndInterface, sourcePort] = afterSource ? cut(afterSource, "#") : [undefined, undefined];
  const [beforePort, port] = cut(beforeSource, "#");
  const badPort = (sourcePort && portProblem(sourcePort)) ?? (port && portProblem(port));
  if (badPort) return badPort;
  const [server, scope] = cut(beforePort, "%");
  const [source, sourceAddress] = sourceAndInterface ? cut(sourceAndInterface, "@") : [undefined, undefined];
  const family = toIpv4(server.text) !== undefined ? "ipv4" : toIpv6(server.text) !== undefined ? "ipv6" : undefined;
  if (family === undefined) return hostProblem(server);
  const badScope = family === "ipv6" && scope ? interfaceProblem(scope) : undefined;
  const from = sourceAddress ?? source;
  if (badScope && !badScope.onHost) return badScope;
  if (from && !isAddress(from.text, family)) {
    if (isAddress(from.text, "ip")) return wrong(from, `is not of the same family as the server ${server.text}`);
    if (sourceAddress) return wrong(from, "is a second interface; there can be one");
  }
  return badScope;
}

/** A server that is not an address must be a name that the host can resolve. */
function hostProblem(server: Token): Problem | undefined {
  const { text } = server;
  if (text === "") return missing(server, "the address of a server");
  // Resolvers accept short and hexadecimal forms of IPv4.
  if (readIpv4(text) !== undefined) return undefined;
  const labels = text.replace(/\.$/, "").split(".");
  const impossible =
    /[^a-zA-Z0-9._-]/.test(text) ||
    labels.some((label) => label === "" || label.length > 63) ||
    /^[0-9]+$/.test(labels.at(-1) ?? "") ||
    text.startsWith("-");
  return impossible
    ? wrong(server, "is neither an IP address nor the name of a host")
    : wrong(server, "is a name, which the host must be able to resolve first", { onHost: "doubtful" });
}

/** Checks the name of an interface that must exist on the host. */
export function interfaceProblem(token: Token): Problem | undefined {
  if (token.text === "") return missing(token, "an interface");
  if (token.text.length > 15) return wrong(token, "is too long for an interface: at most 15 bytes");
  if (/[/ ]/.test(token.text)) return wrong(token, "is not the name of an interface");
  return token.text === "lo" ? undefined : wrong(token, "must be an interface of the host", { onHost: "usual" });
}

/** Checks `ADDRESS[/PREFIX][,SERVER]` of rev-server. */
export function reverseProblem(value: Token): Problem | undefined {
  const [subnet, server] = cut({ text: unhidden(value.text), start: value.start });
  const [address, prefix] = cut(subnet, "/");
  const family = toIpv4(address.text) !== undefined ? "ipv4" : toIpv6(address.text) !== undefined ? "ipv6" : undefined;
  if (family === undefined) return wrong(address, notAddress(address.text, "ip"));
  const bad = server && serverProblem(server);
  if (bad && !bad.onHost) return bad;
  const most = family === "ipv4" ? 32 : 128;
  // dnsmasq interprets anything but a number as no prefix, and -1 as well.
  const bits = prefix && isNumber(prefix.text) ? toInteger(prefix.text) : -1;
  if (prefix && bits !== -1 && (bits < 1 || bits > most))
    return wrong(prefix, `is not a prefix length from 1 to ${most}`);
  return bad;
}

/** Checks `/DOMAIN/.../SET[,SET]...` of ipset and nftset. */
export function setsProblem(value: Token, version: DnsmasqVersion, { nft = false } = {}): Problem | undefined {
  let rest = { text: unhidden(value.text), start: value.start };
  if (rest.text.startsWith("/")) {
    rest = after(rest, 1);
    for (let [domain, next] = cut(rest, "/"); next !== undefined; [domain, next] = cut(rest, "/")) {
      const name = { text: domain.text.replace(/^\.+/, ""), start: domain.start };
      const bad = name.text === "#" ? undefined : nameProblem(name, version);
      if (bad) return bad;
      rest = next;
    }
  }
  if (rest.text === "") return missing(rest, "the name of a set");
  const empty = nft && cutAll(rest).some(({ text }) => text === "");
  return empty ? missing(rest, "the name of a set between its commas") : undefined;
}
