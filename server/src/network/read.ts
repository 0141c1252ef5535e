// Reads a document as a network, as that libvirt version does; its parts are read in the read-*.ts files. Judges
// nothing: unreadable values are `undefined`, and rules report them.
import type { Version } from "../vocabulary/vocabulary.js";
import { childElements, type XmlElement } from "../xml/tree.js";
import { field, findElements, optionalField, readFirst, textField } from "./fields.js";
import { parseMac } from "./mac.js";
import type { Bridge, Domain, Network, PortGroup, Route, Subnet } from "./model.js";
import { readDns } from "./read-dns.js";
import { modeOf, readForward } from "./read-forward.js";
import { readBandwidth, readPortGroup, readVirtualPort, readVlan } from "./read-guests.js";
import { readRoute, readSubnet } from "./read-ip.js";
import { parseUuid } from "./uuid.js";
import { readDuration, readText, readUnlessOff, readUnsignedWrapping, readYesNo } from "./words.js";

/** The namespace of raw dnsmasq options; any prefix may be bound to it. */
export const dnsmasqNamespace = "http://libvirt.org/schemas/network/dnsmasq/1.0";

/** Reads the children of the root; never throws, whatever is missing. */
export function readNetwork(root: XmlElement, version: Version): Network {
  const forward = readFirst(root, "forward", readForward);
  const subnets: Subnet[] = [];
  const routes: Route[] = [];
  const portGroups: PortGroup[] = [];
  const network: Network = {
    element: root,
    name: readFirst(root, "name", (element) => textField(element, readText)),
    uuid: readFirst(root, "uuid", (element) => textField(element, parseUuid)),
    ipv6: optionalField(root, "ipv6", readYesNo),
    ...modeOf(forward),
    forward,
    bridge: readFirst(root, "bridge", readBridge),
    mac: readFirst(root, "mac", (element) => ({ element, address: optionalField(element, "address", parseMac) })),
    mtu: readMtu(root),
    domain: readFirst(root, "domain", readDomain),
    subnets,
    routes,
    dns: readFirst(root, "dns", readDns),
    portGroups,
    virtualPort: readFirst(root, "virtualport", readVirtualPort),
    vlan: readFirst(root, "vlan", readVlan),
    bandwidth: readFirst(root, "bandwidth", readBandwidth),
    port: readFirst(root, "port", (element) => ({ element, isolated: field(element, "isolated", readYesNo) })),
    dnsmasqOptions: readDnsmasqOptions(root),
  };
  for (const element of findElements(root, "ip")) subnets.push(readSubnet(element, network, version));
  for (const element of findElements(root, "route")) routes.push(readRoute(element, network));
  for (const element of findElements(root, "portgroup")) portGroups.push(readPortGroup(element, network));
  return network;
}

function readBridge(element: XmlElement): Bridge {
  return {
    element,
    name: optionalField(element, "name", readText),
    stp: optionalField(element, "stp", readUnlessOff),
    delay: optionalField(element, "delay", readDuration),
    zone: optionalField(element, "zone", readText),
    macTableManager: optionalField(element, "macTableManager", readText),
  };
}

/** Reads the first <mtu> that has a size. */
function readMtu(root: XmlElement): Network["mtu"] {
  const all = findElements(root, "mtu").map((element) => ({
    element,
    size: optionalField(element, "size", readUnsignedWrapping),
  }));
  return all.find(({ size }) => size !== undefined) ?? all[0];
}

function readDomain(element: XmlElement): Domain {
  return {
    element,
    name: field(element, "name", readText),
    localOnly: field(element, "localOnly", readYesNo),
    register: field(element, "register", readYesNo),
  };
}

function readDnsmasqOptions(root: XmlElement): Network["dnsmasqOptions"] {
  const inNamespace = (parent: XmlElement, name: string) =>
    childElements(parent).filter((child) => child.localName === name && child.namespace === dnsmasqNamespace);
  return inNamespace(root, "options")
    .flatMap((options) => inNamespace(options, "option"))
    .map((element) => ({ element, value: field(element, "value", readText) }));
}
