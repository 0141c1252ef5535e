// Finds the networks of a workspace that share something a rule could report. An index, so that thousands of documents need
// not be compared with each other, and a change of one costs no more than that one. Of many networks that share the same
// value only a few are returned, as many as a message names or counts.

import { blocksOf } from "../addressing/blocks.js";
import { type Address, networkAddress } from "../network/address.js";
import { formatMac } from "../network/mac.js";
import type { Network } from "../network/model.js";
import { enough } from "../rules/shared/workspace-clashes.js";

/** Where a network is written. */
interface Source {
  readonly folder: string;
}

interface Partners {
  /** Adds a network, once. @throws when it cannot be indexed; then it is not added, and the others are unchanged */
  add(network: Network, source: Source): void;
  delete(network: Network): void;
  /**
   * Networks that share a name, UUID, bridge, MAC address or part of a subnet or of the NAT addresses with it: enough of
   * each kind, those of its folder first. Without older states of it, which have its name and UUID, and without others of
   * its name, for which only the name is reported.
   */
  of(network: Network): ReadonlySet<Network>;
}

export function createPartners(): Partners {
  /** The keys of each network, computed when it was added. */
  const all = new Map<Network, Indexed>();
  let count = 0;
  const byKey = new Map<string, Groups>();
  /** Every kind and prefix length so far: the wider blocks that may contain a block. */
  const lengths = new Map<string, Set<number>>();
  /** The networks with a block inside, by the wider blocks of those lengths. */
  const inside = new Map<string, Groups>();

  const lengthsOf = (kind: string) => {
    const known = lengths.get(kind) ?? new Set();
    lengths.set(kind, known);
    return known;
  };
  const widerThan = (block: Block) =>
    [...lengthsOf(block.kind)].filter((wider) => wider < block.length).map((wider) => keyOf(block, wider));
  const putInside = (network: Network, { places, group }: Indexed, key: string) => {
    for (const place of places) put(inside, `${place} ${key}`, group, network);
  };

  return {
    add(network, source) {
      const own = indexed(network, source, count++);
      all.set(network, own);
      for (const { key, group } of keysIn(own)) put(byKey, key, group, network);
      for (const { kind, length } of own.blocks) {
        const known = lengthsOf(kind);
        if (known.has(length)) continue;
        known.add(length);
        for (const [other, theirs] of all) {
          for (const block of theirs.blocks) {
            if (block.kind === kind && length < block.length) putInside(other, theirs, keyOf(block, length));
          }
        }
      }
      for (const block of own.blocks) for (const key of widerThan(block)) putInside(network, own, key);
    },
    delete(network) {
      const own = all.get(network);
      if (own === undefined) return;
      all.delete(network);
      for (const { key, group } of keysIn(own)) take(byKey, key, group, network);
      for (const block of own.blocks) {
        for (const key of widerThan(block)) {
          for (const place of own.places) take(inside, `${place} ${key}`, own.group, network);
        }
      }
    },
    of(network) {
      const partners = new Set<Network>();
      const own = all.get(network);
      if (own === undefined) return partners;
      for (const { key, group } of keysIn(own)) addSome(partners, byKey.get(key), group);
      for (const block of own.blocks) {
        for (const place of own.places) {
          for (const key of widerThan(block)) addSome(partners, byKey.get(`${place} ${key}`), own.group);
          addSome(partners, inside.get(`${place} ${keyOf(block)}`), own.group);
        }
      }
      return partners;
    },
  };
}

/** Networks grouped by what excludes comparing them with each other. */
type Groups = Map<string, Set<Network>>;

function put(map: Map<string, Groups>, key: string, group: string, network: Network): void {
  const groups = map.get(key) ?? new Map<string, Set<Network>>();
  map.set(key, groups);
  const known = groups.get(group);
  if (known) known.add(network);
  else groups.set(group, new Set([network]));
}

function take(map: Map<string, Groups>, key: string, group: string, network: Network): void {
  const groups = map.get(key);
  const known = groups?.get(group);
  if (!known?.delete(network) || known.size > 0) return;
  groups?.delete(group);
  if (groups?.size === 0) map.delete(key);
}

/** Adds enough networks of other groups. */
function addSome(partners: Set<Network>, groups: Groups | undefined, own: string): void {
  let left = enough;
  for (const [group, networks] of groups ?? []) {
    if (group === own) continue;
    for (const network of networks) {
      if (left === 0) return;
      partners.add(network);
      left -= 1;
    }
  }
}

interface Indexed {
  /** Its folder, and anywhere. */
  readonly places: readonly string[];
  /** What it shares, but its name. */
  readonly keys: readonly string[];
  readonly blocks: readonly Block[];
  readonly group: string;
  readonly named: { readonly key: string; readonly group: string } | undefined;
}

/** `number` is its own: networks without a UUID are all different for libvirt. */
function indexed(network: Network, { folder }: Source, number: number): Indexed {
  const { name, uuid } = network;
  return {
    places: [`in ${JSON.stringify(folder)}`, "anywhere"],
    keys: keysOf(network),
    blocks: [...subnetsOf(network), ...natBlocks(network)],
    group: name?.value === undefined ? "" : `name ${name.value}`,
    // libvirt takes one with the same UUID for a change of the network, and one in another folder is for another host.
    named:
      name?.value === undefined
        ? undefined
        : { key: `name ${folder} ${name.value}`, group: uuid?.value ?? `number ${number}` },
  };
}

/** Every key of a network with the group that is left out for it. */
function* keysIn({ places, keys, blocks, group, named }: Indexed) {
  if (named) yield named;
  for (const place of places) {
    for (const key of keys) yield { key: `${place} ${key}`, group };
    for (const block of blocks) yield { key: `${place} ${keyOf(block)}`, group };
  }
}

function keysOf({ uuid, bridge, mac, subnets }: Network): string[] {
  const hosts = subnets.flatMap((subnet) => subnet.dhcp?.hosts ?? []);
  const macs = new Set(hosts.flatMap((host) => (host.mac?.value ? [formatMac(host.mac.value)] : [])));
  return [
    ...(uuid?.value === undefined ? [] : [`uuid ${uuid.value}`]),
    ...(bridge?.name?.value ? [`bridge ${bridge.name.value}`] : []),
    ...(mac?.address?.value ? [`mac ${formatMac(mac.address.value)}`] : []),
    ...[...macs].map((text) => `host ${text}`),
  ];
}

/** Addresses with the same first bits. */
interface Block {
  readonly kind: string;
  readonly address: Address;
  readonly length: number;
}

function subnetsOf({ subnets }: Network): Block[] {
  return subnets.flatMap(({ address, prefixLength: length }) =>
    address?.value && length !== undefined
      ? [{ kind: `subnet ${address.value.family}`, address: address.value, length }]
      : [],
  );
}

function natBlocks({ forward }: Network): Block[] {
  const [start, end] = [forward?.nat?.address?.start?.value, forward?.nat?.address?.end?.value];
  if (!start || !end) return [];
  return blocksOf(start, end).map((block) => ({ kind: `nat ${start.family}`, ...block }));
}

function keyOf({ kind, address, length }: Block, shorter = length): string {
  return `${kind} ${networkAddress(address, shorter).bits}/${shorter}`;
}
