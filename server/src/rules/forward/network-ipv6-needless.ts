import { makesBridge } from "../../network/read-forward.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const networkIpv6Needless = defineRule({
  id: "network-ipv6-needless",
  title: "IPv6 between guests allowed twice",
  stage: "advice",
  severity: "hint",
  since: "1.0.1",
  why: "`ipv6='yes'` on `<network>` lets guests use IPv6 among themselves where the network has no IPv6 address. With an IPv6 `<ip>` they may anyway.",
  bad: [
    `
      <network «ipv6='yes'»>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network «ipv6='yes'»>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network ipv6='yes'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network ipv6='no'>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    const { ipv6, subnets } = network;
    const address = subnets.find(({ family }) => family === "ipv6");
    if (ipv6?.value !== true || !address || !makesBridge(network)) return;
    report({
      span: ipv6.attribute.span,
      message: "ipv6='yes' is unnecessary: the network has an IPv6 address",
      related: [{ span: address.element.nameSpan, message: "The IPv6 address" }],
      fixes: [withoutAttribute(document, ipv6.attribute)],
      tags: ["unnecessary"],
    });
  },
});
