import { formatSubnet, spaceOf } from "../../network/address.js";
import { defineRule } from "../rule.js";
import { reportOnce } from "../shared/advice-once.js";

export const ipAddressOfDocumentation = defineRule({
  id: "ip-address-of-documentation",
  title: "Address meant for documentation",
  stage: "advice",
  severity: "information",
  why: "The blocks 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 and 2001:db8::/32 are for examples. libvirt accepts them, but they are mostly left over from a page the document was copied from.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='«192.0.2.1»' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='«2001:db8:77::1»' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«203.0.113.1»' prefix='24'/>
        <ip family='ipv6' address='2001:db8:77::1' prefix='64'/>
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
        <forward mode='route'/>
        <ip address='203.0.112.1' prefix='24'/>
        <ip family='ipv6' address='2001:db9:77::1' prefix='64'/>
      </network>
    `,
  ],
  on: "network",
  check({ subnets }, { report }) {
    const found = subnets.flatMap(({ address, family, prefixLength }) => {
      if (address?.value?.family !== family || prefixLength === undefined) return [];
      if (!address?.value || spaceOf(address.value) !== "documentation") return [];
      const subnet = formatSubnet(address.value, prefixLength);
      const message = `${subnet} is reserved for examples in documentation; use a private subnet`;
      return { span: address.span, message };
    });
    reportOnce(report, found, "Another subnet for documentation");
  },
});
