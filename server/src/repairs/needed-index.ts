// What the values for missing things are computed from, indexed once for a network: thousands of elements may lack the same,
// and no two of them are given the same thing.
import { freeAddresses } from "../addressing/free-addresses.js";
import { freeSubnets } from "../addressing/free-subnets.js";
import { highestVlan, nextVlan } from "../addressing/new-identifiers.js";
import { memoized } from "../memoized.js";
import { type Address, addressKey } from "../network/address.js";
import { guestSettingsOf } from "../network/guests.js";
import { firstBy, subnetHolding } from "../network/lookup.js";
import type { Network, StaticHost, Subnet } from "../network/model.js";
import type { XmlElement } from "../xml/tree.js";

/** So many of a kind get a value; for more there is seldom room. */
const most = 100;

const staticHosts = memoized(({ subnets }: Network) => subnets.flatMap(({ dhcp }) => dhcp?.hosts ?? []));

/** The static hosts with an address, by name. */
export const staticHostsByName: (network: Network) => ReadonlyMap<string, StaticHost> = memoized((network) =>
  firstBy(staticHosts(network), ({ ip, name }) => (ip?.value && name?.value ? [name.value] : [])),
);

/** The static hosts with a name, by address. */
export const staticHostsByAddress: (network: Network) => ReadonlyMap<string, StaticHost> = memoized((network) =>
  firstBy(staticHosts(network), ({ ip, name }) => (ip?.value && name?.value ? [addressKey(ip.value)] : [])),
);

/** The addresses that DNS has, by name. */
export const recordsByName: (network: Network) => ReadonlyMap<string, Address> = memoized(({ dns }) => {
  const records = (dns?.hosts ?? []).flatMap(({ ip, hostnames }) =>
    ip?.value ? [{ address: ip.value, hostnames }] : [],
  );
  const first = firstBy(records, ({ hostnames }) => hostnames.map(({ raw }) => raw.trim()));
  return new Map([...first].map(([name, { address }]) => [name, address]));
});

/** The names of the DNS records, by their elements. */
export const namesByRecord: (network: Network) => ReadonlyMap<XmlElement, readonly string[]> = memoized(
  ({ dns }) =>
    new Map((dns?.hosts ?? []).map(({ element, hostnames }) => [element, hostnames.map(({ raw }) => raw.trim())])),
);

/** Unused VLAN IDs for the tags that have none, and for the VLANs that have no tag: that in the group's name, or the next. */
export const vlansByElement: (network: Network) => ReadonlyMap<XmlElement, number> = memoized((network) => {
  const settings = guestSettingsOf(network);
  const used = settings.flatMap(({ vlan }) => (vlan?.tags ?? []).flatMap(({ id }) => id?.value ?? []));
  const taken = new Set(used);
  let highest = [...used];
  const found = new Map<XmlElement, number>();
  for (const each of settings) {
    const tags = each.vlan?.tags ?? [];
    const lacking =
      tags.length === 0 ? [each.vlan?.element] : tags.map(({ id, element }) => (id ? undefined : element));
    for (const element of lacking) {
      if (element === undefined || found.size >= most) continue;
      const named = "default" in each ? Number(/(\d{1,4})$/.exec(each.name?.raw ?? "")?.[1] ?? 0) : 0;
      const isNamed = named > 0 && named <= highestVlan && !taken.has(named);
      const id = isNamed ? named : nextVlan(highest);
      if (id > highestVlan) continue;
      taken.add(id);
      highest = [...highest, id];
      found.set(element, id);
    }
  }
  return found;
});

/** Unused names for the port groups without one: after their VLAN, else with their number. */
export const namesByPortGroup: (network: Network) => ReadonlyMap<XmlElement, string> = memoized(({ portGroups }) => {
  const taken = new Set(portGroups.flatMap(({ name }) => name?.value ?? []));
  const found = new Map<XmlElement, string>();
  for (const [index, { element, name, vlan }] of portGroups.entries()) {
    if (name?.value) continue;
    const id = vlan?.tags.length === 1 ? vlan.tags[0]?.id?.value : undefined;
    let own = id === undefined || taken.has(`vlan-${id}`) ? `group${index + 1}` : `vlan-${id}`;
    for (let number = portGroups.length + 1; taken.has(own); number += 1) own = `group${number}`;
    taken.add(own);
    found.set(element, own);
  }
  return found;
});

/** Free addresses for the static hosts of a subnet that have none. */
export const addressesByHost: (subnet: Subnet) => ReadonlyMap<XmlElement, Address> = memoized((subnet) => {
  const lacking = (subnet.dhcp?.hosts ?? []).filter(({ ip }) => ip === undefined).slice(0, most);
  const free = lacking.length === 0 ? [] : freeAddresses(subnet, lacking.length);
  return new Map(lacking.flatMap(({ element }, index) => (free[index] ? [[element, free[index]] as const] : [])));
});

/** Free addresses for the DNS records that have none. */
export const addressesByRecord: (network: Network) => ReadonlyMap<XmlElement, Address> = memoized(
  ({ dns, subnets }) => {
    const lacking = (dns?.hosts ?? []).filter(({ ip }) => ip === undefined).slice(0, most);
    const [subnet] = subnets;
    const free = subnet === undefined || lacking.length === 0 ? [] : freeAddresses(subnet, lacking.length);
    return new Map(lacking.flatMap(({ element }, index) => (free[index] ? [[element, free[index]] as const] : [])));
  },
);

/** The gateways of routes that no subnet with an address reaches. */
export const gatewaysOutside: (network: Network) => readonly Address[] = memoized((network) =>
  network.routes.flatMap(({ gateway }) =>
    gateway?.value && subnetHolding(network, gateway.value) === undefined ? [gateway.value] : [],
  ),
);

/** Free IPv4 subnets of that length for the <ip> elements without an address, as far as there are some. */
export function freeSubnetFor(network: Network, element: XmlElement, length: number): Address | undefined {
  const index = placesByElement(network).get(element);
  if (index === undefined || index >= most) return undefined;
  return freeByLength(network)(length)[index];
}

const placesByElement = memoized(
  ({ subnets }: Network) =>
    new Map(subnets.filter(({ address }) => !address?.raw).map(({ element }, index) => [element, index])),
);

const freeByLength = memoized((network: Network) => {
  const known = new Map<number, readonly Address[]>();
  return (length: number): readonly Address[] => {
    let found = known.get(length);
    if (found === undefined) {
      const wanted = Math.min(placesByElement(network).size, most);
      const free: Address[] = [];
      for (const { address } of freeSubnets([network], length)) if (free.push(address) >= wanted) break;
      known.set(length, free);
      found = free;
    }
    return found;
  };
});
