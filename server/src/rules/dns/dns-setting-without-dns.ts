import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const dnsSettingWithoutDns = defineRule({
  id: "dns-setting-without-dns",
  title: "DNS setting while DNS is disabled",
  stage: "ignored",
  severity: "information",
  since: "2.2.0",
  why: "With `<dns enable='no'>` nothing answers DNS queries on the network. `forwardPlainNames` and `localPtr` control what a DNS server forwards, and have no effect then.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns enable='no' «forwardPlainNames='no'»/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns enable='no'/>
        <ip address='192.168.77.1' prefix='24' «localPtr='yes'»/>
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
        <dns enable='yes' forwardPlainNames='no'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns enable='no'/>
        <ip address='192.168.77.1' prefix='24' localPtr='no'/>
      </network>
    `,
  ],
  on: "network",
  check({ dns, subnets }, { document, report }) {
    if (dns?.enable?.value !== false) return;
    const related = [{ span: dns.enable.span, message: "DNS is disabled here" }];
    for (const field of [
      dns.forwardPlainNames,
      ...subnets.map(({ localPtr }) => (localPtr?.value ? localPtr : undefined)),
    ]) {
      if (field?.value === undefined) continue;
      const { name } = field.attribute;
      report({
        span: field.attribute.span,
        message: `${name} has no effect while enable="no" disables DNS; remove one of the two`,
        related,
        fixes: [withoutAttribute(document, field.attribute)],
        tags: ["unnecessary"],
      });
    }
  },
});
