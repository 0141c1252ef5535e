// Describes a network as a whole: its kind, its subnets, routes, names, port groups.

import { planOf } from "../addressing/plan.js";
import { formatAddress, formatSubnet } from "../network/address.js";
import type { Device, Network, Route } from "../network/model.js";
import { forwardDevices, makesBridge } from "../network/read-forward.js";
import { formatVersion } from "../vocabulary/versions.js";
import type { Mode, Traffic, Vocabulary } from "../vocabulary/vocabulary.js";
import { dnsInWords } from "./dns.js";
import { portGroupInWords, settingsInWords } from "./guests.js";
import { bullets, codeOf, paragraphs, table } from "./markdown.js";
import { amount, counted } from "./numbers.js";
import { cidrOf } from "./subnet.js";
import { alternatives } from "./wording.js";

const kinds: Readonly<Record<Mode, string>> = {
  none: "isolated network",
  nat: "NAT network",
  route: "routed network",
  open: "open network",
  bridge: "bridged network",
  private: "macvtap network, mode private",
  vepa: "macvtap network, mode VEPA",
  passthrough: "macvtap network, mode passthrough",
  hostdev: "pool of PCI devices",
};

/** Describes the kind of network and its bridge or devices: ``NAT network on bridge `virbr1` ``. */
function kindInWords(network: Network): string {
  const { mode, forward } = network;
  if (mode === undefined) return "network of an unknown forward mode";
  const bridge = network.bridge?.name?.value;
  const devices = namesOf(forwardDevices(network));
  if (makesBridge(network))
    return `${kinds[mode]}${bridge ? ` on bridge ${codeOf(bridge)}` : ""}${devices && `, to the outside through ${devices}`}`;
  if (mode === "hostdev") {
    const card = namesOf(forward?.physicalFunctions ?? []);
    const listed = forward?.pciAddresses.length ?? 0;
    if (card && listed === 0) return `pool of the virtual functions of ${card}`;
    return listed > 0 ? `pool of ${counted(listed, "PCI device")}` : kinds.hostdev;
  }
  const pool = devices || namesOf(forward?.physicalFunctions ?? []);
  if (mode === "bridge" && pool === "")
    return `${kinds.bridge}${bridge ? ` on the host's bridge ${codeOf(bridge)}` : ""}`;
  return `${mode === "bridge" ? "macvtap network, mode bridge" : kinds[mode]}${pool && `, on ${pool}`}`;
}

/** Lists devices by name, or counts them if there are many. */
function namesOf(devices: readonly Device[]): string {
  const names = devices.flatMap(({ dev }) => (dev?.value ? codeOf(dev.value) : []));
  return alternatives(names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names, "and");
}

/** The kinds of traffic, as headers of a table. */
export const trafficNames: Readonly<Record<keyof Traffic, string>> = {
  outwards: "To the outside",
  inwards: "From outside",
  guests: "Between guests",
  host: "With the host",
  services: "DHCP and DNS",
};

/** Describes how guests reach others and are reached in that forward mode, as a table. */
export function trafficTable(mode: Mode, vocabulary: Vocabulary): string | undefined {
  const traffic = vocabulary.element("/network/forward")?.traffic?.[mode];
  if (!traffic) return undefined;
  return table(
    ["Traffic", mode === "none" ? "isolated" : mode],
    Object.entries(trafficNames).map(([kind, name]) => [name, traffic[kind as keyof Traffic]]),
  );
}

/** Maximum number of rows in a summary; the rest is counted. */
const mostRows = 12;

/** Summarises the network: its kind, its subnets as a table, everything else in a line each. */
export function networkSummary(network: Network, vocabulary: Vocabulary): string {
  const { name, mode, subnets, routes, portGroups } = network;
  const traffic = mode && vocabulary.element("/network/forward")?.traffic?.[mode];
  const kind = kindInWords(network);
  const dns = dnsInWords(network);
  const own = settingsInWords(network);
  return paragraphs([
    name?.value ? `**${codeOf(name.value.trim())}**: ${kind}.` : `**${kind.charAt(0).toUpperCase()}${kind.slice(1)}**.`,
    subnets.length > 0 ? subnetsTable(network) : undefined,
    bullets([
      ...(traffic ? [`To the outside: ${traffic.outwards}; from outside: ${traffic.inwards}`] : []),
      ...(makesBridge(network) && subnets.length === 0
        ? ["No `<ip>`: guests reach each other, but not the host, and libvirt offers no DHCP or DNS"]
        : []),
      ...(routes.length > 0 ? [`Routes: ${limited(routes.map(routeInWords))}`] : []),
      ...(dns.length > 0 ? [`DNS: ${dns.join(", ")}`] : []),
      ...(own.length > 0 ? [`All guests: ${own.join(", ")}`] : []),
      ...(portGroups.length > 0 ? [`Port groups: ${limited(portGroups.map(portGroupInWords))}`] : []),
      `Target: libvirt ${formatVersion(vocabulary.version)}`,
    ]),
  ]);
}

function limited(items: readonly string[]): string {
  return items.length > mostRows
    ? `${items.slice(0, mostRows).join("; ")}; ${counted(items.length - mostRows, "more", "more")}`
    : items.join("; ");
}

function subnetsTable({ subnets }: Network): string {
  const rows = subnets.slice(0, mostRows).map((subnet) => {
    const plan = planOf(subnet);
    const cells = plan ? [plan.dynamic, plan.static, plan.free].map(amount) : ["", "", ""];
    const address = subnet.address?.value;
    return [cidrOf(subnet) ?? "unknown", address ? formatAddress(address) : "", ...cells];
  });
  const more = subnets.length - mostRows;
  return paragraphs([
    table(["Subnet", "Host", "Dynamic", "Static", "Free"], rows),
    more > 0 ? `and ${counted(more, "more subnet")}` : undefined,
  ]);
}

/** Formats `10.77.0.0/16 via 192.168.129.2`. */
function routeInWords(route: Route): string {
  return `${destinationOf(route) ?? "unknown"}${route.gateway?.value ? ` via ${formatAddress(route.gateway.value)}` : ""}`;
}

/** Formats the destination of a route, `10.77.0.0/16`; `undefined` while it is unknown. */
export function destinationOf({ address, family, prefixLength }: Route): string | undefined {
  if (prefixLength === undefined || (address && !address.value)) return undefined;
  const first = address?.value ?? (family && { family, bits: 0n });
  return first && formatSubnet(first, prefixLength);
}
