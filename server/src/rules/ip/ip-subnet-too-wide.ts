import { formatSubnet } from "../../network/address.js";
import { defineRule } from "../rule.js";

export const ipSubnetTooWide = defineRule({
  id: "ip-subnet-too-wide",
  title: "Very large subnet",
  stage: "advice",
  severity: "hint",
  why: "A subnet larger than a /16 overlaps other networks that the host may one day need to reach: a VPN, containers, a second libvirt network. No bridge holds so many guests.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='10.0.0.1' prefix='«8»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='10.0.0.1' netmask='«255.254.0.0»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='10.0.0.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='10.0.0.1' prefix='16'/>
      </network>
    `,
  ],
  on: "subnet",
  check({ address, family, netmask, prefix, prefixLength, prefixSource }, { report }) {
    if (family !== "ipv4" || address?.value?.family !== "ipv4" || !prefixLength || prefixLength >= 16) return;
    const field = prefixSource === "prefix" ? prefix : prefixSource === "netmask" ? netmask : undefined;
    if (!field) return;
    report({
      span: field.span,
      message: `${formatSubnet(address.value, prefixLength)} is larger than any bridge needs and hides other networks; a /24 holds 253 guests`,
    });
  },
});
