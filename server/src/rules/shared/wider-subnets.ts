// Subnets that are a little too small for a range: the longest prefix with which libvirt accepts it.
import type { Fix } from "../../findings.js";
import { formatAddress, formatSubnet, netmaskOfPrefix } from "../../network/address.js";
import type { Range } from "../../network/model.js";
import { canBeHost } from "../../network/subnet.js";
import { setValue } from "../../xml/value-edits.js";

/** No subnet is widened further. */
const shortest = 16;

/** Widens the IPv4 subnet around a range until both ends are addresses that a guest can have; empty where none does. */
export function widenings({ subnet, start, end }: Range): Fix[] {
  const own = subnet.address?.value;
  const { netmask, prefix, prefixLength, prefixSource } = subnet;
  if (own?.family !== "ipv4" || prefixLength === undefined || !start?.value || !end?.value) return [];
  const ends = [start.value, end.value];
  for (let length = Math.min(prefixLength, 31) - 1; length >= shortest; length--) {
    if (![own, ...ends].every((address) => canBeHost(address, own, length))) continue;
    const [field, value] =
      prefixSource === "prefix"
        ? [prefix, `${length}`]
        : prefixSource === "netmask"
          ? [netmask, formatAddress(netmaskOfPrefix(length))]
          : [undefined, ""];
    if (!field) return [];
    const title = `Widen the subnet to ${formatSubnet(own, length)}`;
    return [{ title, safe: false, edits: [setValue(field.attribute, value)] }];
  }
  return [];
}
