import { tag } from "../../prose/wording.js";
import { removeSpan } from "../../xml/edits.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const dnsDisabledWithRecords = defineRule({
  id: "dns-disabled-with-records",
  title: "Records or forwarders in a disabled DNS",
  stage: "parse",
  severity: "error",
  since: "2.2.0",
  why: "`<dns enable='no'>` means that the network has no DNS server, so nothing serves records or forwards queries. libvirt rejects any `<forwarder>`, `<host>`, `<srv>` or `<txt>` in it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns enable='«no»'>
          <txt name='rack' value='row 3'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns enable='«no»'>
          <host ip='192.168.77.5'>
            <hostname>web</hostname>
          </host>
          <forwarder addr='192.0.2.53'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns enable='«no»'>
          <forwarder addr='192.0.2.53'/>
          <forwarder addr='192.0.2.54'/>
          <txt name='rack' value='row 3'/>
          <srv service='ldap' protocol='tcp' domain='lab.test' target='ldap.lab.test' port='389'/>
          <host ip='192.168.77.5'>
            <hostname>web</hostname>
          </host>
          <host ip='192.168.77.6'>
            <hostname>db</hostname>
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
        <dns enable='no'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns enable='yes'>
          <txt name='rack' value='row 3'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ dns }, { document, report }) {
    if (dns?.enable?.value !== false) return;
    const contents = [...dns.forwarders, ...dns.hosts, ...dns.srvs, ...dns.txts]
      .map(({ element }) => element)
      .sort((a, b) => a.span.start - b.span.start);
    const [first] = contents;
    if (!first) return;
    const what = `${tag(first)}${contents.length > 1 ? ` and ${contents.length - 1} more` : ""}`;
    report({
      span: dns.enable.span,
      message: `<dns enable="no"> contains ${what}; remove enable="no" or the ${contents.length > 1 ? "records" : "record"}`,
      related: contents
        .slice(0, 5)
        .map((element) => ({ span: element.nameSpan, message: `${tag(element)} needs a DNS server` })),
      fixes: [
        { title: "Remove enable='no'", safe: false, edits: [removeAttribute(document, dns.enable.attribute)] },
        {
          title: `Remove ${what}`,
          safe: false,
          edits: contents.map((element) => removeSpan(document, element.span)),
        },
      ],
    });
  },
});
