import { defineRule } from "../rule.js";

export const dnsForwarderInIsolatedNetwork = defineRule({
  id: "dns-forwarder-in-isolated-network",
  title: "Forwarder in an isolated network",
  stage: "advice",
  severity: "hint",
  why: "In a network without `<forward>` libvirt keeps dnsmasq from asking the host's resolvers, so that guests cannot look up names outside. A `<forwarder>` undoes that: queries and answers pass through it, which is enough to carry data out.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='«192.0.2.53»'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns enable='yes'>
          <forwarder addr='«192.0.2.53»'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <dns>
          <forwarder addr='192.0.2.53'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='192.0.2.53'/>
        </dns>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check({ mode, dns, subnets }, { report }) {
    if (mode !== "none" || subnets.length === 0 || dns?.enable?.value === false) return;
    const addr = dns?.forwarders.find((forwarder) => forwarder.addr?.value)?.addr;
    if (!addr) return;
    report({
      span: addr.span,
      message: `Forwarder ${addr.raw} lets guests of an isolated network query servers outside; is that intended?`,
    });
  },
});
