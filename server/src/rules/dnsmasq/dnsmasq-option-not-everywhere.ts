import { isRejected } from "../../dnsmasq/judge.js";
import { optionNamed } from "../../dnsmasq/options.js";
import { dnsmasqOf } from "../../dnsmasq/versions.js";
import { defineRule } from "../rule.js";
import { optionLines } from "../shared/dnsmasq-lines.js";

export const dnsmasqOptionNotEverywhere = defineRule({
  id: "dnsmasq-option-not-everywhere",
  title: "Option that not every dnsmasq has",
  stage: "runtime",
  severity: "information",
  since: "5.6.0",
  why: "Which options exist depends on the host's dnsmasq, not on libvirt: on its version and on how it was built. A dnsmasq that lacks the option rejects its configuration, and the network does not start on that host.",
  bad: [
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«no-0x20-encode»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«dhcp-luascript=/etc/lab.lua»'/>
          <dnsmasq:option value='«dhcp-option-pxe=6,192.168.77.5»'/>
        </dnsmasq:options>
      </network>
    `,
  ],
  good: [
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='cache-size=500'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='dhcp-option=6,192.168.77.5'/>
        </dnsmasq:options>
      </network>
    `,
  ],
  on: "network",
  check(network, { vocabulary, report }) {
    for (const { field, line } of optionLines(network, vocabulary)) {
      if (line === "quote" || isRejected(line, dnsmasqOf(vocabulary.version))) continue;
      const option = optionNamed(line.keyword);
      const newer = option?.since;
      if (newer === undefined && !option?.rarelyBuiltIn) continue;
      const lacking = newer ? `needs dnsmasq ${newer} or later` : "is missing from the dnsmasq of most distributions";
      report({
        span: field.span,
        message: `${line.keyword} ${lacking}`,
        consequence: "Where the host's dnsmasq does not have it, the network does not start.",
      });
    }
  },
});
