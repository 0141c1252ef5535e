// Makes a copied static host one of its own: another MAC address, name and address for those that an earlier host has.
import { freeWithin, takenAddresses } from "../../addressing/free-addresses.js";
import { chanceFrom, macsOf, newMac, nextName } from "../../addressing/new-identifiers.js";
import type { Fix } from "../../findings.js";
import { type Address, formatAddress, plus } from "../../network/address.js";
import { formatMac, type MacAddress } from "../../network/mac.js";
import type { Dhcp, Network, StaticHost } from "../../network/model.js";
import { subnetOf } from "../../network/subnet.js";
import { setValue } from "../../xml/value-edits.js";

export type Repeated = "MAC address" | "id" | "address" | "name";

/** Hosts of one list that get something new; finding it takes longer the more there are. */
const mostHosts = 100;

/** Returns a function that makes hosts of the list their own; no two get the same. */
export function createOwnHosts(dhcp: Dhcp): (host: StaticHost, repeated: ReadonlySet<Repeated>) => Fix[] {
  const { network } = dhcp.subnet;
  let taken: { macs: MacAddress[]; names: Set<string>; addresses: Set<bigint> } | undefined;
  let count = 0;
  return ({ mac, name, ip }, repeated) => {
    // What identifies a guest cannot be made up, but for a MAC address.
    if (repeated.has("id") || ++count > mostHosts) return [];
    taken ??= { macs: macsOf([network]), names: namesIn(network), addresses: new Set() };
    const { macs, names, addresses } = taken;
    const changes: { readonly attribute: "mac" | "name" | "ip"; readonly value: string }[] = [];
    const edits = [];
    if (mac?.value && repeated.has("MAC address")) {
      const fresh = newMac(chanceFrom(`${network.name?.raw} ${formatMac(mac.value)} ${count}`), macs);
      macs.push(fresh);
      changes.push({ attribute: "mac", value: formatMac(fresh) });
      edits.push(setValue(mac.attribute, formatMac(fresh)));
    }
    if (name && repeated.has("name")) {
      const fresh = nextName(name.raw, (next) => names.has(next.toLowerCase()));
      names.add(fresh.toLowerCase());
      changes.push({ attribute: "name", value: fresh });
      edits.push(setValue(name.attribute, fresh));
    }
    if (ip?.value && repeated.has("address")) {
      const fresh = addressAfter(dhcp, ip.value, addresses);
      if (!fresh) return [];
      addresses.add(fresh.bits);
      changes.push({ attribute: "ip", value: formatAddress(fresh) });
      edits.push(setValue(ip.attribute, formatAddress(fresh)));
    }
    const [only, ...others] = changes;
    if (!only) return [];
    const title =
      others.length > 0
        ? `Make it a host of its own (${changes.map(({ value }) => value).join(", ")})`
        : `Change ${only.attribute} to ${only.value}, which is ${only.attribute === "mac" ? "new" : "free"}`;
    return [{ title, safe: false, edits }];
  };
}

/** Names that hosts of the network have, in lower case. */
function namesIn({ subnets, dns }: Network): Set<string> {
  const names = subnets.flatMap(({ dhcp }) => (dhcp?.hosts ?? []).map(({ name }) => name?.raw));
  const hostnames = (dns?.hosts ?? []).flatMap((host) => host.hostnames.map(({ raw }) => raw.trim()));
  return new Set([...names, ...hostnames].flatMap((name) => name?.toLowerCase() ?? []));
}

/** Returns the next free address, else the lowest; outside the ranges, whose addresses are for guests that are not listed. */
function addressAfter({ subnet, ranges }: Dhcp, address: Address, given: ReadonlySet<bigint>): Address | undefined {
  const span = subnetOf(subnet);
  if (!span || span.networkAddress.family !== address.family || span.prefixLength === 0) return undefined;
  const taken = takenAddresses(subnet, address.family);
  for (const from of [plus(address, 1), undefined]) {
    for (const free of freeWithin(span, ranges, taken, from)) if (!given.has(free.bits)) return free;
  }
  return undefined;
}
