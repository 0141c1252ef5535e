// Values for what is missing, computed from the rest of the document: what it implies, or else something that is free.
// Never an example: where the document implies nothing and nothing can be chosen, there is no value.

import { freeWithin, takenAddresses } from "../addressing/free-addresses.js";
import { labelFrom, nameOfFile } from "../addressing/new-identifiers.js";
import { proposedAddress } from "../addressing/proposed-addresses.js";
import { type Address, addressKey, formatAddress, formatSubnet, inSubnet, parseAddress } from "../network/address.js";
import { fittingVirtualPorts } from "../network/guests.js";
import { subnetIn } from "../network/lookup.js";
import type { Network, Subnet } from "../network/model.js";
import { usualServices } from "../network/services.js";
import { ownAddresses, spanOf } from "../network/subnet.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import { attributeOf, childElements, type XmlElement } from "../xml/tree.js";
import {
  addressesByHost,
  addressesByRecord,
  freeSubnetFor,
  gatewaysOutside,
  namesByPortGroup,
  namesByRecord,
  recordsByName,
  staticHostsByAddress,
  staticHostsByName,
  vlansByElement,
} from "./needed-index.js";

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
  ["/network/ip/dhcp/host@ip", hostAddress],
  ["/network/route@gateway", inDhcp("gateway")],
  ["/network/forward/nat/address@start", otherEnd("start")],
  ["/network/forward/nat/address@end", otherEnd("end")],
  ["/network/forward/nat/port@start", (_, element) => one("start", lowPort(said(element, "end")), "the lowest usual")],
  ["/network/forward/nat/port@end", () => one("end", "65535", "the highest")],
  ["/network/dns/host@ip", recordAddress],
  ["/network/dns/srv@service", serviceOfPort],
  ["/network/dns/srv@protocol", protocolOfService],
  ["/network/vlan/tag@id", vlanFor],
  ["/network/bandwidth/inbound@average", peakRate],
  ["/network/bandwidth/outbound@average", peakRate],
  ["/network/virtualport@type", portType],
  ["/network/portgroup@name", groupName],
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
  const own = addressesIn(subnet);
  const guests = (own.length > 0 ? own : gatewaysOutside(network)).filter((address) => address.family === family);
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
  const address = freeSubnetFor(network, element, length);
  return (
    address && {
      values: [["address", formatAddress(address)], ...prefix],
      why: `${formatSubnet(address, length)} is free`,
    }
  );
}

function addressesIn({ dhcp }: Subnet): Address[] {
  const ranges = (dhcp?.ranges ?? []).flatMap(({ start, end }) => [start?.value, end?.value]);
  return [...ranges, ...(dhcp?.hosts ?? []).map(({ ip }) => ip?.value)].filter((address) => address !== undefined);
}

/** The address that DNS has for the name of a static host, else a free one. */
function hostAddress(network: Network, element: XmlElement): Needed | undefined {
  const inDns = recordsByName(network).get(said(element, "name") ?? "");
  if (inDns) return one("ip", formatAddress(inDns), "as in DNS");
  const subnet = subnetIn(network, element.parent?.parent);
  const free = subnet && addressesByHost(subnet).get(element);
  return free && one("ip", formatAddress(free), "which is free");
}

/** The address of the static host with one of the record's names, else a free one. */
function recordAddress(network: Network, element: XmlElement): Needed | undefined {
  const names = namesByRecord(network).get(element) ?? [];
  const host = names.map((name) => staticHostsByName(network).get(name)).find((each) => each !== undefined);
  if (host?.ip?.value) return one("ip", formatAddress(host.ip.value), "as in DHCP");
  const free = addressesByRecord(network).get(element);
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

/** For a tag, or a VLAN without one. */
function vlanFor(network: Network, element: XmlElement): Needed | undefined {
  const id = vlansByElement(network).get(element);
  return id === undefined ? undefined : one("id", String(id), "which no port group has");
}

function groupName(network: Network, element: XmlElement): Needed | undefined {
  const name = namesByPortGroup(network).get(element);
  return name === undefined ? undefined : one("name", name);
}

/** Returns what to write for a missing child: the values of its attributes, or its text under no name. */
export function neededChild(
  network: Network,
  parent: XmlElement,
  child: ElementSpec,
  path: string | undefined,
): Needed | undefined {
  if (child.path === "/network/name") return one("", nameFor(network, path));
  if (child.path === "/network/vlan/tag") return vlanFor(network, parent);
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
function hostnameFor(network: Network, record: XmlElement): Needed | undefined {
  const address = parseAddress(said(record, "ip") ?? "");
  if (address === undefined) return undefined;
  const host = staticHostsByAddress(network).get(addressKey(address));
  if (host?.name) return one("", host.name.raw, "the static host at this address");
  return one("", `host-${formatAddress(address).replace(/[^0-9a-f]+/g, "-")}`);
}

/** The address of the network itself, for a name without one. */
export function ownAddress(network: Network): string | undefined {
  const [address] = ownAddresses(network);
  return address && formatAddress(address);
}
