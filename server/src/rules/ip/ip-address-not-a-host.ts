import { freeAddresses } from "../../addressing/free-addresses.js";
import { type Address, formatAddress, formatSubnet, plus, spaceOf } from "../../network/address.js";
import type { Subnet } from "../../network/model.js";
import { subnetOf } from "../../network/subnet.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const ipAddressNotAHost = defineRule({
  id: "ip-address-not-a-host",
  title: "Network or broadcast address as the host's own",
  stage: "runtime",
  severity: "warning",
  why: "`address` is the host's own address on the network, the gateway of its guests. The lowest address of an IPv4 subnet names the subnet, the highest is its broadcast address; libvirt puts either on the bridge, but guests get a gateway they cannot use. Usually the subnet was written in the place of the address.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='«192.168.77.0»' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«192.168.77.255»' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«192.168.77.128»' prefix='25'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.128' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='0.0.0.0' prefix='24'/>
      </network>
    `,
  ],
  on: "subnet",
  check(subnet, { report }) {
    const span = subnetOf(subnet);
    const { address, family } = subnet;
    if (!span?.first || address?.value?.family !== "ipv4" || family !== "ipv4") return;
    const own = address.value;
    if (spaceOf(own) === "unspecified" || spaceOf(own) === "broadcast") return;
    const lowest = own.bits === span.networkAddress.bits;
    if (!lowest && own.bits !== span.broadcast.bits) return;
    const better = freeNear(subnet, plus(own, lowest ? 1 : -1));
    const what = `${address.raw} is the ${lowest ? "network" : "broadcast"} address of ${formatSubnet(own, span.prefixLength)}`;
    report({
      span: address.span,
      message: better ? `${what}; write ${formatAddress(better)}` : `${what}, not a host's`,
      consequence: "libvirt puts it on the bridge, and guests get a gateway they cannot use.",
      fixes: better ? [change(address.attribute, formatAddress(better))] : [],
    });
  },
});

/** The address itself where no guest may have it, else the lowest one that is unused and in no range. */
function freeNear(subnet: Subnet, wanted: Address): Address | undefined {
  const [nearest] = freeAddresses(subnet, 1, { from: wanted });
  return nearest?.bits === wanted.bits ? nearest : freeAddresses(subnet, 1)[0];
}
