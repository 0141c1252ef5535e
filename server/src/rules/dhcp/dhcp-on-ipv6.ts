import { findElements } from "../../network/fields.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const dhcpOnIpv6 = defineRule({
  id: "dhcp-on-ipv6",
  title: "DHCP on IPv6 before libvirt 1.0.1",
  stage: "ignored",
  severity: "warning",
  since: "0.8.7",
  until: "1.0.0",
  why: "Before 1.0.1 libvirt read `<dhcp>` under IPv4 addresses only; it silently ignored one under an IPv6 address, so guests chose their addresses from the announced prefix.",
  bad: [
    `
      <!-- virnet-target 0.10.0 -->
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <«dhcp»>
            <range start='fd00:77::10' end='fd00:77::20'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 1.0.0 -->
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <«dhcp»>
            <range start='fd00:77::10' end='fd00:77::20'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <!-- virnet-target 0.10.0 -->
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 1.0.0 -->
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
  ],
  on: "subnet",
  check({ element: ip, address, family }, { document, report }) {
    const element = findElements(ip, "dhcp")[0];
    if (!element || family !== "ipv6" || address?.value?.family !== "ipv6") return;
    report({
      span: element.nameSpan,
      message: `<dhcp> is in the IPv6 <ip> of ${address.raw}; libvirt serves DHCP there only since 1.0.1`,
      fixes: [withoutElement(document, element)],
      tags: ["unnecessary"],
    });
  },
});
