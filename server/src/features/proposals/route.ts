// Proposals for static routes: the destination, its size, and the gateway.

import { freeAddresses } from "../../addressing/free-addresses.js";
import { freeSubnets } from "../../addressing/free-subnets.js";
import { newUla } from "../../addressing/new-identifiers.js";
import {
  type Address,
  type Family,
  formatAddress,
  formatSubnet,
  netmaskOfPrefix,
  networkAddress,
  prefixOfNetmask,
  widthOf,
} from "../../network/address.js";
import { likelyPrefix, subnetContains } from "../../network/subnet.js";
import { quoted } from "../../prose/wording.js";
import { type Ask, addressBeside, beside, occupantsBeside, type Proposal, proposed, sameAddress } from "./ask.js";

/** How many free networks, free addresses and static hosts are proposed. */
const offered = 3;

/** Common prefix lengths of routes, the most usual first. */
const usual: Readonly<Record<Family, readonly number[]>> = { ipv4: [24, 16, 32], ipv6: [64, 48, 128] };

/** Proposes unused private networks. */
export function destinations(ask: Ask): readonly Proposal[] {
  const family = familyOf(ask);
  const length = writtenLength(ask, family) ?? usual[family][0] ?? 0;
  if (family === "ipv6") {
    const address = networkAddress(newUla(ask.chance), length);
    return [proposed(address, `${formatSubnet(address, length)}, private and random`)];
  }
  const found: Proposal[] = [];
  for (const { address, prefixLength } of freeSubnets(occupantsBeside(ask), length)) {
    found.push(
      proposed(networkAddress(address, prefixLength), `${formatSubnet(address, prefixLength)}, no network here has it`),
    );
    if (found.length === offered) break;
  }
  return found;
}

/** Proposes prefix lengths that fit the destination. */
export function destinationPrefixes(ask: Ask): readonly Proposal[] {
  const family = familyOf(ask);
  const address = destinationBeside(ask, family);
  return lengthsFor(family, address).map((length) => ({ value: String(length), detail: named(address, length) }));
}

/** Proposes netmasks that fit an IPv4 destination. */
export function destinationNetmasks(ask: Ask): readonly Proposal[] {
  const family = familyOf(ask);
  if (family === "ipv6") return [];
  const address = destinationBeside(ask, family);
  return lengthsFor(family, address).map((length) => proposed(netmaskOfPrefix(length), named(address, length)));
}

/** Proposes guests of the network: current gateways, free addresses (inside ranges if need be), static hosts. */
export function gateways(ask: Ask): readonly Proposal[] {
  const { network, element } = ask;
  const family = familyOf(ask);
  const subnets = network.subnets.filter(
    (subnet) => subnet.family === family && subnet.address?.value?.family === family,
  );
  const reachable = (address: Address | undefined) =>
    address?.family === family && subnets.some((subnet) => subnetContains(subnet, address)) ? [address] : [];
  const known = network.routes.flatMap((route) => (route.element === element ? [] : reachable(route.gateway?.value)));
  const own = subnets.map(({ address }) => address?.value);
  const hosts = subnets
    .flatMap(({ dhcp }) => dhcp?.hosts ?? [])
    .slice(0, offered)
    .flatMap(({ ip, name }) =>
      reachable(ip?.value).map((address) => proposed(address, `static host ${quoted(name?.raw ?? "")}`)),
    );
  const free = (inRanges: boolean) =>
    subnets.flatMap((subnet) => freeAddresses(subnet, offered, { edited: element, inRanges }));
  const outside = free(false);
  return [
    ...known.map((address) => proposed(address, "the gateway of another route")),
    ...outside.map((address) => proposed(address, "free, outside the ranges")),
    ...(outside.length + hosts.length > 0
      ? []
      : free(true).map((address) => proposed(address, "free; keep it for the guest by a static host"))),
    ...hosts,
  ].filter(({ value }) => !own.some((address) => address && formatAddress(address) === value));
}

function familyOf(ask: Ask): Family {
  return beside(ask, "family") === "ipv6" ? "ipv6" : "ipv4";
}

function writtenLength(ask: Ask, family: Family): number | undefined {
  const netmask = addressBeside(ask, "netmask");
  const length = netmask ? prefixOfNetmask(netmask) : Number(beside(ask, "prefix"));
  return length !== undefined && Number.isInteger(length) && length > 0 && length <= widthOf(family)
    ? length
    : undefined;
}

/** Returns the written address, if it is of the route's family. */
function destinationBeside(ask: Ask, family: Family): Address | undefined {
  const address = addressBeside(ask, "address");
  return address?.family === family ? address : undefined;
}

/** Returns lengths that leave no host bits in the address, first the one that matches its zeros. */
function lengthsFor(family: Family, address: Address | undefined): readonly number[] {
  if (address === undefined) return usual[family];
  if (address.bits === 0n) return [0];
  const fits = (length: number) => sameAddress(networkAddress(address, length), address);
  return [...new Set([likelyPrefix(address), ...usual[family]])].filter(fits);
}

function named(address: Address | undefined, length: number): string {
  if (length === 0) return "everything: the default route";
  return address ? formatSubnet(address, length) : `/${length}`;
}
