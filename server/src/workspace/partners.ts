// Which networks of a workspace have anything in common that a rule could speak of. An index, so that thousands of
// documents need not be compared each with each.
import { type Address, networkAddress } from "../network/address.js";
import { formatMac } from "../network/mac.js";
import type { Network } from "../network/model.js";

/**
 * For each network those that share a name, UUID, bridge, MAC address or part of a subnet with it, or that have NAT
 * addresses like it; itself left out.
 */
export function partnersOf(networks: readonly Network[]): ReadonlyMap<Network, ReadonlySet<Network>> {
  const partners = new Map(networks.map((network) => [network, new Set<Network>()]));
  const meet = (a: Network, b: Network) => {
    if (a === b) return;
    partners.get(a)?.add(b);
    partners.get(b)?.add(a);
  };
  const byKey = new Map<string, Set<Network>>();
  for (const network of networks) {
    for (const key of keysOf(network)) {
      const known = byKey.get(key);
      if (known) known.add(network);
      else byKey.set(key, new Set([network]));
    }
  }
  for (const sharing of byKey.values()) {
    const all = [...sharing];
    all.forEach((a, index) => {
      for (const b of all.slice(index + 1)) meet(a, b);
    });
  }
  const lengths = new Set(networks.flatMap((network) => subnetsOf(network).map(({ length }) => length)));
  for (const network of networks) {
    for (const { address, length } of subnetsOf(network)) {
      for (const shorter of lengths) {
        if (shorter >= length) continue;
        for (const around of byKey.get(subnetKey(address, shorter)) ?? []) meet(network, around);
      }
    }
  }
  return partners;
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
