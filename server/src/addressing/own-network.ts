// Makes a copy of a network one of its own, which can be defined beside the original: another name, bridge and subnet,
// without what identifies the original and its guests.
import { formatSubnet, spaceOf } from "../network/address.js";
import type { Network, StaticHost } from "../network/model.js";
import { makesBridge } from "../network/read-forward.js";
import { addChild, removeSpan } from "../xml/edits.js";
import { escapeText } from "../xml/entities.js";
import { type Edit, joined } from "../xml/text-edits.js";
import { childElements, type XmlDocument, type XmlElement } from "../xml/tree.js";
import { removeAttribute, setText, setValue } from "../xml/value-edits.js";
import type { Choices } from "./choices.js";
import type { Shared } from "./in-use.js";
import { type Move, moveSubnets, outermost } from "./move-subnets.js";

export interface OwnNetwork {
  readonly edits: readonly Edit[];
  /** What it gets: name, bridge, subnets. */
  readonly parts: readonly string[];
  readonly moves: readonly Move[];
  /** How many static hosts are removed. */
  readonly hostsRemoved: number;
}

/**
 * Returns the edits that give a network the name and what else was chosen. Of what it shares with others they drop its UUID
 * and MAC address, its NAT addresses, and the MAC addresses and ids of static hosts; hosts without both a name and an
 * address go with them. `undefined` when the name is not plain text, there is no free subnet, or it uses a bridge of the host
 * that another network of its name creates, with which it would clash then.
 */
export function ownNetwork(
  document: XmlDocument,
  network: Network,
  name: string,
  choices: Pick<Choices, "bridge" | "subnet" | "shared">,
): OwnNetwork | undefined {
  const isRenamed = network.name?.value !== name;
  const renaming = isRenamed ? nameEdit(document, network, name) : undefined;
  const moves = movesOf(network, choices);
  if ((isRenamed && !renaming) || !moves || (choices.shared.bridge && !makesBridge(network))) return undefined;
  const removed = new Set(removedElements(network, choices.shared));
  const isRemoved = (element: XmlElement) => {
    let around: XmlElement | undefined = element;
    while (around !== undefined && !removed.has(around)) around = around.parent;
    return around !== undefined;
  };
  const written = makesBridge(network) ? network.bridge?.name : undefined;
  const bridge = written?.value ? choices.bridge() : undefined;
  const hosts = hostsOf(network).filter((host) => choices.shared.host(host) && !isRemoved(host.element));
  const edits = [
    ...(renaming ? [renaming] : []),
    ...(written && bridge !== undefined && bridge !== written.value ? [setValue(written.attribute, bridge)] : []),
    ...moveSubnets(network, moves, isRemoved),
    ...hosts.flatMap(({ mac, id }) =>
      [mac, id].flatMap((field) => (field ? [removeAttribute(document, field.attribute)] : [])),
    ),
    ...[...removed].map(({ span }) => removeSpan(document, span)),
  ];
  const parts = [
    ...(isRenamed ? [name] : []),
    ...(bridge !== undefined && bridge !== written?.value ? [bridge] : []),
    ...moves.map(({ subnet, to }) => formatSubnet(to, subnet.prefixLength ?? 0)),
  ];
  const hostsRemoved = hostsOf(network).filter(({ element }) => isRemoved(element)).length;
  return { edits: joined(edits), parts, moves, hostsRemoved };
}

function nameEdit(document: XmlDocument, { element, name: written }: Network, name: string): Edit | undefined {
  return written
    ? setText(document, written.element, name)
    : addChild(document, element, `<name>${escapeText(name)}</name>`, null);
}

/** Returns where the subnets go; `undefined` when there is no room for one. */
function movesOf({ subnets }: Network, choices: Pick<Choices, "subnet">): Move[] | undefined {
  const movable = subnets.filter(
    ({ address, prefixLength }) => address?.value && prefixLength && spaceOf(address.value) !== "link-local",
  );
  const moves: Move[] = [];
  for (const subnet of new Set(movable.map(outermost))) {
    const to = choices.subnet(subnet);
    if (!to) return undefined;
    if (to !== subnet.address?.value) moves.push({ subnet, to });
  }
  return moves;
}

/** Returns what only the original can have, outer elements before those in them. */
function removedElements(network: Network, shared: Shared): XmlElement[] {
  const { uuid, mac, forward, subnets } = network;
  const removed: XmlElement[] = [];
  if (uuid && shared.uuid) removed.push(uuid.element);
  if (mac && shared.mac) removed.push(mac.element);
  if (forward?.nat?.address && shared.natAddresses) {
    const { nat } = forward;
    removed.push(isAllOf(nat.element, forward.nat.address.element) ? nat.element : forward.nat.address.element);
  }
  for (const { dhcp } of subnets) {
    if (!dhcp) continue;
    const strangers = dhcp.hosts.filter((host) => shared.host(host) && !(host.name?.value && host.ip?.value));
    // Without anyone to serve, it would be a mistake.
    if (strangers.length > 0 && strangers.length === dhcp.hosts.length && dhcp.ranges.length === 0)
      removed.push(dhcp.element);
    else removed.push(...strangers.map(({ element }) => element));
  }
  return removed;
}

function isAllOf(parent: XmlElement, child: XmlElement): boolean {
  return parent.attributes.length === 0 && childElements(parent).every((each) => each === child);
}

function hostsOf({ subnets }: Network): readonly StaticHost[] {
  return subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? []);
}
