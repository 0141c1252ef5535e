import { defineRule } from "../rule.js";

export const domainRegisterNeedsResolved = defineRule({
  id: "domain-register-needs-resolved",
  title: "Registered domain needs systemd-resolved",
  stage: "runtime",
  severity: "information",
  since: "10.1.0",
  why: "For `register='yes'` libvirt registers the network with systemd-resolved when it starts. On a host where that service does not run, the network does not start.",
  bad: [
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes' «register='yes'»/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <domain name='lab.test' localOnly='yes' «register='yes'»/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes' register='no'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes' register='yes'/>
      </network>
    `,
  ],
  on: "network",
  check({ domain, subnets, mode }, { report }) {
    if (!domain?.register?.value || !domain.name?.value) return;
    if (subnets.length === 0 || mode === undefined) return;
    report({
      span: domain.register.attribute.span,
      message: 'register="yes" needs systemd-resolved on the host',
      consequence: "Where it does not run, the network does not start.",
    });
  },
});
