// What the networks of a host or workspace use: names, bridges, subnets, NAT addresses, MAC addresses, UUIDs. Kept up to
// date as networks come and go, so that thousands of them cost a question no more than a few.
import type { Address } from "../network/address.js";
import { formatMac } from "../network/mac.js";
import type { Network, StaticHost, Subnet } from "../network/model.js";
import { makesBridge } from "../network/read-forward.js";
import { type AddressTree, createAddressTree } from "./address-tree.js";
import { blocksOf } from "./blocks.js";
import { isDefaultSubnet } from "./free-subnets.js";

export interface InUse {
  /** Adds a network, once. @throws when it cannot be read; then nothing is changed */
  add(network: Network): void;
  delete(network: Network): void;
  hasName(name: string): boolean;
  /** Whether a network has a bridge or a device of that name. */
  hasDevice(name: string): boolean;
  /** Whether a subnet, or the destination of a route, has addresses in common with this one. */
  overlaps(address: Address, prefixLength: number): boolean;
  /** What a network shares with others; of a copy that is still to be made, also with the original. */
  sharedBy(network: Network, isCopy?: boolean): Shared;
}

/** Whether other networks have the same; the one that is installed with libvirt counts as one of them. */
export interface Shared {
  readonly name: boolean;
  /** Of a bridge that the host is expected to have: whether a network of the same name creates it. */
  readonly bridge: boolean;
  readonly uuid: boolean;
  readonly mac: boolean;
  /** NAT addresses, whatever their ports. */
  readonly natAddresses: boolean;
  /** The MAC address or id of a static host. */
  host(host: StaticHost): boolean;
  /** Addresses of a subnet. */
  subnet(subnet: Subnet): boolean;
}

interface Block {
  readonly address: Address;
  readonly length: number;
}

interface Used {
  readonly keys: ReadonlySet<string>;
  readonly subnets: readonly Block[];
  readonly destinations: readonly Block[];
  readonly natAddresses: readonly Block[];
  /** Its own subnets, made on demand. */
  tree?: AddressTree;
}

/** What the network that is installed with libvirt has on most hosts, whether or not a document says so. */
const stock = { name: "default", bridge: "virbr0" } as const;

/** Whether the network would be taken for the one that is installed with libvirt. */
export function resemblesStock({ name, bridge }: Network): boolean {
  return name?.value === stock.name || bridge?.name?.value === stock.bridge;
}

export function createInUse(): InUse {
  const added = new Map<Network, Used>();
  const counts = new Map<string, number>();
  const trees = {
    subnets: createAddressTree(),
    destinations: createAddressTree(),
    natAddresses: createAddressTree(),
  };
  const countOf = (key: string | undefined) => (key === undefined ? 0 : (counts.get(key) ?? 0));
  const change = (used: Used, by: 1 | -1) => {
    for (const key of used.keys) {
      const count = countOf(key) + by;
      if (count === 0) counts.delete(key);
      else counts.set(key, count);
    }
    for (const kind of ["subnets", "destinations", "natAddresses"] as const)
      for (const { address, length } of used[kind]) trees[kind][by === 1 ? "add" : "delete"](address, length);
  };
  return {
    add(network) {
      const used = usedBy(network);
      added.set(network, used);
      change(used, 1);
    },
    delete(network) {
      const used = added.get(network);
      if (!used) return;
      added.delete(network);
      change(used, -1);
    },
    hasName: (name) => name === stock.name || countOf(`name ${name}`) > 0,
    hasDevice: (name) => name === stock.bridge || countOf(`device ${name}`) > 0,
    overlaps: (address, length) =>
      trees.subnets.countOverlapping(address, length) + trees.destinations.countOverlapping(address, length) > 0,
    sharedBy(network, isCopy = false) {
      const own = isCopy ? undefined : added.get(network);
      const isShared = (key: string | undefined) => countOf(key) > (key !== undefined && own?.keys.has(key) ? 1 : 0);
      const { name, bridge, uuid, mac } = keysOf(network);
      return {
        name: network.name?.value === stock.name || isShared(name),
        bridge: makesBridge(network)
          ? network.bridge?.name?.value === stock.bridge || isShared(bridge.device)
          : !isCopy && isShared(bridge.made),
        uuid: isShared(uuid),
        mac: isShared(mac),
        natAddresses: natBlocksOf(network).some(
          ({ address, length }) => trees.natAddresses.countOverlapping(address, length) > (own ? 1 : 0),
        ),
        host: (host) => keysOfHost(host).some(isShared),
        subnet({ address, prefixLength }) {
          if (!address?.value || !prefixLength) return false;
          if (isDefaultSubnet({ address, prefixLength })) return true;
          if (own) own.tree ??= treeOf(own.subnets);
          const count = own?.tree?.countOverlapping(address.value, prefixLength) ?? 0;
          return trees.subnets.countOverlapping(address.value, prefixLength) > count;
        },
      };
    },
  };
}

function treeOf(blocks: readonly Block[]): AddressTree {
  const tree = createAddressTree();
  for (const { address, length } of blocks) tree.add(address, length);
  return tree;
}

function usedBy(network: Network): Used {
  const { forward, subnets, routes } = network;
  const { name, bridge, uuid, mac } = keysOf(network);
  const devices = [forward?.dev, ...(forward?.interfaces ?? []).map(({ dev }) => dev)];
  const keys = [
    name,
    bridge.device,
    makesBridge(network) ? bridge.made : undefined,
    uuid,
    mac,
    ...devices.map((device) => (device?.value ? `device ${device.value}` : undefined)),
    ...subnets.flatMap(({ dhcp }) => (dhcp?.hosts ?? []).flatMap(keysOfHost)),
  ];
  return {
    keys: new Set(keys.filter((key) => key !== undefined)),
    subnets: knownBlocks(subnets),
    destinations: knownBlocks(routes),
    natAddresses: natBlocksOf(network),
  };
}

function keysOf({ name, bridge, uuid, mac }: Network) {
  const device = bridge?.name?.value;
  return {
    name: name?.value === undefined ? undefined : `name ${name.value}`,
    bridge: device ? { device: `device ${device}`, made: `bridge ${device} of ${name?.value}` } : {},
    uuid: uuid?.value === undefined ? undefined : `uuid ${uuid.value}`,
    mac: mac?.address?.value && `mac ${formatMac(mac.address.value)}`,
  };
}

function keysOfHost({ mac, id }: StaticHost): string[] {
  return [...(mac?.value ? [`host ${formatMac(mac.value)}`] : []), ...(id?.raw ? [`id ${id.raw}`] : [])];
}

/** The blocks whose extent is known; one of prefix length 0 is a mistake. */
function knownBlocks(parts: Network["subnets"] | Network["routes"]): Block[] {
  return parts.flatMap(({ address, prefixLength: length }) =>
    address?.value && length ? [{ address: address.value, length }] : [],
  );
}

function natBlocksOf({ forward }: Network): readonly Block[] {
  const [start, end] = [forward?.nat?.address?.start?.value, forward?.nat?.address?.end?.value];
  return start && end ? blocksOf(start, end) : [];
}
