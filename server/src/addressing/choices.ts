// Chooses what is free for the networks that need something else: names, bridges, subnets. What was chosen for one is no
// longer free for the others, and a network that asks again gets the same.
import { type Address, formatSubnet, networkAddress, plus, spaceOf, widthOf } from "../network/address.js";
import type { Network, Subnet } from "../network/model.js";
import { createAddressTree } from "./address-tree.js";
import { subnetCandidates } from "./free-subnets.js";
import type { InUse, Shared } from "./in-use.js";
import { outermost } from "./move-subnets.js";
import { nextNames } from "./new-identifiers.js";

/** What one network may have: what it has, if no other has it, or else something free. */
export interface Choices {
  /** What it shares with other networks now. */
  readonly shared: Shared;
  /** A free name is that of the file if it suits a network, else the next after the current one. */
  name(): string | undefined;
  /** The name of a bridge that libvirt creates. */
  bridge(): string;
  /**
   * Any address of a subnet to which this one, or the one around it, can be moved: private IPv4 addresses, or IPv6
   * addresses near the current ones. `undefined` when none is found.
   */
  subnet(subnet: Subnet): Address | undefined;
}

export interface Chooser {
  /**
   * Choices for a network in the file `path` (or URI), which is among those in use, or for a copy that will be there. With
   * the same key they stay the same from one state to the next, as long as they are free.
   */
  for(key: string, network: Network, path: string, isCopy?: boolean): Choices;
  /** What is in use has changed. */
  renew(): void;
  /** Nothing is chosen for this key any more. */
  forget(key: string): void;
}

/** How many IPv6 subnets are tried. */
const mostTries = 4096;

/** What was chosen for a key; of subnets by what they replace. */
interface Chosen {
  readonly choices: Choices;
  readonly state: number;
  name?: string | undefined;
  bridge?: string;
  readonly subnets: Map<string, Block>;
}

interface Block {
  readonly address: Address;
  /** Of the addresses that are kept for it, which may be more than it has. */
  readonly length: number;
}

export function createChooser(inUse: InUse): Chooser {
  const chosenByKey = new Map<string, Chosen>();
  const given = { names: new Set<string>(), bridges: new Set<string>(), subnets: createAddressTree() };
  /** The sources of candidates, each of which is tried once in a state. */
  const sources = {
    names: new Map<string, Iterator<string>>(),
    bridges: new Map<string, Iterator<string>>(),
    subnets: new Map<string, Iterator<Address>>(),
  };
  let state = 0;

  const isFreeName = (name: string) => !inUse.hasName(name) && !given.names.has(name);
  const isFreeBridge = (name: string) => !inUse.hasDevice(name) && !given.bridges.has(name);
  const isFreeBlock = ({ address, length }: Block) =>
    !inUse.overlaps(address, length) && given.subnets.countOverlapping(address, length) === 0;

  function nameFor({ name }: Network, path: string, before: string | undefined): string | undefined {
    if (before !== undefined && isFreeName(before)) return before;
    const own = nameOfFile(path);
    if (own !== undefined && isFreeName(own)) return own;
    return name?.value ? firstFrom(sources.names, name.value, nextNames, isFreeName) : undefined;
  }

  function bridgeFor(before: string | undefined): string {
    if (before !== undefined && isFreeBridge(before)) return before;
    return firstFrom(sources.bridges, "virbr0", nextNames, isFreeBridge) ?? "";
  }

  function blockFor(own: Address, prefixLength: number, before: Block | undefined): Block | undefined {
    if (before && isFreeBlock(before)) return before;
    const isIpv4 = own.family === "ipv4";
    // Small IPv4 subnets are placed so that they can grow.
    const length = isIpv4 ? Math.min(prefixLength, 24) : prefixLength;
    const source = isIpv4 ? `${prefixLength}` : formatSubnet(own, Math.min(48, prefixLength));
    const candidates = () => (isIpv4 ? candidatesOfIpv4(prefixLength) : candidatesOfIpv6(own, prefixLength));
    const address = firstFrom(sources.subnets, source, candidates, (candidate) =>
      isFreeBlock({ address: candidate, length }),
    );
    return address && { address, length };
  }

  function release({ name, bridge, subnets }: Chosen): void {
    if (name !== undefined) given.names.delete(name);
    if (bridge !== undefined) given.bridges.delete(bridge);
    for (const { address, length } of subnets.values()) given.subnets.delete(address, length);
  }

  return {
    for(key, network, path, isCopy) {
      const known = chosenByKey.get(key);
      if (known?.state === state) return known.choices;
      if (known) release(known);
      const shared = once(() => inUse.sharedBy(network, isCopy));
      const subnets = new Map<Subnet, Address | undefined>();
      const choices: Choices = {
        get shared() {
          return shared();
        },
        name: once(() => {
          if (!shared().name) return network.name?.value;
          const name = nameFor(network, path, known?.name);
          if (name !== undefined) given.names.add(name);
          chosen.name = name;
          return name;
        }),
        bridge: once(() => {
          if (!shared().bridge) return network.bridge?.name?.value ?? "";
          chosen.bridge = bridgeFor(known?.bridge);
          given.bridges.add(chosen.bridge);
          return chosen.bridge;
        }),
        subnet(subnet) {
          const outer = outermost(subnet);
          const { address: own, prefixLength } = outer;
          if (!own?.value || prefixLength === undefined || subnets.has(outer)) return subnets.get(outer);
          if (!shared().subnet(outer)) {
            subnets.set(outer, own.value);
            return own.value;
          }
          const replaced = formatSubnet(own.value, prefixLength);
          const block = blockFor(own.value, prefixLength, known?.subnets.get(replaced));
          if (block) {
            given.subnets.add(block.address, block.length);
            chosen.subnets.set(replaced, block);
          }
          subnets.set(outer, block?.address);
          return block?.address;
        },
      };
      const chosen: Chosen = { choices, state, subnets: new Map() };
      chosenByKey.set(key, chosen);
      return choices;
    },
    renew() {
      state += 1;
      for (const source of Object.values(sources)) source.clear();
    },
    forget(key) {
      const known = chosenByKey.get(key);
      if (!known) return;
      release(known);
      chosenByKey.delete(key);
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Returns the next value of a source that suits. */
function firstFrom<T>(
  sources: Map<string, Iterator<T>>,
  key: string,
  create: (key: string) => Iterator<T>,
  suits: (value: T) => boolean,
): T | undefined {
  const source = sources.get(key) ?? create(key);
  sources.set(key, source);
  return firstOf(source, suits);
}

function firstOf<T>(source: Iterator<T>, suits: (value: T) => boolean): T | undefined {
  for (let next = source.next(); !next.done; next = source.next()) if (suits(next.value)) return next.value;
  return undefined;
}

/** Returns the name of a file without its extension, if it suits a network. */
function nameOfFile(path: string): string | undefined {
  const [, name] = /([A-Za-z][\w.-]{0,49})\.xml$/.exec(path.slice(path.lastIndexOf("/") + 1)) ?? [];
  return (name !== undefined && path.endsWith(`/${name}.xml`)) || path === `${name}.xml` ? name : undefined;
}

function* candidatesOfIpv4(prefixLength: number): Generator<Address> {
  if (prefixLength >= 12 && prefixLength <= 30) yield* subnetCandidates(prefixLength);
}

/** Yields the subnets after this one, if possible within its /48, which is what a site has. */
function* candidatesOfIpv6(address: Address, prefixLength: number): Generator<Address> {
  const space = spaceOf(address);
  if (space !== "unique-local" && space !== "global" && space !== "documentation") return;
  const size = 1n << BigInt(widthOf("ipv6") - prefixLength);
  const own = networkAddress(address, prefixLength);
  for (let number = 1n; number <= mostTries; number += 1n) {
    const next = plus(own, number * size);
    if (spaceOf(next) !== space) return;
    yield next;
  }
}
