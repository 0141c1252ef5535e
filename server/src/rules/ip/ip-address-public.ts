import { formatSubnet, spaceOf } from "../../network/address.js";
import { defineRule } from "../rule.js";
import { reportOnce } from "../shared/advice-once.js";

export const ipAddressPublic = defineRule({
  id: "ip-address-public",
  title: "Public addresses in a NAT or isolated network",
  stage: "advice",
  severity: "information",
  why: "In mode nat and in isolated networks the guests' addresses are never seen outside, so there is no reason to use public ones; and host and guests can no longer reach their real owner. 172.32.0.0 and 192.169.0.0 are the usual slips: the private blocks are 10.0.0.0/8, 172.16.0.0/12 and 192.168.0.0/16.",
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
  on: "network",
  check({ mode, subnets }, { report }) {
    if (mode !== "nat" && mode !== "none") return;
    const purpose = mode === "nat" ? "for NAT" : "for an isolated network";
    const found = subnets.flatMap(({ address, family, prefixLength }) => {
      if (family !== "ipv4" || address?.value?.family !== "ipv4" || prefixLength === undefined) return [];
      if (spaceOf(address.value) !== "global") return [];
      return {
        span: address.span,
        message: `${formatSubnet(address.value, prefixLength)} is public; use a private subnet ${purpose}`,
        consequence: "Host and guests can no longer reach the real owner of these addresses.",
      };
    });
    reportOnce(report, found, "Another public subnet");
  },
});
