// What guests get from a network or one of its port groups, and what they are connected to.

import { holds } from "../vocabulary/versions.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import { field } from "./fields.js";
import type { Field, Network, PortGroup, Rate, VirtualPort } from "./model.js";
import { parseUuid } from "./uuid.js";
import { readText, readUnsignedAnyBase } from "./words.js";

/** A network or a port group: both can have a virtual port, VLAN tags and bandwidth. */
export type GuestSettings = Network | PortGroup;

/** Returns the settings of the network, then those of its port groups. */
export function guestSettingsOf(network: Network): readonly GuestSettings[] {
  return [network, ...network.portGroups];
}

/** Whether guests are connected to a bridge, libvirt's or the host's, rather than to a device of the host. */
export function plugsIntoBridge({ mode, bridge }: Network): boolean {
  if (mode === "bridge") return bridge?.name !== undefined;
  return mode === "none" || mode === "nat" || mode === "route" || mode === "open";
}

/** Whether libvirt can limit traffic on the guests' bridge: on its own, and since 5.5.0 on the host's. */
export function takesBandwidth(network: Network, vocabulary: Vocabulary): boolean {
  return plugsIntoBridge(network) && (network.mode !== "bridge" || holds({ since: "5.5.0" }, vocabulary.version));
}

/** Returns the inbound and outbound rates. */
export function ratesOf({ bandwidth }: GuestSettings): readonly Rate[] {
  return [bandwidth?.inbound, bandwidth?.outbound].filter((rate) => rate !== undefined);
}

/** Returns the virtual port's type if libvirt knows it; otherwise `undefined`. */
export function virtualPortType(virtualPort: VirtualPort | undefined): VirtualPortType | undefined {
  return virtualPortTypes.find((type) => type === virtualPort?.type?.value);
}

const virtualPortTypes = ["802.1Qbg", "802.1Qbh", "openvswitch", "midonet"] as const;
export type VirtualPortType = (typeof virtualPortTypes)[number];

/** Returns the virtual port types with which guests can connect to the network. */
export function fittingVirtualPorts(network: Network): readonly VirtualPortType[] {
  if (network.mode === "hostdev") return ["802.1Qbh"];
  if (!plugsIntoBridge(network)) return ["802.1Qbg", "802.1Qbh"];
  return network.mode === "bridge" ? ["openvswitch"] : [];
}

/** The parameters that libvirt requires when a guest connects; it generates all others itself. */
export const neededParameters: Readonly<Record<VirtualPortType, readonly string[]>> = {
  "802.1Qbg": ["managerid", "typeid", "typeidversion"],
  "802.1Qbh": ["profileid"],
  openvswitch: [],
  midonet: ["interfaceid"],
};

/**
 * Returns a parameter of a virtual port in comparable form: numbers in decimal, UUIDs canonical. An empty profile
 * counts as absent.
 */
export function virtualPortParameter(virtualPort: VirtualPort | undefined, name: string): Field<string> | undefined {
  if (!virtualPort?.parameters) return undefined;
  if (name === "profileid") {
    const profile = field(virtualPort.parameters, name, readText);
    return profile?.raw === "" ? undefined : profile;
  }
  return field(virtualPort.parameters, name, (text) =>
    name.endsWith("id") && name.startsWith("in") ? parseUuid(text) : readUnsignedAnyBase(text)?.toString(),
  );
}

/**
 * Whether libvirt accepts VLAN tags for guests that use the network's own virtual port (or lack of one): on SR-IOV
 * cards, on Open vSwitch, and since 11.0.0 on any bridge without a virtual port.
 */
export function takesVlan({ mode, virtualPort }: Network, vocabulary: Vocabulary): boolean {
  switch (mode) {
    case "hostdev":
      return holds({ since: "1.1.0" }, vocabulary.version);
    case "passthrough":
      return holds({ since: "1.3.5" }, vocabulary.version);
    case "bridge":
      if (!virtualPort) return holds({ since: "11.0.0" }, vocabulary.version);
      return virtualPortType(virtualPort) === "openvswitch";
    default:
      return false;
  }
}
