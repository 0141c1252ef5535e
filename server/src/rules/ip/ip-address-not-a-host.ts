import { formatAddress, formatSubnet, plus, spaceOf } from "../../network/address.js";
import { subnetOf } from "../../network/subnet.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const ipAddressNotAHost = defineRule({
  id: "ip-address-not-a-host",
  title: "Address of the subnet itself instead of a host's",
  stage: "runtime",
  severity: "warning",
  why: "`address` is the host's own address on the network, the gateway of its guests. The lowest address of an IPv4 subnet names the subnet, the highest is its broadcast address; libvirt puts either on the bridge, but guests get a gateway they cannot use. Mostly the subnet was pasted.",
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
    const better = formatAddress(plus(own, lowest ? 1 : -1));
    report({
      span: address.span,
      message: `${address.raw} is the ${lowest ? "network" : "broadcast"} address of ${formatSubnet(own, span.prefixLength)}, not a host's; libvirt puts it on the bridge and guests get a gateway they cannot use, write ${better}`,
      fixes: [change(address.attribute, better)],
    });
  },
});
