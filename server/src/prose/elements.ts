// Describes what an element means in its document, from the part of the network that it defines.

import { formatAddress } from "../network/address.js";
import type { Dns } from "../network/model.js";
import { rangeSize } from "../network/subnet.js";
import { byPath } from "../vocabulary/by-path.js";
import type { ElementSpec } from "../vocabulary/vocabulary.js";
import { placeInWords, spaceInWords, stretch } from "./address.js";
import { dnsHostMeaning, domainMeaning, forwarderMeaning, srvMeaning, txtMeaning } from "./dns.js";
import { portGroupMeaning, virtualPortTable, vlanMeaning } from "./guests.js";
import {
  bandwidthAt,
  dhcpAt,
  type Here,
  hostAt,
  leaseAt,
  partOf,
  portGroupAt,
  rangeAt,
  rateAt,
  routeAt,
  subnetAt,
  virtualPortAt,
  vlanAt,
} from "./here.js";
import { pciInWords } from "./identifiers.js";
import { destinationOf, networkSummary, trafficTable } from "./network.js";
import { counted } from "./numbers.js";
import { bandwidthInWords, limitMeaning } from "./rates.js";
import { cidrOf, hostMeaning, leaseInWords, planInWords, rangeMeaning, subnetTable } from "./subnet.js";

type Describe = (here: Here) => string | undefined;

/** By the element's path in the vocabulary. */
const meaningByPath: ReadonlyMap<string, Describe> = byPath<Describe>({
  "/network": ({ network, vocabulary }) => networkSummary(network, vocabulary),
  "/network/forward": ({ network, vocabulary }) => network.mode && trafficTable(network.mode, vocabulary),
  "/network/forward/address": (here) => {
    const address = partOf(here.network.forward?.pciAddresses ?? [], here);
    const words = address && pciInWords(address);
    return words && `PCI device ${words}, as \`lspci -D\` shows it.`;
  },
  "/network/forward/nat/address": ({ network }) => {
    const [range, mode] = [network.forward?.nat?.address, network.mode];
    const size = range && rangeSize(range);
    if (!range?.start?.value || !range.end?.value || size === undefined || mode !== "nat") return undefined;
    const span = size === 1n ? formatAddress(range.start.value) : stretch(range.start.value, range.end.value);
    return `${span}: ${counted(size, "address", "addresses")}, ${spaceInWords(range.start.value)}.`;
  },
  "/network/forward/nat/port": ({ network }) => {
    const [from, to] = [network.forward?.nat?.port?.start?.value, network.forward?.nat?.port?.end?.value];
    if (from === undefined || to === undefined || to < from) return undefined;
    return `Ports ${from} to ${to}: ${counted(to - from + 1, "connection")} at a time from one address to the same port of one server.`;
  },
  "/network/domain": (here) => {
    const { domain } = here.network;
    return domain?.element === here.element ? domainMeaning(domain, here.network) : undefined;
  },
  "/network/dns/forwarder": ofDns("forwarders", forwarderMeaning),
  "/network/dns/txt": ofDns("txts", txtMeaning),
  "/network/dns/srv": ofDns("srvs", (srv, { network, vocabulary }) => srvMeaning(srv, network, vocabulary)),
  "/network/dns/host": (here) => dnsHost(here),
  "/network/dns/host/hostname": (here) => here.element.parent && dnsHost({ ...here, element: here.element.parent }),
  "/network/vlan": vlan,
  "/network/vlan/tag": (here) => here.element.parent && vlan({ ...here, element: here.element.parent }),
  "/network/bandwidth": (here) => {
    const bandwidth = bandwidthAt(here);
    const words = bandwidth ? bandwidthInWords(bandwidth) : [];
    const whose = here.element.parent?.localName === "portgroup" ? "Each of its guests may" : "All guests together may";
    return words.length > 0 ? `${whose} ${words.join(" and ")}.` : undefined;
  },
  "/network/bandwidth/inbound": (here) => limit(here, false),
  "/network/bandwidth/outbound": (here) => limit(here, true),
  "/network/ip": (here) => {
    const subnet = subnetAt(here);
    return subnet && subnetTable(subnet);
  },
  "/network/ip/dhcp": (here) => {
    const subnet = dhcpAt(here)?.subnet;
    const cidr = subnet && cidrOf(subnet);
    return cidr && `${cidr}: ${planInWords(subnet)}.`;
  },
  "/network/ip/dhcp/range": (here) => {
    const range = rangeAt(here);
    return range && rangeMeaning(range);
  },
  "/network/ip/dhcp/host": (here) => {
    const host = hostAt(here);
    return host && hostMeaning(host);
  },
  "/network/ip/dhcp/lease": (here) => {
    const lease = leaseAt(here);
    const words = lease && leaseInWords(lease);
    return words && (lease.seconds === 0 ? "The lease never expires." : `The lease lasts ${words}.`);
  },
  "/network/route": (here) => {
    const route = routeAt(here);
    const destination = route && destinationOf(route);
    if (route === undefined || destination === undefined) return undefined;
    const gateway = route.gateway?.value;
    const all = route.prefixLength === 0 ? "Everything else" : `All of ${destination}`;
    const by = gateway ? ` goes to ${formatAddress(gateway)}, ${placeInWords(here.network, gateway)}` : "";
    return (
      by && `${all}${by}${route.metric?.value === undefined ? "" : `; metric ${route.metric.value}, lower ones win`}.`
    );
  },
  "/network/virtualport": (here) => {
    const virtualPort = virtualPortAt(here);
    return virtualPort && virtualPortTable(virtualPort, here.vocabulary);
  },
  "/network/portgroup": (here) => {
    const group = portGroupAt(here);
    return group && portGroupMeaning(group);
  },
});

/**
 * Describes what the element means here, in Markdown; `undefined` when there is nothing to add, or not enough is
 * written yet.
 */
export function meaningOfElement({ path }: Pick<ElementSpec, "path">, here: Here): string | undefined {
  return meaningByPath.get(path)?.(here) || undefined;
}

type Records = Pick<Dns, "forwarders" | "txts" | "srvs" | "hosts">;

function ofDns<K extends keyof Records>(
  kind: K,
  tell: (part: Records[K][number], here: Here) => string | undefined,
): Describe {
  return (here) => {
    const parts: readonly Records[K][number][] = here.network.dns?.[kind] ?? [];
    const part = partOf(parts, here);
    return part && tell(part, here);
  };
}

const dnsHost = ofDns("hosts", dnsHostMeaning);

function vlan(here: Here): string | undefined {
  const tags = vlanAt(here);
  return tags && vlanMeaning(tags);
}

function limit(here: Here, outbound: boolean): string | undefined {
  const rate = rateAt(here);
  const words = rate && limitMeaning(rate, outbound);
  return words && `Guests may ${outbound ? "send" : "receive"} ${words}.`;
}
