import { malformation } from "../../network/dns-name.js";
import type { Field, TextField } from "../../network/model.js";
import { quoted, toWrite } from "../../prose/wording.js";
import { setText, setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** What the schema accepts; the rest is rejected for its characters. */
const schemaName = /^[a-zA-Z0-9.-]+$/;

export const dnsNameMalformed = defineRule({
  id: "dns-name-malformed",
  title: "Malformed DNS name",
  stage: "runtime",
  severity: "warning",
  why: "Labels of a DNS name are separated by single dots and neither begin nor end with a hyphen. libvirt, its schema and dnsmasq accept other names, but resolvers do not query them or query something else.",
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
  check({ domain, dns }, { document, report }) {
    const names: { field: Field<string> | TextField<string>; what: string }[] = [];
    const add = (what: string, field: Field<string> | TextField<string> | undefined) => {
      if (field) names.push({ field, what });
    };
    add("Domain", domain?.name);
    for (const forwarder of dns?.forwarders ?? []) add("Forwarder domain", forwarder.domain);
    for (const srv of dns?.srvs ?? []) add("SRV domain", srv.domain);
    for (const host of dns?.hosts ?? []) for (const hostname of host.hostnames) add("Host name", hostname);
    for (const { field, what } of names) {
      const { value: name, span } = field;
      const problem = name && schemaName.test(name) ? malformation(name) : undefined;
      if (!name || !problem) continue;
      const better = wellFormed(name);
      const edit =
        better && ("attribute" in field ? setValue(field.attribute, better) : setText(document, field.element, better));
      report({
        span,
        message: `${what} ${quoted(name)} ${problem}${toWrite(better)}`,
        consequence: "libvirt and dnsmasq accept it, but resolvers will not find it.",
        fixes: edit ? [{ title: `Change to ${better}`, safe: false, edits: [edit] }] : [],
      });
    }
  },
});

/** The name without empty labels and without hyphens at the ends of labels; a dot at its end stays. */
function wellFormed(name: string): string | undefined {
  const labels = name.split(".").map((label) => label.replace(/^-+|(?<!-)-+$/g, ""));
  const better = labels.filter((label) => label !== "").join(".");
  return better === "" ? undefined : `${better}${/[^.]\.$/.test(name) ? "." : ""}`;
}
