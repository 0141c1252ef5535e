import { broadcastAddress, formatAddress, formatSubnet, networkAddress, plus } from "../../network/address.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { newRanges } from "../shared/new-ranges.js";
import { widenings } from "../shared/wider-subnets.js";

export const dhcpRangeAtNetworkAddress = defineRule({
  id: "dhcp-range-at-network-address",
  title: "DHCP range starts at the network address",
  stage: "parse",
  severity: "error",
  why: "The lowest address of an IPv4 subnet is the name of the subnet itself, so no guest can have it. libvirt rejects a range that starts there since 1.2.17. In a /31 or /32 no range at all is possible.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='«192.168.77.0»' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.254' prefix='24'>
          <dhcp>
            <range start='«192.168.77.0»' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='«192.168.77.0»' end='192.168.77.2'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='«192.168.77.0»' end='192.168.77.0'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.0' prefix='31'>
          <dhcp>
            <range start='«192.168.77.0»' end='192.168.77.1'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.2' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.76.1' prefix='23'>
          <dhcp>
            <range start='192.168.77.0' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "range",
  check(range, { vocabulary, report }) {
    const { subnet, start, end } = range;
    const own = subnet.address?.value;
    if (own?.family !== "ipv4" || subnet.prefixLength === undefined || start?.value?.family !== "ipv4") return;
    if (start.value.bits !== networkAddress(own, subnet.prefixLength).bits) return;
    const stage = holds({ since: "1.2.17" }, vocabulary.version) ? "parse" : "runtime";
    // The first address after the network's own, skipping that of the bridge.
    let next = plus(start.value, 1n);
    if (next.bits === own.bits) next = plus(next, 1n);
    const highest = broadcastAddress(own, subnet.prefixLength).bits;
    const fits = end?.value && next.bits <= end.value.bits && next.bits < highest;
    report({
      span: start.span,
      stage,
      message: `DHCP range starts at ${start.raw}, the network address of ${formatSubnet(own, subnet.prefixLength)}`,
      ...(stage === "runtime" && { consequence: "No guest can use that address." }),
      fixes: [
        ...(fits ? [change(start.attribute, formatAddress(next))] : widenings(range)),
        ...newRanges(range, next, end?.value),
      ],
    });
  },
});
