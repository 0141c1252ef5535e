import { formatSubnet, spaceOf } from "../../network/address.js";
import { defineRule } from "../rule.js";

export const ipAddressPublic = defineRule({
  id: "ip-address-public",
  title: "Public addresses behind NAT or in isolation",
  stage: "advice",
  severity: "information",
  why: "In the mode nat and in an isolated network the guests' addresses are never seen outside, so there is no reason to use public ones; and whoever really owns them is out of reach of host and guests. 172.32.0.0 and 192.169.0.0 are the usual slips: the private blocks are 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='«172.32.0.1»' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«192.169.77.1»' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='172.31.0.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <ip address='172.32.0.1' prefix='24'/>
      </network>
    `,
  ],
  on: "subnet",
  check({ network, address, family, prefixLength }, { report }) {
    if (network.mode !== "nat" && network.mode !== "none") return;
    if (family !== "ipv4" || address?.value?.family !== "ipv4" || prefixLength === undefined) return;
    if (spaceOf(address.value) !== "global") return;
    report({
      span: address.span,
      message: `${formatSubnet(address.value, prefixLength)} belongs to somebody on the Internet, whom host and guests can then no longer reach; ${network.mode === "nat" ? "behind NAT" : "in an isolated network"} a private subnet serves as well`,
    });
  },
});
