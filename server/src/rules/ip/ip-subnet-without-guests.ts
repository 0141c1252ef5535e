import { formatSubnet } from "../../network/address.js";
import { defineRule } from "../rule.js";

export const ipSubnetWithoutGuests = defineRule({
  id: "ip-subnet-without-guests",
  title: "Subnet without room for a guest",
  stage: "advice",
  severity: "information",
  why: "A /32 (for IPv6 a /128) holds the host's own address and nothing else, a /31 one more; libvirt allows no DHCP range in them. Routed networks do without a subnet now and then, elsewhere it is a mistake.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='«32»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' netmask='«255.255.255.254»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='«128»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='30'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='127'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <ip address='192.168.77.1' prefix='32'/>
      </network>
    `,
  ],
  on: "subnet",
  check({ network, address, family, netmask, prefix, prefixLength }, { report }) {
    if (network.mode !== "nat" && network.mode !== "none") return;
    if (!address?.value || address.value.family !== family || prefixLength === undefined) return;
    if (prefixLength < (family === "ipv4" ? 31 : 128)) return;
    report({
      span: (prefix ?? netmask ?? address).span,
      message: `${formatSubnet(address.value, prefixLength)} leaves no room for guests; a /${family === "ipv4" ? 24 : 64} is usual`,
    });
  },
});
