// Fixes for the subnet of an <ip>: another length, a prefix in the place of a netmask, another subnet altogether.

import { freeSubnet } from "../../addressing/free-subnets.js";
import { hostAddressesAmong, lengthFor, requiredAddressesOf } from "../../addressing/subnet-of-guests.js";
import type { Fix } from "../../findings.js";
import { type Address, formatAddress, netmaskOfPrefix, spaceOf } from "../../network/address.js";
import type { Network, Subnet } from "../../network/model.js";
import { addChild } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { childElements, type XmlAttribute, type XmlDocument } from "../../xml/tree.js";
import { removeAttribute, replaceAttribute, setAttribute, setValue } from "../../xml/value-edits.js";

/** Returns the prefix length that stands in the place of a netmask, `64` or `/64`; `undefined` for anything else. */
export function lengthInNetmask(raw: string): number | undefined {
  const [, digits] = /^\s*\/?(\d{1,3})\s*$/.exec(raw) ?? [];
  const length = Number(digits);
  return length >= 1 && length <= 128 ? length : undefined;
}

/** Writes a prefix length in the place of the netmask, or as the last attribute. */
export function prefixInsteadOf(document: XmlDocument, netmask: XmlAttribute, length: number): Edit[] {
  const { owner } = netmask;
  return owner.attributes.at(-1) === netmask
    ? [replaceAttribute(netmask, "prefix", `${length}`)]
    : [removeAttribute(document, netmask), setAttribute(owner, "prefix", `${length}`)];
}

/** Gives the subnet that length, in the attribute that has it now; else as a prefix. */
function withLength({ element, netmask, prefixSource }: Subnet, length: number): { title: string; edit: Edit } {
  if (prefixSource === "netmask" && netmask) {
    const mask = formatAddress(netmaskOfPrefix(length));
    return { title: `netmask to ${mask}`, edit: setValue(netmask.attribute, mask) };
  }
  return { title: `prefix to ${length}`, edit: setAttribute(element, "prefix", `${length}`) };
}

/** Adds an <ip> where libvirt writes it: after the others, before the routes. */
export function addSubnet(document: XmlDocument, { element, subnets, routes }: Network, xml: string): Edit {
  const [route] = routes;
  const before = route && childElements(element).findLast(({ span }) => span.end <= route.element.span.start);
  return addChild(document, element, xml, subnets.at(-1)?.element ?? (route ? (before ?? null) : undefined));
}

/**
 * Moves the <ip> to where its guests are or, where the document has no addresses of guests, to a free private subnet of
 * IPv4. For addresses that no network can have.
 */
export function movedSubnet(subnet: Subnet): Fix[] {
  const { address, family, dhcp, network } = subnet;
  if (!address || !family) return [];
  const required = requiredAddressesOf(subnet, family)?.addresses;
  const isFree = (dhcp?.ranges.length ?? 0) + (dhcp?.hosts.length ?? 0) === 0;
  let own: Address | undefined;
  let length = 24;
  if (required) {
    if (!required.every((each) => isForHosts(each))) return [];
    length = lengthFor(family, required);
    [own] = hostAddressesAmong(subnet, required, length);
  } else if (isFree && family === "ipv4") own = freeSubnet([network]).address;
  if (!own) return [];
  const value = formatAddress(own);
  const change = setValue(address.attribute, value);
  // A length by the class of the address is reported.
  if (subnet.prefixLength === length && subnet.prefixSource !== "class")
    return [{ title: `Change address to ${value}`, safe: false, edits: [change] }];
  const { title, edit } = withLength(subnet, length);
  const added = subnet.prefixSource === "netmask" || subnet.prefix !== undefined ? title : `add prefix='${length}'`;
  return [{ title: `Change address to ${value} and ${added}`, safe: false, edits: [change, edit] }];
}

function isForHosts(address: Address): boolean {
  return /^(?:private|unique-local|shared|global|documentation|benchmarking)$/.test(spaceOf(address));
}
