// Finds the part of a network that was read from an element of the document. Finds nothing for repeated elements that
// libvirt ignores, which were not read.

import { guestSettingsOf, ratesOf } from "../network/guests.js";
import type {
  Bandwidth,
  Dhcp,
  Lease,
  Network,
  PortGroup,
  Range,
  Rate,
  Route,
  StaticHost,
  Subnet,
  VirtualPort,
  Vlan,
} from "../network/model.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import type { XmlElement } from "../xml/tree.js";

export interface Here {
  readonly network: Network;
  readonly element: XmlElement;
  readonly vocabulary: Vocabulary;
}

/** Returns the part that was read from the element. */
export function partOf<T extends { readonly element: XmlElement }>(parts: readonly T[], { element }: Here) {
  return parts.find((part) => part.element === element);
}

export const subnetAt = (here: Here): Subnet | undefined => partOf(here.network.subnets, here);
export const dhcpAt = (here: Here): Dhcp | undefined => partOf(dhcpsOf(here), here);
export const rangeAt = (here: Here): Range | undefined =>
  partOf(
    dhcpsOf(here).flatMap(({ ranges }) => ranges),
    here,
  );
export const hostAt = (here: Here): StaticHost | undefined =>
  partOf(
    dhcpsOf(here).flatMap(({ hosts }) => hosts),
    here,
  );
export const routeAt = (here: Here): Route | undefined => partOf(here.network.routes, here);
export const portGroupAt = (here: Here): PortGroup | undefined => partOf(here.network.portGroups, here);
export const rateAt = (here: Here): Rate | undefined => partOf(guestSettingsOf(here.network).flatMap(ratesOf), here);

export function leaseAt(here: Here): Lease | undefined {
  const served = dhcpsOf(here).flatMap(({ ranges, hosts }) => [...ranges, ...hosts]);
  return partOf(
    served.flatMap(({ lease }) => lease ?? []),
    here,
  );
}

export function vlanAt(here: Here): Vlan | undefined {
  return partOf(
    guestSettingsOf(here.network).flatMap(({ vlan }) => vlan ?? []),
    here,
  );
}

export function virtualPortAt(here: Here): VirtualPort | undefined {
  return partOf(
    guestSettingsOf(here.network).flatMap(({ virtualPort }) => virtualPort ?? []),
    here,
  );
}

export function bandwidthAt(here: Here): Bandwidth | undefined {
  return partOf(
    guestSettingsOf(here.network).flatMap(({ bandwidth }) => bandwidth ?? []),
    here,
  );
}

function dhcpsOf({ network }: Here): Dhcp[] {
  return network.subnets.flatMap(({ dhcp }) => dhcp ?? []);
}
