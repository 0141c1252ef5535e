import { makesBridge } from "../../network/read-forward.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

/** The least that Linux accepts for a bridge, and the least with which it supports IPv6. */
const [smallest, smallestForIpv6] = [68, 1280];

export const mtuTooSmall = defineRule({
  id: "mtu-too-small",
  title: "MTU below what Linux accepts",
  stage: "start",
  severity: "error",
  since: "3.1.0",
  why: "Linux accepts no MTU below 68 for a bridge, and turns IPv6 off below 1280, so that an IPv6 address cannot be added. libvirt defines such a network, but cannot start it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <mtu size='«1200»'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='«67»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='«68»'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='«67»'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <mtu size='1280'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='68'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mtu size='0'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    const size = network.mtu?.size;
    if (size?.value === undefined || size.value === 0 || !makesBridge(network)) return;
    const ipv6 = network.subnets.find(
      ({ family, address }) => family === "ipv6" && address?.value?.family === "ipv6",
    )?.address;
    const limit = ipv6 ? smallestForIpv6 : smallest;
    if (size.value >= limit) return;
    const forIpv6 = ipv6 !== undefined && size.value >= smallest;
    report({
      span: size.span,
      message: `An MTU of ${size.value} is too small: ${ipv6 ? "IPv6" : "a bridge"} needs at least ${limit}`,
      related: forIpv6 ? [{ span: ipv6.span, message: "The IPv6 address is here" }] : [],
      // Less than 576 is too small for many protocols.
      fixes: [...(ipv6 ? [change(size.attribute, String(limit))] : []), change(size.attribute, "1500")],
    });
  },
});
