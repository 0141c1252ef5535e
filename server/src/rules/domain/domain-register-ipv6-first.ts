import { formatAddress } from "../../network/address.js";
import { defineRule } from "../rule.js";

export const domainRegisterIpv6First = defineRule({
  id: "domain-register-ipv6-first",
  title: "Registered domain with its IPv6 address first",
  stage: "advice",
  severity: "hint",
  since: "10.1.0",
  why: "With `register='yes'` libvirt tells the host's resolver one address of the network to ask, that of the first `<ip>`. When an IPv6 subnet comes first, the host asks over IPv6; where that is disabled on the bridge, its queries are lost.",
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
  check({ domain, subnets }, { report }) {
    const [first] = subnets;
    if (!domain?.register?.value || first?.family !== "ipv6" || !first.address?.value) return;
    const other = subnets.find(({ family, address }) => family === "ipv4" && address?.value);
    if (!other?.address) return;
    report({
      span: first.address.span,
      message: `The host's resolver is told only the first address, ${formatAddress(first.address.value)}; put the <ip> of ${other.address.raw} first to register that`,
      related: [{ span: domain.register.span, message: "The network is registered with the host's resolver here" }],
    });
  },
});
