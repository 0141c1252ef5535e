// Finds private IPv4 subnets that no known network uses.
import { type Address, inSubnet, networkAddress, plus } from "../network/address.js";
import type { Network, Subnet } from "../network/model.js";

/** The subnet of the network `default`, which comes with libvirt and exists on most hosts. */
export const defaultSubnet = { address: { family: "ipv4", bits: 0xc0a8_7a00n }, prefixLength: 24 } as const;

/** Whether it is the subnet of the network `default`. */
export function isDefaultSubnet({ address, prefixLength }: Pick<Subnet, "address" | "prefixLength">): boolean {
  const { address: network, prefixLength: length } = defaultSubnet;
  return prefixLength === length && address?.value !== undefined && inSubnet(address.value, network, length);
}

/** What occupies subnets: a network, or the relevant part of one. */
export type Occupant = Pick<Network, "subnets" | "routes">;

/** The host's address (the first) in a private IPv4 subnet. */
interface FreeSubnet<Length extends number = number> {
  readonly address: Address;
  readonly prefixLength: Length;
}

/** The address blocks to search, each for subnets whose prefix length is more than `longerThan`. */
const blocks = [
  // Without the low ones, which home routers use, and that of the network `default`.
  { from: 0xc0a8_7b00, to: 0xc0a8_fe00, longerThan: 23 },
  // Avoids the parts of 10.0.0.0/8 that Podman and Kubernetes use: 10.88, 10.96 to 10.111, 10.244.
  { from: 0x0a96_0000, to: 0x0af3_ff00, longerThan: 0 },
];

/** Returns the first of `freeSubnets` with 24 bits; when all are taken, the first of all. */
export function freeSubnet(networks: readonly Occupant[]): FreeSubnet<24> {
  const [found = { address: firstHost(0xc0a8_7b00, 24) }] = freeSubnets(networks);
  return { address: found.address, prefixLength: 24 };
}

/**
 * Yields private IPv4 subnets of that length (12 to 30) that no network uses and no route leads to, in ascending order:
 * first of 192.168.123.0 to 192.168.254.0, if they have 24 bits or more, then of 10.150.0.0 to 10.243.255.0. `within` a
 * block of IPv4 addresses only its part of these, and then all others in it.
 */
export function* freeSubnets(
  networks: readonly Occupant[],
  prefixLength = 24,
  within?: { readonly first: number; readonly last: number },
): Generator<FreeSubnet> {
  const taken = networks.flatMap(({ subnets, routes }) =>
    [...subnets, ...routes].flatMap(({ address, prefixLength: length }) =>
      address?.value && length ? [{ network: address.value, length }] : [],
    ),
  );
  for (const address of subnetCandidates(prefixLength, within)) {
    if (taken.some(({ network, length }) => inSubnet(address, network, Math.min(length, prefixLength, 24)))) continue;
    yield { address, prefixLength };
  }
}

/** Yields the host's addresses in the subnets that `freeSubnets` tries. */
export function* subnetCandidates(
  prefixLength: number,
  within?: { readonly first: number; readonly last: number },
): Generator<Address> {
  const size = 2 ** (32 - prefixLength);
  // Small subnets start where larger ones would, so that each can grow.
  const step = Math.max(size, 256);
  const places = within
    ? [
        ...blocks.map((block) => ({
          ...block,
          from: Math.max(block.from, within.first),
          to: Math.min(block.to, within.last - 255),
        })),
        { from: within.first, to: within.last - 255, longerThan: 0 },
      ]
    : blocks;
  for (const { from, to, longerThan } of places) {
    if (prefixLength <= longerThan) continue;
    for (let bits = Math.ceil(from / step) * step; bits + size - 256 <= to; bits += step)
      yield firstHost(bits, prefixLength);
  }
}

function firstHost(bits: number, prefixLength: number): Address {
  return plus(networkAddress({ family: "ipv4", bits: BigInt(bits) }, prefixLength), 1);
}
