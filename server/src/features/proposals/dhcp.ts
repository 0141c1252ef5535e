// Proposals for DHCP: bounds of ranges, lease times.

import { rangeEnds, rangeStarts } from "../../addressing/free-ranges.js";
import { type Address, formatAddress } from "../../network/address.js";
import type { Subnet } from "../../network/model.js";
import { ownAddresses, subnetContains, subnetOf } from "../../network/subnet.js";
import { type Ask, addressBeside, beside, type Proposal, proposed } from "./ask.js";

/** Proposes start addresses of a range, the usual ones first. */
export function rangeStartAddresses(ask: Ask): readonly Proposal[] {
  const subnet = dhcpSubnet(ask);
  if (!subnet) return [];
  const end = addressBeside(ask, "end");
  return rangeStarts(subnet, { end, edited: ask.element }).map((start) => proposed(start, placeOf(ask, subnet, start)));
}

/** Proposes end addresses of a range, with its size. */
export function rangeEndAddresses(ask: Ask): readonly Proposal[] {
  const subnet = dhcpSubnet(ask);
  if (!subnet) return [];
  const written = addressBeside(ask, "start");
  const [usual] = rangeStarts(subnet, { edited: ask.element });
  const start = written && subnetContains(subnet, written) ? written : usual;
  return rangeEnds(subnet, { start, edited: ask.element }).map((end) =>
    proposed(end, start ? `${end.bits - start.bits + 1n} addresses from ${formatAddress(start)}` : ""),
  );
}

/** Returns the subnet of an element in its <dhcp>. */
export function dhcpSubnet({ network, element }: Ask): Subnet | undefined {
  return network.subnets.find((subnet) => subnet.element === element.parent?.parent);
}

/** Describes a range with that start: how many addresses remain for static hosts. */
function placeOf({ element }: Ask, subnet: Subnet, start: Address): string {
  const others = (subnet.dhcp?.ranges ?? []).filter((range) => range.element !== element);
  if (others.some(({ end }) => end?.value && end.value.bits + 1n === start.bits)) return "behind another range";
  const first = subnetOf(subnet)?.first?.bits ?? start.bits;
  const own = ownAddresses(subnet.network).filter(
    ({ family, bits }) => family === start.family && first <= bits && bits < start.bits,
  );
  const room = start.bits - first - BigInt(own.length);
  if (room === 0n) return "the lowest address for guests";
  return others.length > 0 ? "in no other range" : `leaves ${room} below for static hosts`;
}

const perUnit: ReadonlyMap<string, number> = new Map(Object.entries<number>({ seconds: 1, minutes: 60, hours: 3600 }));

/** Lease times in seconds; libvirt accepts two minutes or more. */
const leases: readonly (readonly [seconds: number, detail: string])[] = [
  [3600, "1 hour, what dnsmasq takes without a lease"],
  [12 * 3600, "12 hours"],
  [24 * 3600, "1 day"],
  [7 * 24 * 3600, "1 week"],
  [0, "the lease never ends"],
];

/** Proposes lease times in the unit of the `unit` attribute. */
export function leaseTimes(ask: Ask): readonly Proposal[] {
  const unit = perUnit.get(beside(ask, "unit") ?? "minutes") ?? 60;
  return leases.map(([seconds, detail]) => ({ value: String(seconds / unit), detail }));
}
