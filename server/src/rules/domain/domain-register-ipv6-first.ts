import { formatAddress } from "../../network/address.js";
import { childElements } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { moveInto } from "../shared/moves.js";

export const domainRegisterIpv6First = defineRule({
  id: "domain-register-ipv6-first",
  title: "Registered domain with its IPv6 address first",
  stage: "advice",
  severity: "hint",
  since: "10.1.0",
  why: "With `register='yes'` libvirt registers one address of the network with the host's resolver, that of the first `<ip>`. When an IPv6 subnet comes first, the host sends its queries over IPv6; where that is disabled on the bridge, they are lost.",
  bad: [
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes' register='yes'/>
        <ip family='ipv6' address='«fd00:77::1»' prefix='64'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes' register='yes'/>
        <ip family='ipv6' address='«fd00:77::1»' prefix='64'/>
        <ip family='ipv6' address='fd00:78::1' prefix='64'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes' register='yes'/>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes' register='yes'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    const { domain, subnets } = network;
    const [first] = subnets;
    if (!domain?.register?.value || first?.family !== "ipv6" || !first.address?.value) return;
    const other = subnets.find(({ family, address }) => family === "ipv4" && address?.value);
    if (!other?.address) return;
    const { start } = first.element.span;
    const before = childElements(network.element).findLast(({ span }) => span.end <= start);
    report({
      span: first.address.span,
      message: `The host's resolver gets the first address, ${formatAddress(first.address.value)}; move the <ip> of ${other.address.raw} to the front`,
      consequence: "Where IPv6 is disabled on the bridge, its queries are lost.",
      related: [{ span: domain.register.span, message: "Here the network is registered with the host's resolver" }],
      fixes: [
        {
          title: `Move the <ip> of ${other.address.raw} to the front`,
          safe: false,
          edits: moveInto(document, other.element, network.element, before ?? null),
        },
      ],
    });
  },
});
