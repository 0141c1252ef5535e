// Values for what is missing, computed from the rest of the document: what it implies, or else something that is free.
// Never an example: where the document implies nothing and nothing can be chosen, there is no value.

import { freeAddress, freeWithin, takenAddresses } from "../addressing/free-addresses.js";
import { freeSubnets } from "../addressing/free-subnets.js";
import { highestVlan, labelFrom, nameOfFile, nextVlan } from "../addressing/new-identifiers.js";
import { proposedAddress } from "../addressing/proposed-addresses.js";
import { type Address, formatAddress, formatSubnet, inSubnet, parseAddress } from "../network/address.js";
import { fittingVirtualPorts, guestSettingsOf } from "../network/guests.js";
import { subnetIn } from "../network/lookup.js";
import type { Network, Subnet } from "../network/model.js";
import { usualServices } from "../network/services.js";
import { ownAddresses, spanOf, subnetAround } from "../network/subnet.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import { attributeOf, childElements, type XmlElement } from "../xml/tree.js";

/** What to write for something missing. */
export interface Needed {
  /** By the name of the attribute, in the order in which to write them; for a text a single one without a name. */
  readonly values: readonly (readonly [name: string, value: string])[];
  /** Why that, to follow the value in a title: `which is free`. */
  readonly why?: string;
}

const one = (name: string, value: string, why?: string): Needed => ({ values: [[name, value]], ...(why && { why }) });

/** Returns what to write for a missing attribute of an element of the network. */
export function neededAttribute(
  network: Network,
  vocabulary: Vocabulary,
  element: XmlElement,
  attribute: AttributeSpec,
): Needed | undefined {
  const spec = vocabulary.specOf(element);
  if (spec === undefined) return undefined;
  const own = special.get(`${spec.path}@${attribute.name}`)?.(network, element, vocabulary);
  if (own !== undefined) {
    const [, value = ""] = own.values.find(([name]) => name === attribute.name) ?? [];
    return vocabulary.judge(attribute, value).ok ? own : undefined;
  }
  const [value, ...others] = vocabulary.valuesOf(attribute);
  return value !== undefined && others.length === 0 ? one(attribute.name, value) : undefined;
}

type Compute = (network: Network, element: XmlElement, vocabulary: Vocabulary) => Needed | undefined;

const said = (element: XmlElement, name: string) => attributeOf(element, name)?.value || undefined;

/** The other end of a range says this one. */
const otherEnd =
  (name: "start" | "end"): Compute =>
  (_, element) => {
    const other = said(element, name === "start" ? "end" : "start");
    return other === undefined ? undefined : one(name, other, `as the ${name === "start" ? "end" : "start"}`);
  };

const inDhcp =
  (name: string): Compute =>
  (network, element) => {
    const address = proposedAddress(network, element, name);
    return address && one(name, formatAddress(address), "which is free");
  };

const special: ReadonlyMap<string, Compute> = new Map<string, Compute>([
  ["/network/ip@address", subnetAddress],
  ["/network/ip/dhcp/range@start", inDhcp("start")],
  ["/network/ip/dhcp/range@end", inDhcp("end")],
  [
    "/network/ip/dhcp/host@ip",
    (network, element, vocabulary) => addressInDns(network, element) ?? inDhcp("ip")(network, element, vocabulary),
  ],
  ["/network/route@gateway", inDhcp("gateway")],
  ["/network/forward/nat/address@start", otherEnd("start")],
  ["/network/forward/nat/address@end", otherEnd("end")],
  ["/network/forward/nat/port@start", (_, element) => one("start", lowPort(said(element, "end")), "the lowest usual")],
  ["/network/forward/nat/port@end", () => one("end", "65535", "the highest")],
  ["/network/dns/host@ip", recordAddress],
  ["/network/dns/srv@service", serviceOfPort],
  ["/network/dns/srv@protocol", protocolOfService],
  ["/network/vlan/tag@id", (network) => one("id", String(freeVlan(network)), "which no port group has")],
  ["/network/bandwidth/inbound@average", peakRate],
  ["/network/bandwidth/outbound@average", peakRate],
  ["/network/virtualport@type", portType],
  ["/network/portgroup@name", (network, element) => one("name", groupName(network, element))],
  [
    "/network/domain@name",
    ({ name }) => one("name", `${labelFrom(name?.value ?? "") ?? "lab"}.internal`, "a private domain"),
  ],
]);

function lowPort(end: string | undefined): string {
  return end !== undefined && Number(end) < 1024 ? end : "1024";
}

/** In the subnet of its ranges and hosts, else in a free one. */
function subnetAddress(network: Network, element: XmlElement): Needed | undefined {
  const subnet = subnetIn(network, element);
  if (subnet === undefined) return undefined;
  const isWritten = subnet.prefixSource === "prefix" || subnet.prefixSource === "netmask";
  const family = said(element, "family") === "ipv6" ? "ipv6" : "ipv4";
  const length = isWritten ? subnet.prefixLength : family === "ipv4" ? 24 : 64;
  if (length === undefined) return undefined;
  const prefix: Needed["values"] =
    isWritten || said(element, "prefix") || said(element, "netmask") ? [] : [["prefix", String(length)]];
  const own = addressesIn(subnet).filter((address) => address.family === family);
  const guests = own.length > 0 ? own : gatewaysOutside(network, subnet).filter((address) => address.family === family);
  const [first] = guests;
  if (first !== undefined) {
    if (guests.some((address) => !inSubnet(address, first, length))) return undefined;
    const taken = takenAddresses(subnet, family, element);
    for (const address of freeWithin(spanOf(first, length), subnet.dhcp?.ranges ?? [], taken)) {
      return { values: [["address", formatAddress(address)], ...prefix], why: "where its guests are" };
    }
    return undefined;
  }
  if (family === "ipv6" || length < 12 || length > 30) return undefined;
  for (const { address } of freeSubnets([network], length)) {
    return {
      values: [["address", formatAddress(address)], ...prefix],
      why: `${formatSubnet(address, length)} is free`,
    };
  }
  return undefined;
}

function addressesIn({ dhcp }: Subnet): Address[] {
  const ranges = (dhcp?.ranges ?? []).flatMap(({ start, end }) => [start?.value, end?.value]);
  return [...ranges, ...(dhcp?.hosts ?? []).map(({ ip }) => ip?.value)].filter((address) => address !== undefined);
}

/** The gateways of routes that no other subnet reaches. */
function gatewaysOutside(network: Network, { element }: Subnet): Address[] {
  return network.routes.flatMap(({ gateway }) => {
    const address = gateway?.value;
    const around = address && subnetAround(network, address);
    return address && (around === undefined || around.element === element) ? [address] : [];
  });
}

/** The address that DNS has for the name of a static host. */
function addressInDns({ dns }: Network, element: XmlElement): Needed | undefined {
  const name = said(element, "name");
  const record = dns?.hosts.find(({ hostnames }) => hostnames.some(({ raw }) => raw.trim() === name));
  return record?.ip?.value && one("ip", formatAddress(record.ip.value), "as in DNS");
}

/** The address of the static host with one of the record's names, else a free one. */
function recordAddress({ subnets, dns }: Network, element: XmlElement): Needed | undefined {
  const record = dns?.hosts.find((each) => each.element === element);
  const names = new Set(record?.hostnames.map(({ raw }) => raw.trim()));
  for (const { ip, name } of subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? [])) {
    if (ip?.value && name && names.has(name.raw)) return one("ip", formatAddress(ip.value), "as in DHCP");
  }
  const [subnet] = subnets;
  const free = subnet && freeAddress(subnet);
  return free && one("ip", formatAddress(free), "which is free");
}

function serviceOfPort(_: Network, element: XmlElement): Needed | undefined {
  const port = Number(said(element, "port"));
  const protocol = said(element, "protocol");
  const found = [...usualServices].filter(
    ([, service]) => service.port === port && (protocol === undefined || service.protocol === protocol),
  );
  const [first, second] = found;
  return first && !second ? one("service", first[0], `the service of port ${port}`) : undefined;
}

function protocolOfService(_: Network, element: XmlElement): Needed {
  const name = said(element, "service")?.replace(/^_/, "");
  return one("protocol", (name && usualServices.get(name)?.protocol) || "tcp");
}

function peakRate(_: Network, element: XmlElement): Needed | undefined {
  const peak = said(element, "peak") ?? said(element, "floor");
  return peak === undefined ? undefined : one("average", peak, `as the ${said(element, "peak") ? "peak" : "floor"}`);
}

/** A type with which guests can connect, and that has all the parameters. */
function portType(network: Network, element: XmlElement, vocabulary: Vocabulary): Needed | undefined {
  const spec = vocabulary.specOf(element);
  const known = spec && vocabulary.attribute(spec, "type");
  const parameters = childElements(element).flatMap((child) => {
    const own = vocabulary.specOf(child);
    return own ? child.attributes.flatMap(({ name }) => vocabulary.attribute(own, name)?.onlyTypes ?? []) : [];
  });
  const written = childElements(element).flatMap(({ attributes }) => attributes).length;
  const hasAll = (type: string) => parameters.filter((each) => each === type).length === written;
  const fitting: readonly string[] = fittingVirtualPorts(network);
  const types = [...fitting, ...(known ? vocabulary.valuesOf(known) : [])];
  const type = types.find(hasAll);
  return type === undefined ? undefined : one("type", type);
}

function freeVlan(network: Network): number {
  const used = guestSettingsOf(network).flatMap(({ vlan }) => (vlan?.tags ?? []).flatMap(({ id }) => id?.value ?? []));
  return Math.min(nextVlan(used), highestVlan);
}

/** After its VLAN, else with the next number. */
function groupName({ portGroups }: Network, element: XmlElement): string {
  const present = new Set(portGroups.flatMap(({ name }) => name?.raw ?? []));
  const tags = portGroups.find((each) => each.element === element)?.vlan?.tags ?? [];
  const id = tags[0]?.id?.value;
  const wanted = tags.length === 1 && id !== undefined ? `vlan-${id}` : undefined;
  if (wanted !== undefined && !present.has(wanted)) return wanted;
  let number = portGroups.length;
  while (present.has(`group${number}`)) number += 1;
  return `group${number}`;
}

/** Returns what to write for a missing child: the values of its attributes, or its text under no name. */
export function neededChild(
  network: Network,
  parent: XmlElement,
  child: ElementSpec,
  path: string | undefined,
): Needed | undefined {
  if (child.path === "/network/name") return one("", nameFor(network, path));
  if (child.path === "/network/vlan/tag") return one("id", String(freeVlan(network)), "which no port group has");
  if (child.path === "/network/dns/host/hostname") return hostnameFor(network, parent);
  return undefined;
}

/** The name of the file, of its bridge or domain; else what kind of network it is. */
function nameFor(network: Network, path: string | undefined): string {
  const bridge = network.bridge?.name?.raw;
  const ofBridge = bridge === undefined || /^virbr\d*$/.test(bridge) ? undefined : labelFrom(bridge);
  const kind = network.mode === undefined || network.mode === "none" ? "isolated" : network.mode;
  const ofDomain = labelFrom(network.domain?.name?.raw.split(".")[0] ?? "");
  return (path !== undefined && nameOfFile(path, [])) || ofBridge || ofDomain || `${kind}-network`;
}

/** The name of the static host at the address of the record, else one made of the address. */
function hostnameFor({ subnets }: Network, record: XmlElement): Needed | undefined {
  const address = parseAddress(said(record, "ip") ?? "");
  if (address === undefined) return undefined;
  const host = subnets
    .flatMap(({ dhcp }) => dhcp?.hosts ?? [])
    .find(({ ip, name }) => name?.value && ip?.value?.family === address.family && ip.value.bits === address.bits);
  if (host?.name) return one("", host.name.raw, "the static host at this address");
  return one("", `host-${formatAddress(address).replace(/[^0-9a-f]+/g, "-")}`);
}

/** The address of the network itself, for a name without one. */
export function ownAddress(network: Network): string | undefined {
  const [address] = ownAddresses(network);
  return address && formatAddress(address);
}
