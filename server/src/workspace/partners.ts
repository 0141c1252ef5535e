// Which networks of a workspace have anything in common that a rule could speak of. An index, so that thousands of
// documents need not be compared each with each, and a change of one costs no more than that one.
import { type Address, networkAddress } from "../network/address.js";
import { formatMac } from "../network/mac.js";
import type { Network } from "../network/model.js";

interface Partners {
  /** A network is added once. @throws when it cannot be indexed; then it is not there, and the others are as before */
  add(network: Network): void;
  delete(network: Network): void;
  /**
   * Those that share a name, UUID, bridge, MAC address or part of a subnet with it, or that have NAT addresses like it;
   * itself left out.
   */
  of(network: Network): ReadonlySet<Network>;
}

export function createPartners(): Partners {
  /** What was found out about each network when it was added. */
  const all = new Map<Network, Indexed>();
  const byKey = new Map<string, Set<Network>>();
  /** Every prefix length there ever was: the wider subnets that a subnet may lie in. */
  const lengths = new Set<number>();
  /** By the subnets of those lengths: the networks with a subnet that lies inside. */
  const inside = new Map<string, Set<Network>>();

  const widerThan = ({ address, length }: PlainSubnet) =>
    [...lengths].filter((wider) => wider < length).map((wider) => subnetKey(address, wider));

  return {
    add(network) {
      const { keys, subnets } = indexed(network);
      all.set(network, { keys, subnets });
      for (const key of keys) put(byKey, key, network);
      for (const { length } of subnets) {
        if (lengths.has(length)) continue;
        lengths.add(length);
        for (const [known, { subnets: knownSubnets }] of all) {
          for (const subnet of knownSubnets) {
            if (length < subnet.length) put(inside, subnetKey(subnet.address, length), known);
          }
        }
      }
      for (const subnet of subnets) for (const key of widerThan(subnet)) put(inside, key, network);
    },
    delete(network) {
      const { keys, subnets } = all.get(network) ?? nothing;
      all.delete(network);
      for (const key of keys) take(byKey, key, network);
      for (const subnet of subnets) for (const key of widerThan(subnet)) take(inside, key, network);
    },
    of(network) {
      const { keys, subnets } = all.get(network) ?? nothing;
      const wider = subnets.flatMap(widerThan);
      const sharing = [...keys, ...wider].flatMap((key) => [...(byKey.get(key) ?? [])]);
      const partners = new Set([...sharing, ...keys.flatMap((key) => [...(inside.get(key) ?? [])])]);
      partners.delete(network);
      return partners;
    },
  };
}

interface Indexed {
  readonly keys: readonly string[];
  readonly subnets: readonly PlainSubnet[];
}

const nothing: Indexed = { keys: [], subnets: [] };

function indexed(network: Network): Indexed {
  return { keys: keysOf(network), subnets: subnetsOf(network) };
}

function put(map: Map<string, Set<Network>>, key: string, network: Network): void {
  const known = map.get(key);
  if (known) known.add(network);
  else map.set(key, new Set([network]));
}

function take(map: Map<string, Set<Network>>, key: string, network: Network): void {
  const known = map.get(key);
  if (known?.delete(network) && known.size === 0) map.delete(key);
}

function keysOf(network: Network): string[] {
  const { name, uuid, bridge, mac, forward } = network;
  const hosts = network.subnets.flatMap((subnet) => subnet.dhcp?.hosts ?? []);
  const macs = hosts.flatMap((host) => (host.mac?.value ? [formatMac(host.mac.value)] : []));
  return [
    ...(name?.value === undefined ? [] : [`name ${name.value}`]),
    ...(uuid?.value === undefined ? [] : [`uuid ${uuid.value}`]),
    ...(bridge?.name?.value ? [`bridge ${bridge.name.value}`] : []),
    ...(mac?.address?.value ? [`mac ${formatMac(mac.address.value)}`] : []),
    ...macs.map((text) => `host ${text}`),
    ...(forward?.nat?.address ? ["nat"] : []),
    ...subnetsOf(network).map(({ address, length }) => subnetKey(address, length)),
  ];
}

interface PlainSubnet {
  readonly address: Address;
  readonly length: number;
}

function subnetsOf({ subnets }: Network): PlainSubnet[] {
  return subnets.flatMap(({ address, prefixLength: length }) =>
    address?.value && length !== undefined ? [{ address: address.value, length }] : [],
  );
}

/** Only lengths up to that of the subnet in question are asked for, so they fit its family. */
function subnetKey(address: Address, length: number): string {
  return `${address.family} ${networkAddress(address, length).bits}/${length}`;
}
