import { formatSubnet, spaceOf } from "../../network/address.js";
import { defineRule } from "../rule.js";

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
  on: "subnet",
  check({ address, family, prefixLength }, { report }) {
    if (!address?.value || address.value.family !== family || prefixLength === undefined) return;
    if (spaceOf(address.value) !== "documentation") return;
    report({
      span: address.span,
      message: `${formatSubnet(address.value, prefixLength)} is set aside for examples in documents; libvirt takes it, a private subnet is mostly what is meant`,
    });
  },
});
