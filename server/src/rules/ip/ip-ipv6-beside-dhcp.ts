import { serves } from "../../network/subnet.js";
import { defineRule } from "../rule.js";

export const ipIpv6BesideDhcp = defineRule({
  id: "ip-ipv6-beside-dhcp",
  title: "IPv6 subnet without DHCP next to one with DHCP",
  stage: "runtime",
  severity: "warning",
  since: "1.0.1",
  why: "Once one IPv6 subnet of a network is served by DHCP, the host announces its subnets so that guests ask the DHCP server instead of generating addresses. In another IPv6 subnet, which has no DHCP, guests then get no address at all. libvirt only notes it in its log.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <range start='fd00:77::10' end='fd00:77::20'/>
          </dhcp>
        </ip>
        <ip family='ipv6' address='«fd00:78::1»' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='«fd00:78::1»' prefix='64'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host name='web' ip='fd00:77::10'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <range start='fd00:77::10' end='fd00:77::20'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <range start='fd00:77::10' end='fd00:77::20'/>
          </dhcp>
        </ip>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <ip family='ipv6' address='fd00:78::1' prefix='64'/>
      </network>
    `,
  ],
  on: "network",
  check({ subnets }, { report }) {
    const ipv6 = subnets.filter((subnet) => subnet.family === "ipv6" && subnet.address?.value?.family === "ipv6");
    const serving = ipv6.find(serves);
    if (!serving?.dhcp) return;
    for (const subnet of ipv6) {
      const { address } = subnet;
      if (!address || serves(subnet)) continue;
      report({
        span: address.span,
        message: `${address.raw} has no DHCP, but another IPv6 subnet of this network does`,
        consequence: "Guests then ask DHCP for an address and get none of this subnet.",
        related: [{ span: serving.dhcp.element.nameSpan, message: "IPv6 DHCP is here" }],
      });
    }
  },
});
