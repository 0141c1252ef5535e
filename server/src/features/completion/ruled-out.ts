// Excludes from completion what the vocabulary allows but libvirt would reject or ignore beside the rest of the
// network, and promotes what the rest of the network requires.

import { freeRange } from "../../addressing/free-ranges.js";
import type { Family } from "../../network/address.js";
import {
  fittingVirtualPorts,
  plugsIntoBridge,
  takesBandwidth,
  takesVlan,
  virtualPortType,
} from "../../network/guests.js";
import type { Network, Subnet } from "../../network/model.js";
import { needsSubnet } from "../../network/read-forward.js";
import { serves } from "../../network/subnet.js";
import { byPath } from "../../vocabulary/by-path.js";
import type { AttributeSpec, ElementSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import { childElements, type XmlElement } from "../../xml/tree.js";
import { familyOf, type Scene } from "./scene.js";

/** A place in a network for something new. */
interface Spot {
  readonly network: Network;
  readonly vocabulary: Vocabulary;
  /** For an attribute, its element. */
  readonly parent: XmlElement;
  /** The family of the new item, by its own attribute or by the elements around it. */
  readonly family: Family;
  /** Whether there is such a part besides the one being written. */
  has(parts: readonly { readonly element: XmlElement }[] | undefined): boolean;
}

type Ruling = (spot: Spot) => boolean;

/** By the path in the vocabulary. */
const elements: ReadonlyMap<string, Ruling> = byPath<Ruling>({
  "/network/ip/dhcp": isServedElsewhere,
  "/network/ip/dhcp/range": (spot) => isServedElsewhere(spot) || isFull(subnetOf(spot, spot.parent.parent)),
  "/network/ip/dhcp/host": isServedElsewhere,
  "/network/route": ({ network: { mode, subnets }, family }) =>
    (mode !== undefined || subnets.length > 0) && !subnets.some((subnet) => subnet.family === family),
  "/network/bridge": isOnDevice,
  "/network/forward/interface": ({ network: { mode, forward, bridge, subnets }, has }) =>
    (mode === "bridge" && bridge?.name !== undefined) ||
    has(forward?.physicalFunctions) ||
    ((mode === "nat" || mode === "route") && subnets.length > 0 && has(forward?.interfaces)),
  "/network/forward/pf": ({ network: { mode, forward, bridge }, has }) =>
    (mode === "bridge" && bridge?.name !== undefined) ||
    forward?.dev !== undefined ||
    has(forward?.interfaces) ||
    has(forward?.pciAddresses),
  "/network/forward/address": ({ network: { forward }, has }) => has(forward?.physicalFunctions),
  "/network/bandwidth": ({ network, vocabulary }) => network.mode !== undefined && !takesBandwidth(network, vocabulary),
  "/network/port": (spot) => isOnDevice(spot) || virtualPortType(spot.network.virtualPort) !== undefined,
  "/network/vlan/tag": ({ network: { mode }, parent, has }) =>
    (mode === "passthrough" || mode === "hostdev") && has(childElements(parent).map((element) => ({ element }))),
  "/network/vlan": (spot) => {
    const { network, vocabulary, parent } = spot;
    const group = network.portGroups.find(({ element }) => element === parent);
    if (network.mode === undefined) return false;
    if (network.mode === "bridge" && isOnDevice(spot)) return true;
    if (!group?.virtualPort) return !takesVlan(network, vocabulary);
    return network.mode !== "bridge" || virtualPortType(group.virtualPort) !== "openvswitch";
  },
});

/** By the element's path and the attribute's name. */
const attributes: ReadonlyMap<string, Ruling> = byPath<Ruling>({
  "/network/forward@dev": ({ network: { mode, forward, bridge }, has }) =>
    (mode === "bridge" && bridge?.name !== undefined) || has(forward?.physicalFunctions),
  "/network/portgroup@default": ({ network, has }) => has(network.portGroups.filter((group) => group.default?.value)),
  "/network/vlan@trunk": ({ network: { mode } }) => mode === "passthrough" || mode === "hostdev",
  "/network/vlan/tag@nativeMode": ({ network, parent, has }) =>
    [network, ...network.portGroups].some(
      ({ vlan }) => vlan?.element === parent.parent && has(vlan?.tags.filter(({ nativeMode }) => nativeMode)),
    ),
});

/** What must be added first to a network without a forward mode. */
export type Missing = "<forward>" | "<ip>";

/**
 * Decides whether an element is allowed there, or what must be added first. `typed`: the element being written;
 * `family`: by its own attribute.
 */
export function standing(
  { path }: ElementSpec,
  scene: Scene,
  parent: XmlElement,
  typed: XmlElement | undefined,
  family?: string,
): "free" | Missing | "ruled out" {
  const { network } = scene.analysis.result;
  const ruling = elements.get(path);
  const isRuledOut = (of: Network | undefined) => judged(ruling, of, scene, parent, typed, family);
  if (!isRuledOut(network)) return "free";
  if (!network || !scene.mayGetMode || isRuledOut({ ...network, mode: undefined })) return "ruled out";
  return path === "/network/route" ? "<ip>" : "<forward>";
}

/** Whether an attribute of that element is excluded. */
export function isAttributeRuledOut(
  { name }: AttributeSpec,
  { path }: ElementSpec,
  scene: Scene,
  element: XmlElement,
): boolean {
  return judged(attributes.get(`${path}@${name}`), scene.analysis.result.network, scene, element, element);
}

function judged(
  ruling: Ruling | undefined,
  network: Network | undefined,
  { vocabulary }: Scene,
  parent: XmlElement,
  typed: XmlElement | undefined,
  said = familyOf(parent, vocabulary),
): boolean {
  if (ruling === undefined || network === undefined) return false;
  const family = said === "ipv6" ? "ipv6" : "ipv4";
  return ruling({
    network,
    vocabulary,
    parent,
    family,
    has: (parts) => parts?.some((part) => part.element !== typed) === true,
  });
}

/** By the element's path and the attribute's name: whether a word does not work in the network. */
const words: ReadonlyMap<string, (network: Network, word: string) => boolean> = byPath<
  (network: Network, word: string) => boolean
>({
  "/network/virtualport@type": (network, word) =>
    network.mode !== undefined && !fittingVirtualPorts(network).some((type) => type === word),
});

/** Whether libvirt accepts the word but cannot connect a guest with it. */
export function isUnsuited(word: string, { name }: AttributeSpec, element: XmlElement, scene: Scene): boolean {
  const { network } = scene.analysis.result;
  const path = scene.vocabulary.specOf(element)?.path;
  return network !== undefined && words.get(`${path}@${name}`)?.(network, word) === true;
}

/** Whether libvirt rejects the network because the element is missing. */
export function isWanted({ path }: ElementSpec, { analysis, vocabulary }: Scene): boolean {
  const { network } = analysis.result;
  return path === "/network/ip" && network?.subnets.length === 0 && needsSubnet(network, vocabulary.version);
}

/** Whether another subnet of the family has DHCP: libvirt serves it on only one. */
function isServedElsewhere(spot: Spot): boolean {
  const { network, parent, family } = spot;
  const own = subnetOf(spot, parent) ?? subnetOf(spot, parent.parent);
  return network.subnets.some((subnet) => subnet !== own && subnet.family === family && serves(subnet));
}

function subnetOf({ network }: Spot, element: XmlElement | undefined): Subnet | undefined {
  return network.subnets.find((subnet) => subnet.element === element);
}

/** Whether guests use devices of the host instead of a bridge; in mode bridge, once a device is written. */
function isOnDevice({ network, has }: Spot): boolean {
  const { mode, forward } = network;
  if (mode === undefined || plugsIntoBridge(network)) return false;
  if (mode !== "bridge") return true;
  return forward?.dev !== undefined || has(forward?.interfaces) || has(forward?.physicalFunctions);
}

/** Whether it has no room for a further range; false while it is unknown. */
function isFull(subnet: Subnet | undefined): boolean {
  return subnet?.address?.value !== undefined && subnet.prefixLength !== undefined && freeRange(subnet) === undefined;
}
