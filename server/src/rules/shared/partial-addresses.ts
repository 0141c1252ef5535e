// Addresses of which only a part is right: the last octets alone (`end='50'`), or a number above 255.
import { proposedAddress } from "../../addressing/proposed-addresses.js";
import { type Address, formatAddress, parseAddress } from "../../network/address.js";
import { subnetIn } from "../../network/lookup.js";
import type { Subnet } from "../../network/model.js";
import { firstUsable, rangeContains, subnetContains } from "../../network/subnet.js";
import { attributeOf } from "../../xml/tree.js";
import type { Asked, Repair } from "./repair.js";

/**
 * Completes the last octets of an IPv4 address by the first ones of another: `50` and `.50` after 10.0.0.2 are 10.0.0.50. A whole
 * address stays as it is; `undefined` for other text.
 */
export function completed(text: string, base: Address): string | undefined {
  const trimmed = text.trim();
  if (trimmed.includes(":") || /^\d+(?:\.\d+){3}$/.test(trimmed)) return parseAddress(trimmed) && trimmed;
  const octets = /^\.?(\d{1,3}(?:\.\d{1,3}){0,2})$/.exec(trimmed)?.[1]?.split(".");
  if (octets === undefined || base.family !== "ipv4" || octets.some((octet) => Number(octet) > 255)) return undefined;
  const own = formatAddress(base).split(".");
  return [...own.slice(0, 4 - octets.length), ...octets.map(Number)].join(".");
}

/** The addresses that a part of one stands for here: in the range that it ends, or in the subnet around it. */
export function partialAddresses({ network, attribute, known, value }: Asked): Repair[] {
  const { owner } = attribute;
  if (owner.name !== "range" && owner.name !== "host" && owner.name !== "address") return [];
  const subnet = subnetIn(network, owner.parent?.parent);
  const other = known.name === "start" ? "end" : "start";
  const beside = attributeOf(owner, other)?.value ?? "";
  const base = (/^\d+(?:\.\d+){3}$/.test(beside) ? parseAddress(beside) : undefined) ?? subnet?.address?.value;
  if (base === undefined || /^\s*\d+(?:\.\d+){3}\s*$/.test(value)) return [];
  const text = completed(value, base);
  const address = text === undefined ? undefined : parseAddress(text);
  if (text === undefined || address === undefined) return [];
  if (subnet?.address?.value && !subnetContains(subnet, address)) return [];
  return [{ sets: [[known.name, text]], safe: false }];
}

/** An address of the subnet in the place of one with a number above 255, where it agrees with all that is right. */
export function insteadOfOctet({ network, attribute, known, value }: Asked): Repair[] {
  const { owner } = attribute;
  const proposed =
    owner.name === "ip" ? gatewayOf(subnetIn(network, owner)) : proposedAddress(network, owner, known.name);
  if (proposed?.family !== "ipv4") return [];
  const text = formatAddress(proposed);
  const octets = value.trim().split(".");
  const wrong = octets.findIndex((octet) => Number(octet) > 255);
  const agrees = text.split(".").every((octet, index) => index >= wrong || octet === octets[index]);
  return wrong >= 0 && agrees
    ? [{ sets: [[known.name, text]], note: owner.name === "host" ? ", which is free" : ", in the subnet", safe: false }]
    : [];
}

/** The first address of the subnet that the ranges and hosts of one without a readable address are in. */
function gatewayOf(subnet: Subnet | undefined): Address | undefined {
  const { ranges = [], hosts = [] } = subnet?.dhcp ?? {};
  const guests = [...ranges.flatMap(({ start }) => start?.value ?? []), ...hosts.flatMap(({ ip }) => ip?.value ?? [])];
  const [guest] = guests;
  const first = guest && subnet?.prefixLength ? firstUsable(guest, subnet.prefixLength) : undefined;
  if (first === undefined || guests.some(({ bits }) => bits === first.bits)) return undefined;
  return ranges.some((range) => rangeContains(range, first)) ? undefined : first;
}
