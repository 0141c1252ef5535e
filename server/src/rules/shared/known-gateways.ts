// Gateways that a document names already: what a wrong one may have been meant to be.

import { type Address, type Family, formatAddress } from "../../network/address.js";
import { subnetHolding, subnetOfBridge } from "../../network/lookup.js";
import type { Network, Route } from "../../network/model.js";
import { subnetOf } from "../../network/subnet.js";

/** More choices than that help nobody. */
const mostOffered = 3;

/** Returns the gateways of other routes that a guest of the network can be, as text without duplicates. */
export function otherGateways(network: Network, route: Route, family: Family): string[] {
  const found = new Set<string>();
  for (const { gateway } of network.routes) {
    if (found.size >= mostOffered) break;
    const value = gateway?.value;
    if (value?.family !== family || value.bits === route.gateway?.value?.bits) continue;
    if (isGuest(network, value)) found.add(formatAddress(value));
  }
  return [...found];
}

/** Whether the address may be that of a guest: in a subnet, neither at its edge nor the host's own. */
function isGuest(network: Network, address: Address): boolean {
  const subnet = subnetHolding(network, address);
  const span = subnet && subnetOf(subnet);
  if (!span || subnetOfBridge(network, address)) return false;
  return !span.first || !span.last || (span.first.bits <= address.bits && address.bits <= span.last.bits);
}
