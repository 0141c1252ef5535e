// Describes what a value means in its document, by its place in the vocabulary or by its type. For some elements, every
// value is described by the element as a whole.

import { type Address, type Family, formatAddress, parseAddress } from "../network/address.js";
import { parseMac } from "../network/mac.js";
import { makesBridge, modes } from "../network/read-forward.js";
import { parseUuid } from "../network/uuid.js";
import { readLong, readUnsigned } from "../network/words.js";
import { byPath } from "../vocabulary/by-path.js";
import type { AttributeSpec, ElementSpec } from "../vocabulary/vocabulary.js";
import { attributeOf, type XmlElement } from "../xml/tree.js";
import { placeInWords, spaceInWords, spellingInWords } from "./address.js";
import { reverseZone } from "./dns.js";
import { meaningOfElement } from "./elements.js";
import { vlanIdMeaning } from "./guests.js";
import { type Here, rateAt, subnetAt, vlanAt } from "./here.js";
import { duidMeaning, macMeaning, uuidMeaning } from "./identifiers.js";
import { codeOf, paragraphs } from "./markdown.js";
import { trafficTable } from "./network.js";
import { duration, grouped } from "./numbers.js";
import { burstMeaning, rateMeaning } from "./rates.js";
import { cidrOf, netmaskMeaning, prefixMeaning } from "./subnet.js";

/** A value, its place and its spec in the vocabulary. */
interface Value {
  readonly text: string;
  readonly type: string;
  /** The element it belongs to, as its text or in an attribute. */
  readonly owner: ElementSpec;
  /** `undefined` for text. */
  readonly attribute: AttributeSpec | undefined;
}

type Describe = (value: Value, here: Here) => string | undefined;

/** By element path and attribute. */
const meaningByPlace: ReadonlyMap<string, Describe> = byPath<Describe>({
  "/network/forward@mode": ({ text }, { vocabulary }) => {
    const mode = modes.find((candidate) => candidate === text);
    return mode && trafficTable(mode, vocabulary);
  },
  "/network/ip@prefix": (value, here) => {
    if (readUnsigned(value.text) !== 0) return meaningByType.get("prefix")?.(value, here);
    const subnet = subnetAt(here);
    const cidr = subnet && cidrOf(subnet);
    return `0 counts as no prefix${cidr === undefined ? "" : `: the subnet is ${cidr}`}.`;
  },
  "/network/ip@localPtr": (_, here) => {
    const subnet = subnetAt(here);
    const address = subnet?.address?.value;
    const zone = address && subnet.prefixLength !== undefined && reverseZone(address, subnet.prefixLength);
    return zone ? `The names of the addresses are those in ${codeOf(zone)}.` : undefined;
  },
  "/network/ip/dhcp/host@mac": (value, here) =>
    paragraphs([meaningOfElement(value.owner, here), meaningByType.get("mac")?.(value, here)]),
  "/network/ip/dhcp/host@id": (value, here) =>
    paragraphs([meaningOfElement(value.owner, here), meaningByType.get("duid")?.(value, here)]),
  "/network/ip/dhcp/bootp@file": ({ text }, { network, element }) => {
    const subnet = network.subnets.find(({ dhcp }) => dhcp?.bootp?.element === element);
    const root = subnet?.tftp?.root?.value;
    if (!root || subnet.dhcp?.bootp?.server) return undefined;
    return `On the host it is ${codeOf(`${root.replace(/(?<!\/)\/+$/, "")}/${text.replace(/^\/+/, "")}`)}.`;
  },
});

const meaningByType: ReadonlyMap<string, Describe> = new Map(
  Object.entries<Describe>({
    ip: addressMeaning,
    ipv4: addressMeaning,
    serverAddress: addressMeaning,
    netmask: ({ text }, { element }) => {
      const mask = parseAddress(text);
      return mask?.family === "ipv4" ? netmaskMeaning(mask, addressOf(element)) : undefined;
    },
    prefix: ({ text }, { element }) => {
      const prefix = readUnsigned(text);
      return prefix === undefined ? undefined : prefixMeaning(prefix, familyOf(element), addressOf(element));
    },
    mac: ({ text }) => {
      const mac = parseMac(text);
      return mac && macMeaning(mac);
    },
    duid: ({ text }) => duidMeaning(text),
    uuid: ({ text }) => {
      const uuid = parseUuid(text);
      return uuid === undefined ? undefined : uuidMeaning(uuid, text);
    },
    networkName: ({ text }) => `The system's libvirt stores it as ${codeOf(`/etc/libvirt/qemu/networks/${text}.xml`)}.`,
    rate: ({ text }) => {
      const rate = readLong(text);
      return rate === undefined ? undefined : rateMeaning(rate);
    },
    burst: (_, here) => {
      const rate = rateAt(here);
      return rate && burstMeaning(rate, here.element.localName === "outbound");
    },
    vlanId: ({ text }, here) => {
      const id = readUnsigned(text);
      const vlan = here.element.parent && vlanAt({ ...here, element: here.element.parent });
      return id === undefined || id > 4095 ? undefined : vlanIdMeaning(id, vlan);
    },
    mtu: ({ text }) => mtuMeaning(readUnsigned(text)),
    delay: ({ text }, { network }) =>
      delayMeaning(readUnsigned(text), network.bridge?.stp?.value !== false, makesBridge(network)),
  }),
);

/** Elements whose values belong together. */
const describedAsWhole: ReadonlySet<string> = new Set([
  "/network/forward/address",
  "/network/forward/nat/port",
  "/network/domain",
  "/network/dns/forwarder",
  "/network/dns/txt",
  "/network/dns/srv",
  "/network/dns/host/hostname",
  "/network/ip/dhcp/host",
  "/network/ip/dhcp/lease",
  "/network/route",
  "/network/virtualport",
  "/network/vlan/tag",
  "/network/portgroup",
]);

/** Elements whose own descriptions say where their addresses are. */
const withOwnPlace: ReadonlySet<string> = new Set([
  "/network/forward/nat/address",
  "/network/ip",
  "/network/ip/dhcp/host",
  "/network/ip/dhcp/range",
  "/network/route",
]);

/** Describes what the value means here, in Markdown; `undefined` when there is nothing to add, or it cannot be read. */
export function meaningOfValue(value: Value, here: Here): string | undefined {
  const { owner, attribute, type } = value;
  const own = (attribute && meaningByPlace.get(`${owner.path}@${attribute.name}`)) ?? meaningByType.get(type);
  if (own) return own(value, here) || undefined;
  return describedAsWhole.has(owner.path) ? meaningOfElement(owner, here) : undefined;
}

function addressMeaning({ text, type, owner }: Value, here: Here): string | undefined {
  const address = parseAddress(text);
  if (!address) return undefined;
  const spelling = spellingInWords(text, type, here.vocabulary);
  const whole = meaningOfElement(owner, here);
  // The table of a subnet already contains all of this.
  if (whole && owner.path === "/network/ip") return paragraphs([spelling, whole]);
  const place = withOwnPlace.has(owner.path)
    ? "The address is"
    : `${formatAddress(address)}: ${placeInWords(here.network, address)};`;
  return paragraphs([spelling, whole, `${place} ${spaceInWords(address)}.`]);
}

function addressOf(element: XmlElement): Address | undefined {
  return parseAddress(attributeOf(element, "address")?.value ?? "");
}

function familyOf(element: XmlElement): Family {
  return addressOf(element)?.family ?? (attributeOf(element, "family")?.value === "ipv6" ? "ipv6" : "ipv4");
}

/** Size of IP and TCP headers without options, in bytes. */
const headers = { ipv4: 40, ipv6: 60 };

function mtuMeaning(size: number | undefined): string | undefined {
  if (size === undefined || size > 65535) return undefined;
  if (size === 0) return "0 sets nothing: the device keeps its own size, usually 1,500 bytes.";
  const kind =
    size === 1500
      ? "the usual size of Ethernet"
      : size > 1500
        ? "jumbo frames, which the whole path must support"
        : "less than Ethernet's usual size";
  const ipv6 = size < 1280 ? "IPv6 does not work below 1,280" : `${grouped(size - headers.ipv6)} over IPv6`;
  return size <= headers.ipv6
    ? undefined
    : `${grouped(size)} bytes: ${kind}. A TCP segment holds ${grouped(size - headers.ipv4)} bytes over IPv4, ${ipv6}.`;
}

/** The shortest delay of a Linux bridge with STP, in seconds. */
const shortestDelay = 2;

function delayMeaning(seconds: number | undefined, stp: boolean, ours: boolean): string | undefined {
  if (seconds === undefined || !ours) return undefined;
  if (!stp)
    return seconds === 0
      ? "Without STP a new port forwards immediately."
      : `Without STP a new port learns for ${duration(seconds)} before it forwards.`;
  const each = Math.min(Math.max(seconds, shortestDelay), 30);
  return `With STP a new port listens and then learns, ${duration(each)} each: it forwards after ${duration(2 * each)}.`;
}
