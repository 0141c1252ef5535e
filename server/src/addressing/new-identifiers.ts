// Creates identifiers for a network that are not in use: MAC addresses, UUIDs, IPv6 prefixes, names of bridges, networks
// and port groups, VLAN IDs. Randomness is passed in, so that everything here is a pure function.
import type { Address } from "../network/address.js";
import { type MacAddress, macNumber } from "../network/mac.js";
import type { Network } from "../network/model.js";

/** Returns that many random bytes. */
export type Chance = (bytes: number) => Uint8Array;

/** Returns bytes that look random but are the same for the same text. */
export function chanceFrom(seed: string): Chance {
  // FNV-1a, then steps of xorshift32.
  let state = 0x811c_9dc5;
  for (let index = 0; index < seed.length; index += 1) state = Math.imul(state ^ seed.charCodeAt(index), 0x0100_0193);
  state ||= 1;
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 16) & 0xff;
    });
}

/** QEMU's block 52:54:00, in which libvirt creates its own MAC addresses. */
const qemu = 0x5254_0000_0000;

/** Creates an unused MAC address in QEMU's block. */
export function newMac(chance: Chance, used: readonly MacAddress[] = []): MacAddress {
  let number = [...chance(3)].reduce((bits, octet) => bits * 256 + octet, 0);
  const isTaken = () => used.some((mac) => macNumber(mac) === qemu + number);
  while (isTaken()) number = (number + 1) & 0xff_ffff;
  return { octets: [0x52, 0x54, 0x00, number >> 16, (number >> 8) & 0xff, number & 0xff] };
}

/** Returns the MAC addresses of the networks' bridges and static hosts. */
export function macsOf(networks: readonly Network[]): MacAddress[] {
  return networks.flatMap(ownMacs);
}

const macsByNetwork = new WeakMap<Network, readonly MacAddress[]>();

function ownMacs(network: Network): readonly MacAddress[] {
  let own = macsByNetwork.get(network);
  if (!own) {
    const { mac, subnets } = network;
    const hosts = subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? []);
    own = [mac?.address, ...hosts.map((host) => host.mac)].flatMap((field) => field?.value ?? []);
    macsByNetwork.set(network, own);
  }
  return own;
}

/** Creates an unused random UUID (version 4 of RFC 9562) in canonical form. */
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

/** Returns the UUIDs of the networks. */
export function uuidsOf(networks: readonly Network[]): string[] {
  return networks.flatMap(({ uuid }) => uuid?.value ?? []);
}

/** Creates the host's address in a private IPv6 subnet of 64 bits by RFC 4193: fd, 40 random bits, subnet 0. */
export function newUla(chance: Chance): Address {
  const random = [...chance(5)].reduce((bits, octet) => (bits << 8n) | BigInt(octet), 0n);
  return { family: "ipv6", bits: (0xfdn << 120n) | (random << 80n) | 1n };
}

/** Returns the lowest unused `virbr` name; never virbr0, which belongs to the network `default` on most hosts. */
export function freeBridge(networks: readonly Network[]): string {
  const taken = new Set(networks.map(({ bridge }) => bridge?.name?.raw));
  let number = 1;
  while (taken.has(`virbr${number}`)) number += 1;
  return `virbr${number}`;
}

/** Derives a network name from the file's name; `undefined` when nothing is left of it or another network has it. */
export function nameOfFile(uri: string, others: readonly Network[]): string | undefined {
  const path = /^untitled:/i.test(uri) ? "" : uri.replace(/[?#].*/s, "");
  const file = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  const stem = decoded(file).replace(/(?:\.network)?\.xml$/i, "");
  const value = stem.replace(/[^\p{L}\p{M}\p{N}._+@:-]+/gu, "-").replace(/^[-.]+|(?<![-.])[-.]+$/g, "");
  return value === "" || others.some(({ name }) => name?.value === value) ? undefined : value;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Derives a DNS label from a text; `undefined` when nothing is left of it. */
export function labelFrom(text: string): string | undefined {
  const label = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|(?<!-)-+$/g, "")
    .slice(0, 63);
  return label === "" ? undefined : label.replace(/(?<!-)-+$/, "");
}

/** The highest usable VLAN ID; 0 and 4095 are reserved. */
export const highestVlan = 4094;

/** Returns the next VLAN ID: 40 after 10, 20 and 30, else the next number; the first is 10. */
export function nextVlan(used: readonly number[]): number {
  const taken = new Set(used);
  const step = used.every((id) => id % 10 === 0) ? 10 : 1;
  const highest = used.reduce((a, b) => Math.max(a, b), 0);
  if (highest + step <= highestVlan) return highest + step;
  let lowest = 1;
  while (taken.has(lowest)) lowest += 1;
  return lowest;
}

/** Returns the names that follow one, in order: `node1` node2, node3; `web` web-2, web-3. */
export function* nextNames(name: string): Generator<string> {
  const [, stem = name, digits] = /^(.*?)(\d{1,9})$/s.exec(name) ?? [];
  let number = digits === undefined ? 1 : Number(digits);
  for (;;) {
    number += 1;
    yield digits === undefined ? `${name}-${number}` : `${stem}${String(number).padStart(digits.length, "0")}`;
  }
}

/** Returns the first of `nextNames` that is not in use. */
export function nextName(name: string, isUsed: (name: string) => boolean): string {
  for (const next of nextNames(name)) if (!isUsed(next)) return next;
  return name;
}
