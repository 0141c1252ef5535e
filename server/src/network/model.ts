// The network that a document describes, read as libvirt reads it: only elements in no namespace, and the first of
// elements that may occur once. Every value has its place; a value that cannot be read is `undefined`, never a guess.
import type { Mode } from "../vocabulary/vocabulary.js";
import type { Span, XmlAttribute, XmlElement } from "../xml/tree.js";
import type { Address, Family } from "./address.js";
import type { MacAddress } from "./mac.js";

/** An attribute's value: as written, as parsed, and where. */
export interface Field<T> {
  readonly attribute: XmlAttribute;
  /** As an XML parser passes it on. */
  readonly raw: string;
  /** `undefined` when libvirt cannot parse it. */
  readonly value: T | undefined;
  /** Between the quotes. */
  readonly span: Span;
}

/** The text content of an element: as written, as parsed, and where. */
export interface TextField<T> {
  readonly element: XmlElement;
  readonly raw: string;
  readonly value: T | undefined;
  /** The text without surrounding whitespace; an empty span after the start tag when there is none. */
  readonly span: Span;
}

export interface Network {
  readonly element: XmlElement;
  /** Without a value when empty: libvirt then rejects the name and generates the UUID. */
  readonly name: TextField<string> | undefined;
  /** Canonical lower-case 8-4-4-4-12 form. */
  readonly uuid: TextField<string> | undefined;
  /** Whether guests may use IPv6 without an IPv6 subnet. */
  readonly ipv6: Field<boolean> | undefined;
  /** The effective forward mode; `undefined` when the written word is not a mode. */
  readonly mode: Mode | undefined;
  /** `written`: by the mode attribute; `implied`: nat, by a forward without mode; `absent`: none, without a forward. */
  readonly modeSource: "written" | "implied" | "absent";
  readonly forward: Forward | undefined;
  readonly bridge: Bridge | undefined;
  readonly mac: { readonly element: XmlElement; readonly address: Field<MacAddress> | undefined } | undefined;
  /** In bytes; a negative number wraps around as in libvirt. */
  readonly mtu: { readonly element: XmlElement; readonly size: Field<number> | undefined } | undefined;
  readonly domain: Domain | undefined;
  readonly subnets: readonly Subnet[];
  readonly routes: readonly Route[];
  readonly dns: Dns | undefined;
  readonly portGroups: readonly PortGroup[];
  readonly virtualPort: VirtualPort | undefined;
  readonly vlan: Vlan | undefined;
  readonly bandwidth: Bandwidth | undefined;
  readonly port: { readonly element: XmlElement; readonly isolated: Field<boolean> | undefined } | undefined;
  /** `dnsmasq:option` lines in the right namespace. */
  readonly dnsmasqOptions: readonly { readonly element: XmlElement; readonly value: Field<string> | undefined }[];
}

export interface Forward {
  readonly element: XmlElement;
  readonly mode: Field<Mode> | undefined;
  /** Also the first interface of the pool; see `forwardDevices`. */
  readonly dev: Field<string> | undefined;
  readonly managed: Field<boolean> | undefined;
  /** As written; of interfaces, PCI addresses and physical functions libvirt keeps only the first kind present. */
  readonly interfaces: readonly Device[];
  readonly physicalFunctions: readonly Device[];
  readonly pciAddresses: readonly PciAddress[];
  readonly nat: Nat | undefined;
}

export interface Device {
  readonly element: XmlElement;
  readonly dev: Field<string> | undefined;
}

export interface PciAddress {
  readonly element: XmlElement;
  readonly domain: Field<number> | undefined;
  readonly bus: Field<number> | undefined;
  readonly slot: Field<number> | undefined;
  readonly function: Field<number> | undefined;
}

export interface Nat {
  readonly element: XmlElement;
  readonly ipv6: Field<boolean> | undefined;
  readonly address: AddressRange | undefined;
  readonly port:
    | {
        readonly element: XmlElement;
        readonly start: Field<number> | undefined;
        readonly end: Field<number> | undefined;
      }
    | undefined;
}

/** An element with a start and an end address. */
export interface AddressRange {
  readonly element: XmlElement;
  readonly start: Field<Address> | undefined;
  readonly end: Field<Address> | undefined;
}

export interface Bridge {
  readonly element: XmlElement;
  readonly name: Field<string> | undefined;
  readonly stp: Field<boolean> | undefined;
  /** In seconds. */
  readonly delay: Field<number> | undefined;
  readonly zone: Field<string> | undefined;
  readonly macTableManager: Field<string> | undefined;
}

export interface Domain {
  readonly element: XmlElement;
  readonly name: Field<string> | undefined;
  readonly localOnly: Field<boolean> | undefined;
  readonly register: Field<boolean> | undefined;
}

/** An <ip> element. */
export interface Subnet {
  readonly element: XmlElement;
  readonly network: Network;
  readonly address: Field<Address> | undefined;
  readonly netmask: Field<Address> | undefined;
  readonly prefix: Field<number> | undefined;
  /** The family that libvirt assumes: the attribute's, else ipv4; `undefined` when the attribute is not a family. */
  readonly family: Family | undefined;
  readonly familyField: Field<Family> | undefined;
  readonly localPtr: Field<boolean> | undefined;
  /** Effective prefix length, 0 to 32 or 128; `undefined` when unknown or the netmask has holes. */
  readonly prefixLength: number | undefined;
  /** Its origin: an attribute, the class of an IPv4 address, or 64 for IPv6 (0 for 0.0.0.0 and `::`). */
  readonly prefixSource: "prefix" | "netmask" | "class" | "default" | undefined;
  readonly tftp: { readonly element: XmlElement; readonly root: Field<string> | undefined } | undefined;
  readonly dhcp: Dhcp | undefined;
}

export interface Dhcp {
  readonly element: XmlElement;
  readonly subnet: Subnet;
  readonly ranges: readonly Range[];
  readonly hosts: readonly StaticHost[];
  readonly bootp:
    | {
        readonly element: XmlElement;
        readonly file: Field<string> | undefined;
        readonly server: Field<Address> | undefined;
      }
    | undefined;
}

export interface Range extends AddressRange {
  readonly subnet: Subnet;
  readonly lease: Lease | undefined;
}

export interface StaticHost {
  readonly element: XmlElement;
  readonly subnet: Subnet;
  readonly mac: Field<MacAddress> | undefined;
  readonly id: Field<string> | undefined;
  readonly name: Field<string> | undefined;
  readonly ip: Field<Address> | undefined;
  readonly lease: Lease | undefined;
}

export interface Lease {
  readonly element: XmlElement;
  readonly expiry: Field<number> | undefined;
  readonly unit: Field<"seconds" | "minutes" | "hours"> | undefined;
  /** Lease time in seconds, 0 for infinite; `undefined` when unknown. */
  readonly seconds: number | undefined;
}

export interface Route {
  readonly element: XmlElement;
  readonly network: Network;
  readonly family: Family | undefined;
  readonly familyField: Field<Family> | undefined;
  readonly address: Field<Address> | undefined;
  readonly netmask: Field<Address> | undefined;
  readonly prefix: Field<number> | undefined;
  readonly gateway: Field<Address> | undefined;
  readonly metric: Field<number> | undefined;
  /** Effective prefix length of the destination; 0 when neither prefix nor netmask is written. */
  readonly prefixLength: number | undefined;
}

export interface Dns {
  readonly element: XmlElement;
  readonly enable: Field<boolean> | undefined;
  readonly forwardPlainNames: Field<boolean> | undefined;
  readonly forwarders: readonly Forwarder[];
  readonly txts: readonly {
    readonly element: XmlElement;
    readonly name: Field<string> | undefined;
    readonly value: Field<string> | undefined;
  }[];
  readonly srvs: readonly Srv[];
  readonly hosts: readonly DnsHost[];
}

export interface Forwarder {
  readonly element: XmlElement;
  readonly addr: Field<Address> | undefined;
  readonly domain: Field<string> | undefined;
  readonly port: Field<number> | undefined;
}

export interface Srv {
  readonly element: XmlElement;
  readonly service: Field<string> | undefined;
  readonly protocol: Field<string> | undefined;
  readonly domain: Field<string> | undefined;
  readonly target: Field<string> | undefined;
  readonly port: Field<number> | undefined;
  readonly priority: Field<number> | undefined;
  readonly weight: Field<number> | undefined;
}

export interface DnsHost {
  readonly element: XmlElement;
  readonly ip: Field<Address> | undefined;
  readonly hostnames: readonly TextField<string>[];
}

export interface PortGroup {
  readonly element: XmlElement;
  readonly network: Network;
  readonly name: Field<string> | undefined;
  readonly default: Field<boolean> | undefined;
  readonly virtualPort: VirtualPort | undefined;
  readonly vlan: Vlan | undefined;
  readonly bandwidth: Bandwidth | undefined;
}

export interface VirtualPort {
  readonly element: XmlElement;
  readonly type: Field<string> | undefined;
  readonly parameters: XmlElement | undefined;
}

export interface Vlan {
  readonly element: XmlElement;
  readonly trunk: Field<boolean> | undefined;
  readonly tags: readonly {
    readonly element: XmlElement;
    readonly id: Field<number> | undefined;
    readonly nativeMode: Field<string> | undefined;
  }[];
}

export interface Bandwidth {
  readonly element: XmlElement;
  readonly inbound: Rate | undefined;
  readonly outbound: Rate | undefined;
}

/** A rate limit; average, peak and floor in kB/s of 1,000 bytes, burst in KiB. */
export interface Rate {
  readonly element: XmlElement;
  readonly average: Field<bigint> | undefined;
  readonly peak: Field<bigint> | undefined;
  readonly burst: Field<bigint> | undefined;
  readonly floor: Field<bigint> | undefined;
}

/** The parts of a network that occur many times, by the names that rules use. */
export interface NodeTypes {
  subnet: Subnet;
  dhcp: Dhcp;
  range: Range;
  host: StaticHost;
  route: Route;
  portGroup: PortGroup;
}
