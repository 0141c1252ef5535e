import { isRejected } from "../../dnsmasq/judge.js";
import { dnsmasqOf } from "../../dnsmasq/versions.js";
import { runsDnsmasq } from "../../network/dnsmasq.js";
import { dnsmasqRejects } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { keywordsOf, optionLines, readsFurther, withoutLine } from "../shared/dnsmasq-lines.js";

/** Options that dnsmasq accepts only beside another. */
const partners: ReadonlyMap<string, { readonly other: string; readonly need: string }> = new Map(
  Object.entries<{ readonly other: string; readonly need: string }>({
    dnssec: {
      other: "trust-anchor",
      need: "the option trust-anchor, or a conf-file that has it",
    },
    "dhcp-fqdn": { other: "domain", need: "a domain: <domain name='...'/>" },
    "auth-zone": { other: "auth-server", need: "the option auth-server" },
  }),
);

export const dnsmasqOptionIncomplete = defineRule({
  id: "dnsmasq-option-incomplete",
  title: "dnsmasq option that needs another one",
  stage: "start",
  severity: "error",
  since: "5.6.0",
  why: "Some options make dnsmasq reject its configuration unless another one is there: `dnssec` needs the key of the root zone (`trust-anchor`), `dhcp-fqdn` a domain, `auth-zone` an `auth-server`. The dnsmasq that libvirt starts does not read `/etc/dnsmasq.conf`, where the host may have them.",
  bad: [
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«dnssec»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <dnsmasq:options>
          <dnsmasq:option value='«dhcp-fqdn»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«auth-zone=lab.test»'/>
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
          <dnsmasq:option value='dnssec'/>
          <dnsmasq:option value='conf-file=/usr/share/dnsmasq-base/trust-anchors.conf'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <domain name='lab.test'/>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <dnsmasq:options>
          <dnsmasq:option value='dhcp-fqdn'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='auth-server=ns.lab.test'/>
          <dnsmasq:option value='auth-zone=lab.test'/>
        </dnsmasq:options>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check(network, { document, vocabulary, report }) {
    if (!runsDnsmasq(network)) return;
    const keywords = keywordsOf(network, vocabulary);
    if (readsFurther(keywords)) return;
    if (network.domain?.name?.value) keywords.add("domain");
    for (const option of optionLines(network, vocabulary)) {
      const { field, line } = option;
      if (line === "quote" || isRejected(line, dnsmasqOf(vocabulary.version))) continue;
      const partner = partners.get(line.keyword);
      if (!partner || keywords.has(partner.other)) continue;
      report({
        span: field.span,
        message: `${line.keyword} needs ${partner.need}`,
        consequence: dnsmasqRejects,
        fixes: withoutLine(document, option),
      });
    }
  },
});
