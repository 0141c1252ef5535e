// Proposals for static hosts: the address, the MAC address or client ID, the name.

import { freeAddresses } from "../../addressing/free-addresses.js";
import { macsOf, newMac } from "../../addressing/new-identifiers.js";
import { type Address, plus } from "../../network/address.js";
import { formatMac } from "../../network/mac.js";
import type { StaticHost, Subnet } from "../../network/model.js";
import { rangeContains, subnetContains } from "../../network/subnet.js";
import { quoted } from "../../prose/wording.js";
import { type Ask, addressBeside, beside, following, type Proposal, proposed, sameAddress } from "./ask.js";
import { dhcpSubnet } from "./dhcp.js";

/** How many free addresses are proposed. */
const offered = 3;

/**
 * Proposes the addresses that DNS has for the host, then the one after the previous host's, then the lowest; inside the
 * ranges if need be.
 */
export function hostAddresses(ask: Ask): readonly Proposal[] {
  const subnet = dhcpSubnet(ask);
  if (!subnet) return [];
  const { element } = ask;
  const previous = hostBefore(subnet, ask);
  const free = (inRanges: boolean) => [
    ...freeAddresses(subnet, offered, { edited: element, inRanges, from: previous && plus(previous, 1) }),
    ...freeAddresses(subnet, offered, { edited: element, inRanges }),
  ];
  const outside = free(false);
  const [found, where] = outside.length > 0 ? [outside, "outside the ranges"] : [free(true), "kept out of the range"];
  const ranged = (subnet.dhcp?.ranges.length ?? 0) > 0;
  return [
    ...namedAddresses(ask, subnet),
    ...found.map((address) => proposed(address, ranged ? `free, ${where}` : "free")),
  ];
}

/** Returns the address of the host before this one, else of the last. */
function hostBefore({ dhcp }: Subnet, { element }: Ask): Address | undefined {
  const hosts = (dhcp?.hosts ?? []).filter((host) => host.element !== element && host.ip?.value);
  const before = hosts.findLast((host) => host.element.span.start < element.span.start);
  return (before ?? hosts.at(-1))?.ip?.value;
}

/** Proposes addresses that DNS has for this name: in the subnet, and of no other static host. */
function namedAddresses(ask: Ask, subnet: Subnet): Proposal[] {
  const name = beside(ask, "name");
  if (name === undefined) return [];
  const others = (subnet.dhcp?.hosts ?? []).filter(({ element }) => element !== ask.element);
  return (ask.network.dns?.hosts ?? []).flatMap(({ ip, hostnames }) => {
    const address = ip?.value;
    const fits =
      address !== undefined &&
      hostnames.some(({ raw }) => labelOf(raw) === labelOf(name)) &&
      subnetContains(subnet, address) &&
      !others.some((host) => sameAddress(host.ip?.value, address)) &&
      !subnet.dhcp?.ranges.some((range) => rangeContains(range, address));
    return fits ? [proposed(address, `${quoted(name)} in DNS`)] : [];
  });
}

function labelOf(name: string): string {
  return name.trim().toLowerCase().split(".")[0] ?? "";
}

/** Proposes an unused MAC address: only IPv4 guests are identified by it. */
export function hostMacs(ask: Ask): readonly Proposal[] {
  return dhcpSubnet(ask)?.address?.value?.family === "ipv6" ? [] : newMacs(ask);
}

/** Proposes an unused MAC address. */
export function newMacs({ network, others, chance }: Ask): readonly Proposal[] {
  return [{ value: formatMac(newMac(chance, macsOf([network, ...others]))), detail: "new, in QEMU's block 52:54:00" }];
}

/** Proposes the client ID for a MAC address (DUID-LL of RFC 8415, Ethernet): that of the same guest, or a new one. */
export function hostIds(ask: Ask): readonly Proposal[] {
  if (dhcpSubnet(ask)?.address?.value?.family === "ipv4") return [];
  const name = beside(ask, "name");
  const twins = ask.network.subnets.flatMap(({ dhcp }) =>
    (dhcp?.hosts ?? []).filter((host) => name !== undefined && host.name?.raw === name && host.mac?.value),
  );
  const macs = [
    ...twins.flatMap(({ mac }: StaticHost) =>
      mac?.value ? [{ value: formatMac(mac.value), detail: `made from the MAC address of ${quoted(name ?? "")}` }] : [],
    ),
    ...newMacs(ask).map(({ value }) => ({ value, detail: "made from a new MAC address" })),
  ];
  return macs.map(({ value, detail }) => ({ value: `00:03:00:01:${value}`, detail }));
}

/**
 * Proposes the names that DNS has for its address, the short one first, since libvirt adds the domain; then the one
 * after the last name.
 */
export function hostNames(ask: Ask): readonly Proposal[] {
  const address = addressBeside(ask, "ip");
  const names = (ask.network.dns?.hosts ?? [])
    .filter(({ ip }) => sameAddress(ip?.value, address))
    .flatMap(({ hostnames }) => hostnames.map(({ raw }) => raw.trim()));
  const hosts = dhcpSubnet(ask)?.dhcp?.hosts ?? [];
  const present = hosts.flatMap(({ element, name }) => (element === ask.element ? [] : (name?.value ?? [])));
  return [
    ...[...new Set(names.map((name) => name.split(".")[0] ?? name))].map((value) => ({
      value,
      detail: "its name in DNS",
    })),
    ...following(new Set(present)),
  ];
}
