// New values for a network, such as clash with nothing known: MAC addresses, UUIDs, subnets, bridge names. Chance comes
// from outside, so that everything here is a pure function.
import { type Address, inSubnet, plus } from "./address.js";
import type { MacAddress } from "./mac.js";
import type { Network } from "./model.js";

/** So many random bytes. */
export type Chance = (bytes: number) => Uint8Array;

/** A MAC address in QEMU's block 52:54:00, from which libvirt takes its own. */
export function newMac(chance: Chance): MacAddress {
  return { octets: [0x52, 0x54, 0x00, ...chance(3)] };
}

/** A random UUID (version 4 of RFC 9562) in canonical form. */
export function newUuid(chance: Chance): string {
  const octets = [...chance(16)];
  octets[6] = ((octets[6] ?? 0) & 0x0f) | 0x40;
  octets[8] = ((octets[8] ?? 0) & 0x3f) | 0x80;
  const digits = octets.map((octet) => octet.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
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

/**
 * The host's address (the first) in a private IPv4 subnet of 24 bits that no network has and no route leads to: of
 * 192.168.123.0 to 192.168.254.0 the lowest, then of 10.100.0.0 on. Neither 192.168.122.0, the network `default` of most
 * hosts, nor the low ones that home routers use.
 */
export function freeSubnet(networks: readonly Network[]): { readonly address: Address; readonly prefixLength: 24 } {
  const taken = networks.flatMap(({ subnets, routes }) =>
    [...subnets, ...routes].flatMap(({ address, prefixLength }) =>
      address?.value && prefixLength !== undefined ? [{ network: address.value, prefixLength }] : [],
    ),
  );
  const isFree = (candidate: Address) =>
    !taken.some(({ network, prefixLength }) => inSubnet(candidate, network, Math.min(prefixLength, 24)));
  const first = (bits: number): Address => ({ family: "ipv4", bits: BigInt(bits) });
  const candidates = function* () {
    for (let third = 123; third < 255; third += 1) yield first(0xc0a8_0000 + third * 256);
    for (let network = 0; network < 0x9c_00; network += 1) yield first(0x0a64_0000 + network * 256);
  };
  let free = first(0xc0a8_7b00);
  for (const candidate of candidates()) {
    if (!isFree(candidate)) continue;
    free = candidate;
    break;
  }
  return { address: plus(free, 1), prefixLength: 24 };
}
