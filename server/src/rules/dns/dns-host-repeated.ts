import { formatAddress } from "../../network/address.js";
import type { DnsHost } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";

export const dnsHostRepeated = defineRule({
  id: "dns-host-repeated",
  title: "DNS host written twice",
  stage: "advice",
  severity: "information",
  why: "Two `<host>` with the same address can be one with all the names; a name under several addresses is answered with all of them, in turns. `virsh net-update` rejects either, so most often it is a slip of copying.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
          </host>
          <host ip='«192.168.77.9»'>
            <hostname>www</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.8'>
            <hostname>web</hostname>
          </host>
          <host ip='192.168.77.9'>
            <hostname>«web»</hostname>
          </host>
          <host ip='«192.168.77.9»'>
            <hostname>www</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
          </host>
          <host ip='fd00:77::5'>
            <hostname>web</hostname>
          </host>
          <host ip='«192.168.77.9»'>
            <hostname>www</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
            <hostname>www</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
          </host>
          <host ip='fd00:77::9'>
            <hostname>web</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ dns }, { report }) {
    const byAddress = new Map<string, DnsHost>();
    const byName = new Map<string, DnsHost>();
    for (const host of dns?.hosts ?? []) {
      if (!host.ip?.value) continue;
      const address = formatAddress(host.ip.value);
      const earlier = byAddress.get(address);
      if (earlier?.ip) {
        report({
          span: host.ip.span,
          message: `${address} has a <host> already; both are served, put all its names into one <host>`,
          related: [{ span: earlier.ip.span, message: `${address} is written here first` }],
        });
        continue;
      }
      byAddress.set(address, host);
      for (const { value, span } of host.hostnames) {
        const key = value && `${host.ip.value.family} ${value.toLowerCase()}`;
        if (!key) continue;
        const namesake = byName.get(key);
        if (namesake?.ip && namesake !== host) {
          report({
            span,
            message: `${quoted(value)} is a name of ${namesake.ip.raw} already; dnsmasq answers with both addresses in turns, keep one unless you mean that`,
            related: [{ span: namesake.ip.span, message: `${quoted(value)} stands for this address too` }],
          });
        } else byName.set(key, host);
      }
    }
  },
});
