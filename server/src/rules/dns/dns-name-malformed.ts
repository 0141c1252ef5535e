import { malformation } from "../../network/dns-name.js";
import { quoted } from "../../prose/wording.js";
import type { Span } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

/** What the schema accepts; the rest is rejected for its characters. */
const schemaName = /^[a-zA-Z0-9.-]+$/;

export const dnsNameMalformed = defineRule({
  id: "dns-name-malformed",
  title: "Name that is not a DNS name",
  stage: "runtime",
  severity: "warning",
  why: "Labels of a DNS name are separated by single dots and neither begin nor end with a hyphen. libvirt, its schema and dnsmasq accept other names, but resolvers do not ask for them or ask for something else.",
  bad: [
    `
      <network>
        <name>lab</name>
        <domain name='«lab..test»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.5'>
            <hostname>«-web»</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder domain='«.corp.test»' addr='192.0.2.53'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='ldap' protocol='tcp' domain='«lab-.test»' target='ldap.lab.test' port='389'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <domain name='lab.test'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.5'>
            <hostname>web-1.lab.test.</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ domain, dns }, { report }) {
    const names: { name: string | undefined; span: Span; what: string }[] = [];
    const add = (what: string, field: { value: string | undefined; span: Span } | undefined) => {
      if (field) names.push({ name: field.value, span: field.span, what });
    };
    add("Domain", domain?.name);
    for (const forwarder of dns?.forwarders ?? []) add("Forwarder domain", forwarder.domain);
    for (const srv of dns?.srvs ?? []) add("SRV domain", srv.domain);
    for (const host of dns?.hosts ?? []) for (const hostname of host.hostnames) add("Host name", hostname);
    for (const { name, span, what } of names) {
      const problem = name && schemaName.test(name) ? malformation(name) : undefined;
      if (!name || !problem) continue;
      report({
        span,
        message: `${what} ${quoted(name)} ${problem}, which no DNS name does; libvirt takes it, but resolvers will not find it`,
      });
    }
  },
});
