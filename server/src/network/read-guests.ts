// Reads what guests get when they connect: port groups, switch profiles, VLAN tags, traffic shaping.
import type { XmlElement } from "../xml/tree.js";
import { field, findElements, optionalField, readFirst, readFirstByName } from "./fields.js";
import type { Bandwidth, Network, PortGroup, Rate, VirtualPort, Vlan } from "./model.js";
import { readLong, readLooseYes, readText, readUnsigned, readYesNoAnyCase } from "./words.js";

/** Reads a <portgroup>. */
export function readPortGroup(element: XmlElement, network: Network): PortGroup {
  return {
    element,
    network,
    name: optionalField(element, "name", readText),
    default: optionalField(element, "default", readLooseYes),
    virtualPort: readFirst(element, "virtualport", readVirtualPort),
    vlan: readFirst(element, "vlan", readVlan),
    bandwidth: readFirst(element, "bandwidth", readBandwidth),
  };
}

/** Reads a <virtualport>. */
export function readVirtualPort(element: XmlElement): VirtualPort {
  return {
    element,
    type: field(element, "type", readText),
    parameters: readFirstByName(element, "parameters", (parameters) => parameters),
  };
}

/** Reads a <vlan>. */
export function readVlan(element: XmlElement): Vlan {
  return {
    element,
    trunk: optionalField(element, "trunk", readYesNoAnyCase),
    tags: findElements(element, "tag").map((tag) => ({
      element: tag,
      id: field(tag, "id", readUnsigned),
      nativeMode: field(tag, "nativeMode", readText),
    })),
  };
}

/** Reads a <bandwidth>; rates in kB/s of 1,000 bytes, bursts in KiB. */
export function readBandwidth(element: XmlElement): Bandwidth {
  return {
    element,
    inbound: readFirstByName(element, "inbound", readRate),
    outbound: readFirstByName(element, "outbound", readRate),
  };
}

function readRate(element: XmlElement): Rate {
  return {
    element,
    average: field(element, "average", readLong),
    peak: field(element, "peak", readLong),
    burst: field(element, "burst", readLong),
    floor: field(element, "floor", readLong),
  };
}
