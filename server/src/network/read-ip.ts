// Reads <ip> and <route>: addresses, effective prefix lengths, and DHCP.

import { holds } from "../vocabulary/versions.js";
import type { Version } from "../vocabulary/vocabulary.js";
import type { XmlElement } from "../xml/tree.js";
import { classPrefix, type Family, parseAddress, prefixOfNetmask, widthOf } from "./address.js";
import { elementsByName, field, optionalField, readFirst } from "./fields.js";
import { parseMac } from "./mac.js";
import type { Dhcp, Lease, Network, Range, Route, StaticHost, Subnet } from "./model.js";
import { readAddressRange } from "./read-forward.js";
import { oneOf, readDurationAnyBase, readText, readUnsigned, readYesNo } from "./words.js";

const readFamily = oneOf<Family>(["ipv4", "ipv6"]);

/** Until then the last of repeated <lease> and <bootp> elements applied. */
const lastApplies = { until: "9.0.0" };

/** Before, libvirt ignored <dhcp> under an IPv6 address. */
export const ipv6Dhcp = { since: "1.0.1" };

/** Reads an <ip> with its DHCP, as that libvirt version does. */
export function readSubnet(element: XmlElement, network: Network, version: Version): Subnet {
  const familyField = optionalField(element, "family", readFamily);
  const written = {
    address: optionalField(element, "address", parseAddress),
    netmask: optionalField(element, "netmask", parseAddress),
    prefix: field(element, "prefix", readUnsigned),
    family: familyField ? familyField.value : ("ipv4" as const),
  };
  const subnet: Subnet & { dhcp: Dhcp | undefined } = {
    element,
    network,
    familyField,
    ...written,
    ...effectivePrefix(written),
    localPtr: field(element, "localPtr", readYesNo),
    tftp: readFirst(element, "tftp", (tftp) => ({ element: tftp, root: optionalField(tftp, "root", readText) })),
    dhcp: undefined,
  };
  if (written.family !== "ipv6" || holds(ipv6Dhcp, version)) {
    subnet.dhcp = readFirst(element, "dhcp", (dhcp) => readDhcp(dhcp, subnet, version));
  }
  return subnet;
}

type Written = Pick<Subnet, "address" | "netmask" | "prefix" | "family">;

/** Returns a prefix above zero, else the netmask's length, else the default of the address. */
function effectivePrefix({ address, netmask, prefix, family }: Written): Pick<Subnet, "prefixLength" | "prefixSource"> {
  const unknown = { prefixLength: undefined, prefixSource: undefined };
  if (prefix && prefix.value !== 0)
    return { prefixLength: fitting(prefix.value, address, family), prefixSource: "prefix" };
  if (netmask) return { prefixLength: lengthOfNetmask(netmask), prefixSource: "netmask" };
  if (!address?.value) return unknown;
  if (address.value.bits === 0n) return { prefixLength: 0, prefixSource: "default" };
  if (address.value.family === "ipv6") return { prefixLength: 64, prefixSource: "default" };
  const prefixLength = classPrefix(address.value);
  return prefixLength === undefined ? unknown : { prefixLength, prefixSource: "class" };
}

/** Returns the prefix length if the address has that many bits. */
function fitting(
  prefix: number | undefined,
  address: Subnet["address"],
  family: Family | undefined,
): number | undefined {
  const width = widthOf(address?.value?.family ?? family ?? "ipv6");
  return prefix !== undefined && prefix <= width ? prefix : undefined;
}

function lengthOfNetmask({ value }: NonNullable<Subnet["netmask"]>): number | undefined {
  return value?.family === "ipv4" ? prefixOfNetmask(value) : undefined;
}

function readDhcp(element: XmlElement, subnet: Subnet, version: Version): Dhcp {
  const bootps = elementsByName(element, "bootp").map((bootp) => ({
    element: bootp,
    file: field(bootp, "file", readText),
    server: field(bootp, "server", parseAddress),
  }));
  return {
    element,
    subnet,
    ranges: elementsByName(element, "range").map((range) => readRange(range, subnet, version)),
    hosts: elementsByName(element, "host").map((host) => readStaticHost(host, subnet, version)),
    bootp: effectiveOne(bootps, version, ({ file }) => file !== undefined),
  };
}

function readRange(element: XmlElement, subnet: Subnet, version: Version): Range {
  return { ...readAddressRange(element), subnet, lease: readLease(element, version) };
}

function readStaticHost(element: XmlElement, subnet: Subnet, version: Version): StaticHost {
  return {
    element,
    subnet,
    mac: field(element, "mac", parseMac),
    id: field(element, "id", readText),
    name: field(element, "name", readText),
    ip: field(element, "ip", parseAddress),
    lease: readLease(element, version),
  };
}

const secondsPer = { seconds: 1, minutes: 60, hours: 3600 } as const;
type LeaseUnit = keyof typeof secondsPer;

function readLease(parent: XmlElement, version: Version): Lease | undefined {
  const leases = elementsByName(parent, "lease").map((element): Lease => {
    const expiry = field(element, "expiry", readDurationAnyBase);
    const unit = field(element, "unit", oneOf<LeaseUnit>(["seconds", "minutes", "hours"]));
    const unitInForce = unit ? unit.value : "minutes";
    const seconds =
      expiry?.value === undefined || unitInForce === undefined ? undefined : expiry.value * secondsPer[unitInForce];
    return { element, expiry, unit, seconds };
  });
  return effectiveOne(leases, version, ({ expiry }) => expiry !== undefined);
}

/** Returns the first; in old versions the last that contains anything. */
function effectiveOne<T>(all: readonly T[], version: Version, hasContent: (one: T) => boolean): T | undefined {
  return holds(lastApplies, version) ? (all.findLast(hasContent) ?? all[0]) : all[0];
}

/** Reads a <route>. */
export function readRoute(element: XmlElement, network: Network): Route {
  const familyField = field(element, "family", readFamily);
  const family = familyField ? familyField.value : "ipv4";
  const address = field(element, "address", parseAddress);
  const netmask = field(element, "netmask", parseAddress);
  const prefix = field(element, "prefix", readUnsigned);
  const prefixLength = netmask ? lengthOfNetmask(netmask) : prefix ? fitting(prefix.value, address, family) : 0;
  return {
    element,
    network,
    family,
    familyField,
    address,
    netmask,
    prefix,
    gateway: field(element, "gateway", parseAddress),
    metric: field(element, "metric", readUnsigned),
    prefixLength,
  };
}
