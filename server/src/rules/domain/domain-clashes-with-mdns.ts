import { isWithin } from "../../network/dns-name.js";
import { quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";

export const domainClashesWithMdns = defineRule({
  id: "domain-clashes-with-mdns",
  title: "Domain under .local",
  stage: "advice",
  severity: "information",
  why: "Names under `.local` belong to multicast DNS (RFC 6762): Avahi, systemd-resolved and macOS query all neighbours for them and not the DNS server. Whether guests find each other then depends on their resolver. `home.arpa`, `.internal` and `.test` are reserved for uses like this.",
  bad: [
    `
      <network>
        <name>lab</name>
        <domain name='«lab.local»' localOnly='yes'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='«local»' localOnly='yes'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <domain name='lab.internal' localOnly='yes'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.local.test' localOnly='yes'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lablocal' localOnly='yes'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ domain }, { report }) {
    const name = domain?.name;
    if (!name?.value || !isWithin(name.value, "local")) return;
    report({
      span: name.span,
      message: `Domain ${quoted(name.value)} is under .local, which is for multicast DNS; use .internal or home.arpa`,
      consequence: "Some guests do not query the network's server for its names.",
    });
  },
});
