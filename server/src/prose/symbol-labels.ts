// Labels for elements of a network in outlines, with the main facts about each. By default the tag and its first value,
// `bridge virbr1`, then a further word or the number of its parts; some elements have labels of their own.

import { formatAddress, formatSubnet, usableHosts } from "../network/address.js";
import type { DnsHost, Lease, Network, PortGroup, Range, Route, Subnet } from "../network/model.js";
import { rangeSize, subnetContains } from "../network/subnet.js";
import { readLong } from "../network/words.js";
import { byPath } from "../vocabulary/by-path.js";
import { kindOf } from "../vocabulary/value-kinds.js";
import type { ElementSpec, Vocabulary } from "../vocabulary/vocabulary.js";
import { attributeOf, childElements, type Span, type XmlElement } from "../xml/tree.js";
import { counted } from "./numbers.js";
import { rateInWords } from "./rates.js";
import { leaseInWords } from "./subnet.js";

interface Label {
  readonly name: string;
  readonly detail: string | undefined;
  /** The token that names it. */
  readonly token: Span;
}

/** The label's text after the tag, its detail, and its token; omitted parts are as by default. */
interface Wording {
  readonly called?: string | undefined;
  readonly detail?: string | undefined;
  readonly token?: Span | undefined;
}

type Labeller = (element: XmlElement, parts: Parts) => Wording;

/** A network, with its parts by the elements they were read from. */
export interface Parts {
  readonly network: Network;
  readonly subnets: ReadonlyMap<XmlElement, Subnet>;
  readonly ranges: ReadonlyMap<XmlElement, Range>;
  readonly leases: ReadonlyMap<XmlElement, Lease>;
  readonly routes: ReadonlyMap<XmlElement, Route>;
  readonly dnsHosts: ReadonlyMap<XmlElement, DnsHost>;
  readonly portGroups: ReadonlyMap<XmlElement, PortGroup>;
}

/** Indexes the parts of a network by element. */
export function partsOf(network: Network): Parts {
  const byElement = <T extends { readonly element: XmlElement }>(parts: readonly T[]) =>
    new Map(parts.map((part) => [part.element, part]));
  const dhcps = network.subnets.flatMap(({ dhcp }) => dhcp ?? []);
  return {
    network,
    subnets: byElement(network.subnets),
    ranges: byElement(dhcps.flatMap(({ ranges }) => ranges)),
    leases: byElement(dhcps.flatMap(({ ranges, hosts }) => [...ranges, ...hosts].flatMap(({ lease }) => lease ?? []))),
    routes: byElement(network.routes),
    dnsHosts: byElement(network.dns?.hosts ?? []),
    portGroups: byElement(network.portGroups),
  };
}

/** The nouns for elements in a count, where they differ from the tag. */
const nouns: ReadonlyMap<string, string> = byPath<string>({
  "/network/ip/dhcp/host": "static host",
  "/network/forward/address": "PCI device",
  "/network/dns/txt": "TXT record",
  "/network/dns/srv": "SRV record",
});

/** Larger numbers of guests are not shown. */
const countable = 1n << 32n;

/** Returns the label of an element of the document; `parts` is `undefined` outside a network. */
export function labelOf(
  element: XmlElement,
  spec: ElementSpec,
  vocabulary: Vocabulary,
  parts: Parts | undefined,
): Label {
  const values = spec.attributes.flatMap((attribute) => {
    const written = attributeOf(element, attribute.name);
    const kind = kindOf(attribute, vocabulary);
    return written?.value && kind !== "flag" ? [{ kind, text: written.value, span: written.valueSpan }] : [];
  });
  const special = parts && labellers.get(spec.path)?.(element, parts);
  const further = values.slice(1).find(({ kind }) => kind !== "number")?.text;
  const name = [element.localName, special?.called ?? values[0]?.text].filter(Boolean).join(" ");
  const detail =
    special && "detail" in special ? special.detail : listed([further, ...countsIn(element, spec, vocabulary)]);
  return {
    name: oneLine(name),
    detail: detail && oneLine(detail),
    token: special?.token ?? values[0]?.span ?? element.nameSpan,
  };
}

const labellers: ReadonlyMap<string, Labeller> = byPath<Labeller>({
  "/network": (_, { network: { name, mode, subnets } }) => ({
    called: name?.raw.trim() ?? "",
    detail: listed([mode === "none" ? "isolated" : mode, ...subnets.map(subnetText)]),
    token: name?.span,
  }),
  "/network/forward": (element) => ({ called: valueIn(element, "mode") ?? "nat" }),
  "/network/forward/address": (element) => {
    const [domain = "0000", bus, slot, number] = ["domain", "bus", "slot", "function"].map((name) =>
      valueIn(element, name)?.replace(/^0x/i, ""),
    );
    return { called: `${domain}:${bus ?? "?"}:${slot ?? "?"}.${number ?? "?"}`, detail: undefined };
  },
  "/network/forward/nat/address": fromTo,
  "/network/forward/nat/port": fromTo,
  "/network/dns/srv": (element) => {
    const [service, protocol] = ["service", "protocol"].map((name) => valueIn(element, name) ?? "?");
    const [domain, target, port] = ["domain", "target", "port"].map((name) => valueIn(element, name));
    return {
      called: [`_${service}._${protocol}`, domain].filter(Boolean).join("."),
      detail: port === undefined ? target : `${target ?? ""}:${port}`,
    };
  },
  "/network/dns/host": (element, { dnsHosts }) => {
    const hostnames = dnsHosts.get(element)?.hostnames ?? [];
    const ip = valueIn(element, "ip");
    const names = hostnames.flatMap(({ value }) => value?.trim() ?? []).join(", ");
    return names ? { called: names, detail: ip, token: hostnames.find(({ value }) => value)?.span } : { called: ip };
  },
  "/network/ip": (element, { subnets }) => {
    const subnet = subnets.get(element);
    const text = subnet && subnetText(subnet);
    return { called: text, detail: listed([text && valueIn(element, "address"), subnet && guests(roomIn(subnet))]) };
  },
  "/network/ip/dhcp/range": (element, { ranges }) => {
    const range = ranges.get(element);
    const size = range && guests(rangeSize(range));
    return { called: (range && shortRange(range)) ?? fromTo(element).called, detail: size };
  },
  "/network/ip/dhcp/host": (element) => {
    const named = ["name", "ip"].flatMap((name) => attributeOf(element, name) ?? []).filter(({ value }) => value);
    const client = valueIn(element, "mac") ?? valueIn(element, "id");
    if (named.length === 0) return { called: client };
    return { called: named.map(({ value }) => value).join(" "), detail: client, token: named[0]?.valueSpan };
  },
  "/network/ip/dhcp/lease": (element, { leases }) => {
    const lease = leases.get(element);
    const called = lease && leaseInWords(lease);
    return called ? { called, detail: undefined } : {};
  },
  "/network/bandwidth/inbound": limit,
  "/network/bandwidth/outbound": limit,
  "/network/route": (element, { routes }) => {
    const { address, prefixLength } = routes.get(element) ?? {};
    const gateway = valueIn(element, "gateway");
    const known = address?.value !== undefined && prefixLength !== undefined;
    return {
      called: known && address.value ? formatSubnet(address.value, prefixLength) : valueIn(element, "address"),
      detail: gateway && `via ${gateway}`,
      token: address?.span,
    };
  },
  "/network/portgroup": (element, { portGroups }) => {
    const group = portGroups.get(element);
    const tags = group?.vlan && tagsOf(group.vlan.element);
    return {
      detail: listed([group?.default?.value ? "default" : undefined, tags && `vlan ${tags}`]),
    };
  },
  "/network/vlan": (element) => ({ called: tagsOf(element), detail: valueIn(element, "trunk") && "trunk" }),
});

function valueIn(element: XmlElement, name: string): string | undefined {
  return attributeOf(element, name)?.value || undefined;
}

function fromTo(element: XmlElement) {
  return { called: ["start", "end"].map((name) => valueIn(element, name) ?? "?").join("–"), detail: undefined };
}

/** Labels a rate in libvirt's unit and in common units. */
function limit(element: XmlElement): Wording {
  const average = readLong(valueIn(element, "average") ?? "");
  return average === undefined ? {} : { called: `${average} kB/s`, detail: rateInWords(average) };
}

/** Formats `.2–.254`: an IPv4 range without the octets that are equal throughout its subnet. */
function shortRange({ start, end, subnet }: Range): string | undefined {
  const { prefixLength = 0 } = subnet;
  const ends = [start?.value, end?.value];
  const octets = Math.floor(prefixLength / 8);
  const inside = ends.every((address) => address?.family === "ipv4" && subnetContains(subnet, address));
  if (!inside || octets === 0 || octets > 3) return undefined;
  return ends.map((address) => address && `.${formatAddress(address).split(".").slice(octets).join(".")}`).join("–");
}

function subnetText({ address, prefixLength }: Subnet): string | undefined {
  return address?.value && prefixLength !== undefined ? formatSubnet(address.value, prefixLength) : undefined;
}

/** Counts the addresses for guests: all but the host's. */
function roomIn({ address, prefixLength }: Subnet): bigint | undefined {
  if (!address?.value || prefixLength === undefined) return undefined;
  const usable = usableHosts(address.value, prefixLength);
  return usable && usable.count - 1n;
}

function guests(count: bigint | undefined): string | undefined {
  return count === undefined || count > countable ? undefined : counted(count, "guest");
}

function tagsOf(vlan: XmlElement): string {
  return childElements(vlan)
    .flatMap((tag) => valueIn(tag, "id") ?? [])
    .join(", ");
}

/** Counts the children of each kind that may occur any number of times. */
function countsIn(element: XmlElement, spec: ElementSpec, vocabulary: Vocabulary): string[] {
  const children = childElements(element).map(vocabulary.specOf);
  return vocabulary
    .childrenOf(spec)
    .filter(({ max }) => max === null)
    .flatMap((child) => {
      const count = children.filter((candidate) => candidate === child).length;
      return count > 0 ? [counted(count, nouns.get(child.path) ?? child.name.replace(/^.*:/, ""))] : [];
    });
}

function listed(parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(", ") || undefined;
}

/** Shortens text to one line of an outline's width. */
function oneLine(text: string): string {
  const line = text.replace(/[\s\u0000-\u001f]+/g, " ");
  return line.length > 80 ? `${line.slice(0, 77)}...` : line;
}
