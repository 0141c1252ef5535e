// Reads <forward>: the effective mode, the pool of devices, address translation.

import { holds } from "../vocabulary/versions.js";
import type { Mode, Version } from "../vocabulary/vocabulary.js";
import type { XmlElement } from "../xml/tree.js";
import { parseAddress } from "./address.js";
import { field, findElements, optionalField, readFirst } from "./fields.js";
import type { AddressRange, Device, Forward, Nat, Network, PciAddress } from "./model.js";
import { oneOf, readLooseYes, readText, readUnsigned, readUnsignedAnyBase, readYesNo } from "./words.js";

/** All forward modes of any libvirt version. */
export const modes: readonly Mode[] = [
  "none",
  "nat",
  "route",
  "open",
  "bridge",
  "private",
  "vepa",
  "passthrough",
  "hostdev",
];

const owningModes: ReadonlySet<Mode | undefined> = new Set(["none", "nat", "route", "open"]);

/** Whether libvirt creates the bridge itself, with its addresses, DHCP and DNS; false while the mode is invalid. */
export function makesBridge({ mode }: Pick<Network, "mode">): boolean {
  return owningModes.has(mode);
}

/** Whether libvirt rejects such a network without an <ip>. */
export function needsSubnet({ mode, forward }: Pick<Network, "mode" | "forward">, version: Version): boolean {
  if (forward === undefined) return false;
  return mode === "nat" || mode === "route" || (mode === "open" && holds({ until: "10.7.0" }, version));
}

/** Reads a <forward>. */
export function readForward(element: XmlElement): Forward {
  return {
    element,
    mode: optionalField(element, "mode", oneOf(modes)),
    dev: optionalField(element, "dev", readText),
    managed: optionalField(element, "managed", readLooseYes),
    interfaces: findElements(element, "interface").map(readDevice),
    physicalFunctions: findElements(element, "pf").map(readDevice),
    pciAddresses: findElements(element, "address").map(readPciAddress),
    nat: readFirst(element, "nat", readNat),
  };
}

/** Returns the effective mode: none without a <forward>, nat for one without a mode. */
export function modeOf(forward: Forward | undefined): Pick<Network, "mode" | "modeSource"> {
  if (!forward) return { mode: "none", modeSource: "absent" };
  if (!forward.mode) return { mode: "nat", modeSource: "implied" };
  return { mode: forward.mode.value, modeSource: "written" };
}

/**
 * Returns the interfaces of the pool as libvirt keeps them. The dev attribute of <forward> is the first of them; the
 * first <interface> must repeat it (libvirt rejects another name) and is left out here.
 */
export function forwardDevices({ forward }: Network): readonly Device[] {
  if (!forward?.dev) return forward?.interfaces ?? [];
  return [{ element: forward.element, dev: forward.dev }, ...forward.interfaces.slice(1)];
}

function readDevice(element: XmlElement): Device {
  return { element, dev: field(element, "dev", readText) };
}

function readPciAddress(element: XmlElement): PciAddress {
  return {
    element,
    domain: field(element, "domain", readUnsignedAnyBase),
    bus: field(element, "bus", readUnsignedAnyBase),
    slot: field(element, "slot", readUnsignedAnyBase),
    function: field(element, "function", readUnsignedAnyBase),
  };
}

function readNat(element: XmlElement): Nat {
  return {
    element,
    ipv6: field(element, "ipv6", readYesNo),
    address: readFirst(element, "address", readAddressRange),
    port: readFirst(element, "port", (port) => ({
      element: port,
      start: optionalField(port, "start", readUnsigned),
      end: optionalField(port, "end", readUnsigned),
    })),
  };
}

/** Reads the start and end of an element. */
export function readAddressRange(element: XmlElement): AddressRange {
  return { element, start: field(element, "start", parseAddress), end: field(element, "end", parseAddress) };
}
