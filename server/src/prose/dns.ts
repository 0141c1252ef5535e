// Describes what the DNS of a network answers, by the names that clients look up.

import { type Address, formatAddress } from "../network/address.js";
import type { Dns, DnsHost, Domain, Forwarder, Network, Srv } from "../network/model.js";
import { holds } from "../vocabulary/versions.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import { codeOf } from "./markdown.js";
import { counted } from "./numbers.js";
import { alternatives } from "./wording.js";

/**
 * Returns the name by which clients look up an SRV record: `_ldap._tcp.lab.test`; `undefined` while a part is missing.
 */
function srvName({ service, protocol, domain }: Srv, network: Network, vocabulary: Vocabulary): string | undefined {
  if (!service?.value || !protocol?.value) return undefined;
  const mark = holds({ since: "1.2.3" }, vocabulary.version) ? "_" : "";
  const of = domain?.value ?? network.domain?.name?.value;
  return `${mark}${service.value}.${mark}${protocol.value}${of ? `.${of}` : ""}`;
}

/** Describes an SRV record in a sentence. */
export function srvMeaning(srv: Srv, network: Network, vocabulary: Vocabulary): string | undefined {
  const name = srvName(srv, network, vocabulary);
  if (name === undefined) return undefined;
  if (!srv.target?.value) return `${codeOf(name)} has no target: the service is not offered here.`;
  const rank = [
    srv.priority?.value !== undefined && `priority ${srv.priority.value}`,
    srv.weight?.value !== undefined && `weight ${srv.weight.value}`,
  ].filter((part) => part !== false);
  return `${codeOf(name)} points to ${codeOf(`${srv.target.value}:${srv.port?.value ?? 1}`)}${rank.length > 0 ? `, ${rank.join(", ")}` : ""}.`;
}

/** Describes the names of an address in a sentence. */
export function dnsHostMeaning({ ip, hostnames }: DnsHost): string | undefined {
  const names = hostnames.flatMap(({ value }) => (value ? codeOf(value) : []));
  if (!ip?.value || names.length === 0) return undefined;
  return `${alternatives(names, "and")} ${names.length > 1 ? "resolve" : "resolves"} to ${formatAddress(ip.value)}.`;
}

/** Describes in a sentence which names are forwarded where. */
export function forwarderMeaning({ addr, domain, port }: Forwarder): string | undefined {
  const queries = domain?.value ? `Queries for names in ${codeOf(domain.value)}` : "All queries";
  if (addr?.value) return `${queries} go to ${formatAddress(addr.value)}${port?.value ? `, port ${port.value}` : ""}.`;
  return domain?.value ? `${queries} go to the default servers.` : undefined;
}

/** Describes a TXT record in a sentence. */
export function txtMeaning({ name, value }: Dns["txts"][number]): string | undefined {
  if (!name?.value || value?.value === undefined) return undefined;
  const parts = value.value.split(",").map(codeOf);
  const strings =
    parts.length > 1
      ? `${parts.length} strings: ${parts.slice(0, 8).join(", ")}${parts.length > 8 ? ", ..." : ""}`
      : parts[0];
  return `${codeOf(name.value)} has the text ${strings}.`;
}

/** Describes how guests are named in the domain. */
export function domainMeaning({ name, localOnly, register }: Domain, network: Network): string | undefined {
  if (!name?.value) return undefined;
  const known = network.subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? []).find((host) => host.name?.value)?.name?.value;
  return [
    `Guests are called ${codeOf(`${known ?? "NAME"}.${name.value}`)}${known ? " and the like" : ""}.`,
    localOnly?.value ? "Queries for unknown names of the domain are not forwarded." : undefined,
    register?.value ? "The host itself resolves them." : undefined,
  ]
    .filter((sentence) => sentence !== undefined)
    .join(" ");
}

/** Summarises the DNS settings of the network, as phrases; empty without any. */
export function dnsInWords({ domain, dns }: Network): string[] {
  const names = dns?.hosts.reduce((sum, { hostnames }) => sum + hostnames.length, 0) ?? 0;
  const parts: readonly (readonly [number, string])[] = [
    [names, "name"],
    [dns?.srvs.length ?? 0, "SRV record"],
    [dns?.txts.length ?? 0, "TXT record"],
    [dns?.forwarders.length ?? 0, "forwarder"],
  ];
  return [
    ...(domain?.name?.value
      ? [`domain ${codeOf(domain.name.value)}${domain.localOnly?.value ? " (not forwarded)" : ""}`]
      : []),
    ...(dns?.enable?.value === false ? ["disabled"] : []),
    ...parts.flatMap(([count, noun]) => (count > 0 ? [counted(count, noun)] : [])),
  ];
}

/** Returns the reverse zone of a subnet: `122.168.192.in-addr.arpa`; only where one zone covers exactly the subnet. */
export function reverseZone({ family, bits }: Address, prefixLength: number): string | undefined {
  const [width, step, base] = family === "ipv4" ? [32, 8, 10] : [128, 4, 16];
  if (prefixLength === 0 || prefixLength % step !== 0) return undefined;
  const labels: string[] = [];
  for (let shift = width - prefixLength; shift < width; shift += step) {
    labels.push(((bits >> BigInt(shift)) & ((1n << BigInt(step)) - 1n)).toString(base));
  }
  return `${labels.join(".")}.${family === "ipv4" ? "in-addr" : "ip6"}.arpa`;
}
