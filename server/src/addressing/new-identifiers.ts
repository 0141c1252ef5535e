// New values for a network, such as clash with nothing known: MAC addresses, UUIDs, subnets, bridge names. Chance comes
// from outside, so that everything here is a pure function.
import { type Address, inSubnet, networkAddress, plus } from "../network/address.js";
import { type MacAddress, macNumber } from "../network/mac.js";
import type { Network } from "../network/model.js";

/** So many random bytes. */
export type Chance = (bytes: number) => Uint8Array;

/** QEMU's block 52:54:00, from which libvirt takes its own MAC addresses. */
const qemu = 0x5254_0000_0000;

/** A MAC address in QEMU's block, none of those in use. */
export function newMac(chance: Chance, used: readonly MacAddress[] = []): MacAddress {
  let number = [...chance(3)].reduce((bits, octet) => bits * 256 + octet, 0);
  const isTaken = () => used.some((mac) => macNumber(mac) === qemu + number);
  while (isTaken()) number = (number + 1) & 0xff_ffff;
  return { octets: [0x52, 0x54, 0x00, number >> 16, (number >> 8) & 0xff, number & 0xff] };
}

/** The MAC addresses of the networks' bridges and static hosts. */
export function macsOf(networks: readonly Network[]): MacAddress[] {
  return networks.flatMap(ownMacs);
}

const macs = new WeakMap<Network, readonly MacAddress[]>();

function ownMacs(network: Network): readonly MacAddress[] {
  let own = macs.get(network);
  if (!own) {
    const { mac, subnets } = network;
    const hosts = subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? []);
    own = [mac?.address, ...hosts.map((host) => host.mac)].flatMap((field) => field?.value ?? []);
    macs.set(network, own);
  }
  return own;
}

/** A random UUID (version 4 of RFC 9562) in canonical form, none of those in use. */
export function newUuid(chance: Chance, used: readonly string[] = []): string {
  const octets = [...chance(16)];
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x40;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const digits = octets.map((octet) => octet.toString(16).padStart(2, "0")).join("");
  let uuid = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  while (used.includes(uuid)) {
    const node = (Number.parseInt(uuid.slice(24), 16) + 1) % 2 ** 48;
    uuid = uuid.slice(0, 24) + node.toString(16).padStart(12, "0");
  }
  return uuid;
}

/** The UUIDs of the networks. */
export function uuidsOf(networks: readonly Network[]): string[] {
  return networks.flatMap(({ uuid }) => uuid?.value ?? []);
}

/** The host's address in a private IPv6 subnet of 64 bits as RFC 4193 wants it: fd, 40 random bits, subnet 0. */
export function newUla(chance: Chance): Address {
  const random = [...chance(5)].reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n);
  return { family: "ipv6", bits: (0xfdn << 120n) | (random << 80n) | 1n };
}

/** The lowest `virbr` number that no network has; never 0, which belongs to the network `default` of most hosts. */
export function freeBridge(networks: readonly Network[]): string {
  const taken = new Set(networks.map(({ bridge }) => bridge?.name?.raw));
  let number = 1;
  while (taken.has(`virbr${number}`)) number += 1;
  return `virbr${number}`;
}

/** The network `default`, which comes with libvirt and is there on most hosts. */
export const defaultSubnet = { address: { family: "ipv4", bits: 0xc0a8_7a00n }, prefixLength: 24 } as const;

/** What takes subnets: a network, or the part of one that counts. */
export type Occupant = Pick<Network, "subnets" | "routes">;

/** The host's address (the first) in a private IPv4 subnet. */
interface FreeSubnet<Length extends number = number> {
  readonly address: Address;
  readonly prefixLength: Length;
}

/** The blocks to look in, and how long a prefix must be to look there. */
const blocks = [
  // Neither the low ones, which home routers use, nor that of the network `default`.
  { from: 0xc0a8_7b00, to: 0xc0a8_fe00, longerThan: 23 },
  // Clear of what Podman and Kubernetes take of 10.0.0.0/8: 10.88, 10.96 to 10.111, 10.244.
  { from: 0x0a96_0000, to: 0x0af3_ff00, longerThan: 0 },
];

/** The first of `freeSubnets` for 24 bits; when all are taken, their first all the same. */
export function freeSubnet(networks: readonly Occupant[]): FreeSubnet<24> {
  const [found = { address: firstHost(0xc0a8_7b00, 24) }] = freeSubnets(networks);
  return { address: found.address, prefixLength: 24 };
}

/**
 * Private IPv4 subnets of that length (12 to 30) that no network has and no route leads to, in ascending order: first of
 * 192.168.123.0 to 192.168.254.0, if they are of 24 bits or smaller, then of 10.150.0.0 to 10.243.255.0; `within` a
 * block of IPv4 addresses only those, and then all others of it.
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
  const size = 2 ** (32 - prefixLength);
  // Small subnets begin where larger ones would, so that each can grow.
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
    for (let bits = Math.ceil(from / step) * step; bits + size - 256 <= to; bits += step) {
      const address = firstHost(bits, prefixLength);
      if (taken.some(({ network, length }) => inSubnet(address, network, Math.min(length, prefixLength, 24)))) continue;
      yield { address, prefixLength };
    }
  }
}

function firstHost(bits: number, prefixLength: number): Address {
  return plus(networkAddress({ family: "ipv4", bits: BigInt(bits) }, prefixLength), 1);
}
