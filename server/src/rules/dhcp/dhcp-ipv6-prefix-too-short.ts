import { formatAddress, formatSubnet, inSubnet, withSubnetOf } from "../../network/address.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** The shortest prefix with which dnsmasq serves DHCP for IPv6. */
const shortest = 64;

export const dhcpIpv6PrefixTooShort = defineRule({
  id: "dhcp-ipv6-prefix-too-short",
  title: "IPv6 DHCP in a subnet larger than a /64",
  stage: "start",
  severity: "error",
  since: "1.0.1",
  why: "dnsmasq, which serves DHCP for libvirt, only accepts IPv6 prefixes of at least 64. With a shorter one it does not start, and neither does the network.",
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
    if (own?.family !== "ipv6" || subnet.family !== "ipv6" || prefixLength === undefined || prefixLength >= shortest)
      return;
    if (own.bits === 0n || ranges.length + hosts.length === 0) return;
    const fields = [...ranges.flatMap(({ start, end }) => [start, end]), ...hosts.map(({ ip }) => ip)];
    const readable = fields.flatMap((each) => (each?.value ? [{ ...each, value: each.value }] : []));
    const strange = readable.filter(({ value }) => !inSubnet(value, own, shortest));
    const moves = strange.flatMap(({ attribute, value }) => {
      const address = withSubnetOf(value, own, shortest);
      return address ? [setValue(attribute, formatAddress(address))] : [];
    });
    const follow = moves.length > 0 ? ` and move the addresses to ${formatSubnet(own, shortest)}` : "";
    report({
      span: (prefix ?? address)?.span ?? element.nameSpan,
      message: `IPv6 DHCP in ${formatSubnet(own, prefixLength)}, but dnsmasq needs a prefix of at least ${shortest}`,
      related: [{ span: element.nameSpan, message: "The DHCP of the subnet" }],
      fixes:
        prefix && readable.length === fields.length && moves.length === strange.length
          ? [
              {
                title: `Change prefix to ${shortest}${follow}`,
                safe: false,
                edits: [setValue(prefix.attribute, `${shortest}`), ...moves],
              },
            ]
          : [],
    });
  },
});
