// dnsmasq as libvirt uses it: whether a network gets one.
import type { Mode } from "../vocabulary/vocabulary.js";
import type { Network } from "./model.js";

const hostModes: ReadonlySet<Mode | undefined> = new Set<Mode>(["none", "nat", "route", "open"]);

/** Whether libvirt may run a dnsmasq in this forward mode; in the others it does not handle guest traffic. */
export function mayRunDnsmasq({ mode }: Pick<Network, "mode">): boolean {
  return hostModes.has(mode);
}

/** Whether the network gets a dnsmasq when it starts, which requires an address and something to serve on it. */
export function runsDnsmasq(network: Network): boolean {
  if (!mayRunDnsmasq(network) || network.subnets.length === 0) return false;
  if (network.dns?.enable?.value !== false) return true;
  return network.subnets.some(
    ({ dhcp, tftp }) => tftp?.root !== undefined || (dhcp && dhcp.ranges.length + dhcp.hosts.length > 0),
  );
}

/** Whether the network's dnsmasq answers DNS queries. */
export function answersDns(network: Network): boolean {
  return runsDnsmasq(network) && network.dns?.enable?.value !== false;
}
