// Moves subnets of a network to other addresses, with all that lies in them: ranges, hosts, DNS records, routes, and the
// addresses in dnsmasq options and TXT records. Every address keeps its host bits.
import { type Address, formatAddress, inSubnet, networkAddress } from "../network/address.js";
import type { Field, Network, Subnet } from "../network/model.js";
import type { Edit } from "../xml/text-edits.js";
import type { XmlElement } from "../xml/tree.js";
import { setValue } from "../xml/value-edits.js";
import { addressesIn } from "./addresses-in-text.js";

/** Where a subnet goes, with its prefix length. */
export interface Move {
  readonly subnet: Subnet;
  /** Any address in the subnet to go to, of the same family. */
  readonly to: Address;
}

/** An address that is written in an attribute, with what it is after the moves. */
export interface MovedAddress {
  readonly field: Field<Address>;
  readonly element: XmlElement;
  readonly address: Address;
}

/** Returns the addresses of attributes that move. */
export function movedAddresses(network: Network, moves: readonly Move[]): MovedAddress[] {
  return addressesOf(network).flatMap(({ field, element, prefixLength }) => {
    const address = field.value && moved(field.value, prefixLength, moves);
    return address ? [{ field, element, address }] : [];
  });
}

/** Returns where an address or a block of that prefix length goes; `undefined` when it stays. */
export type Destination = (address: Address, prefixLength: number) => Address | undefined;

/** Returns the edits of the dnsmasq options and TXT records in which addresses move. */
export function movedTexts({ dnsmasqOptions, dns }: Network, destination: Destination): Edit[] {
  return [...dnsmasqOptions, ...(dns?.txts ?? [])].flatMap(({ value: field }) => {
    if (!field) return [];
    const text = movedText(field.raw, destination);
    return text === field.raw ? [] : [setValue(field.attribute, text)];
  });
}

/** Returns the edits that move subnets, of which none contains another; `stays`: elements that are left as they are. */
export function moveSubnets(
  network: Network,
  moves: readonly Move[],
  stays: (element: XmlElement) => boolean = () => false,
): Edit[] {
  const fields = movedAddresses(network, moves).filter(({ element }) => !stays(element));
  return [
    ...fields.map(({ field, address }) => setValue(field.attribute, formatAddress(address))),
    ...movedTexts(network, (address, prefixLength) => moved(address, prefixLength, moves)),
  ];
}

/** Returns the subnet itself, or the one of the network in which it is, which moves with all that lies in it. */
export function outermost(subnet: Subnet): Subnet {
  const { address, prefixLength } = subnet;
  if (!address?.value || prefixLength === undefined) return subnet;
  const { value: own } = address;
  let outer = subnet;
  let shortest = prefixLength;
  for (const other of subnet.network.subnets) {
    const length = other.prefixLength;
    if (!length || !other.address?.value || !inSubnet(own, other.address.value, length)) continue;
    // Of equal ones the first in the document stands for all.
    if (length < shortest || (length === shortest && other.element.span.start < outer.element.span.start)) {
      outer = other;
      shortest = length;
    }
  }
  return outer;
}

interface AddressLeft {
  readonly text: string;
  /** One-based. */
  readonly line: number;
}

/** Returns the addresses of moved subnets that a text still has after the moves, in comments and the like. */
export function addressesLeft(text: string, moves: readonly Move[]): AddressLeft[] {
  if (moves.length === 0) return [];
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) =>
      [...addressesIn(line)].flatMap(({ start, end, address, prefixLength }) =>
        moved(address, prefixLength, moves) ? [{ text: line.slice(start, end), line: index + 1 }] : [],
      ),
    );
}

interface Written {
  readonly field: Field<Address>;
  readonly element: XmlElement;
  /** Of a destination; otherwise it is one address. */
  readonly prefixLength?: number | undefined;
}

/** Every address in an attribute; not those that name a netmask. */
function addressesOf({ subnets, routes, dns, forward }: Network): Written[] {
  const all: Written[] = [];
  const add = (element: XmlElement, field: Field<Address> | undefined, prefixLength?: number) => {
    if (field?.value) all.push({ field, element, prefixLength });
  };
  for (const { element, address, dhcp } of subnets) {
    add(element, address);
    for (const range of dhcp?.ranges ?? []) {
      add(range.element, range.start);
      add(range.element, range.end);
    }
    for (const host of dhcp?.hosts ?? []) add(host.element, host.ip);
    if (dhcp?.bootp) add(dhcp.bootp.element, dhcp.bootp.server);
  }
  for (const { element, address, prefixLength, gateway } of routes) {
    add(element, address, prefixLength || undefined);
    add(element, gateway);
  }
  for (const { element, addr } of dns?.forwarders ?? []) add(element, addr);
  for (const { element, ip } of dns?.hosts ?? []) add(element, ip);
  const pool = forward?.nat?.address;
  if (pool) {
    add(pool.element, pool.start);
    add(pool.element, pool.end);
  }
  return all;
}

/** Returns where an address, or a block of addresses, goes with the subnets; `undefined` when it stays. */
export function moved(address: Address, blockLength: number | undefined, moves: readonly Move[]): Address | undefined {
  for (const { subnet, to } of moves) {
    const { address: own, prefixLength = 0 } = subnet;
    if (!own?.value || (blockLength ?? prefixLength) < prefixLength) continue;
    if (!inSubnet(address, own.value, prefixLength)) continue;
    const host = address.bits - networkAddress(address, prefixLength).bits;
    return { family: to.family, bits: networkAddress(to, prefixLength).bits + host };
  }
  return undefined;
}

function movedText(text: string, destination: Destination): string {
  let [result, at] = ["", 0];
  for (const { start, end, address, prefixLength, write } of addressesIn(text)) {
    const target = destination(address, prefixLength);
    if (!target) continue;
    result += text.slice(at, start) + write(target);
    at = end;
  }
  return result + text.slice(at);
}
