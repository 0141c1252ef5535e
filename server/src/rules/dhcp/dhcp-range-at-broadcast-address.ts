import { broadcastAddress, formatAddress, formatSubnet, networkAddress, plus } from "../../network/address.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { newRanges } from "../shared/new-ranges.js";
import { widenings } from "../shared/wider-subnets.js";

export const dhcpRangeAtBroadcastAddress = defineRule({
  id: "dhcp-range-at-broadcast-address",
  title: "DHCP range ends at the broadcast address",
  stage: "parse",
  severity: "error",
  why: "The highest address of an IPv4 subnet reaches every guest at once, so none can have it. libvirt rejects a range that ends there since 1.2.17.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='«192.168.77.255»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.254' end='«192.168.77.255»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.255' end='«192.168.77.255»'/>
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
            <range start='192.168.77.10' end='192.168.77.254'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.76.1' prefix='22'>
          <dhcp>
            <range start='192.168.76.10' end='192.168.77.255'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "range",
  check(range, { vocabulary, report }) {
    const { subnet, start, end } = range;
    const own = subnet.address?.value;
    if (own?.family !== "ipv4" || subnet.prefixLength === undefined || end?.value?.family !== "ipv4") return;
    if (end.value.bits !== broadcastAddress(own, subnet.prefixLength).bits) return;
    const stage = holds({ since: "1.2.17" }, vocabulary.version) ? "parse" : "runtime";
    const last = plus(end.value, -1n);
    const lowest = networkAddress(own, subnet.prefixLength).bits;
    // In a /31 or /32 both ends are wrong, and the start is reported.
    if (subnet.prefixLength > 30 && start?.value?.bits === lowest) return;
    const fits = start?.value && start.value.bits <= last.bits && last.bits > lowest;
    report({
      span: end.span,
      stage,
      message: `DHCP range ends at ${end.raw}, the broadcast address of ${formatSubnet(own, subnet.prefixLength)}`,
      ...(stage === "runtime" && { consequence: "No guest can use that address." }),
      fixes: [
        ...(fits ? [change(end.attribute, formatAddress(last))] : widenings(range)),
        ...newRanges(range, start?.value, last),
      ],
    });
  },
});
