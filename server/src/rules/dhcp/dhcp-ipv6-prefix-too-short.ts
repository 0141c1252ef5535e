import { formatSubnet, inSubnet } from "../../network/address.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const dhcpIpv6PrefixTooShort = defineRule({
  id: "dhcp-ipv6-prefix-too-short",
  title: "IPv6 DHCP in a subnet larger than a /64",
  stage: "start",
  severity: "error",
  since: "1.0.1",
  why: "dnsmasq, which serves DHCP for libvirt, accepts an IPv6 prefix of at least 64. With a shorter one it does not start, so the network does not either.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='«60»'>
          <dhcp>
            <range start='fd00:77::10' end='fd00:77::20'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='«48»'>
          <dhcp>
            <range start='fd00:77:0:1::10' end='fd00:77:0:1::20'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='«63»'>
          <dhcp>
            <range start='fd00:77:0:0:8000::10' end='fd00:77:0:0:8000::20'/>
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
        <ip family='ipv6' address='fd00:77::1' prefix='60'>
          <dhcp></dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  check({ element, subnet, ranges, hosts }, { report }) {
    const { address, prefix, prefixLength } = subnet;
    const own = address?.value;
    if (own?.family !== "ipv6" || subnet.family !== "ipv6" || prefixLength === undefined || prefixLength >= 64) return;
    if (own.bits === 0n || ranges.length + hosts.length === 0) return;
    const bounds = ranges.flatMap(({ start, end }) => [start?.value, end?.value]);
    const fits = bounds.every((bound) => bound && inSubnet(bound, own, 64));
    report({
      span: (prefix ?? address)?.span ?? element.nameSpan,
      message: `IPv6 DHCP in ${formatSubnet(own, prefixLength)}, but dnsmasq needs a prefix of 64 at least`,
      related: [{ span: element.nameSpan, message: "DHCP is here" }],
      fixes: prefix && fits ? [change(prefix.attribute, "64")] : [],
    });
  },
});
