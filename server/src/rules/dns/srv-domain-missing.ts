import { answersDns } from "../../network/dnsmasq.js";
import { quoted } from "../../prose/wording.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { refusalOf } from "../shared/value-refusals.js";

export const srvDomainMissing = defineRule({
  id: "srv-domain-missing",
  title: "SRV record outside any domain",
  stage: "advice",
  severity: "hint",
  since: "1.2.3",
  why: "Clients query `_service._protocol.domain`. Without a `domain` of its own an `<srv>` belongs to the network's `<domain>`; where there is none either, the record is published under the bare `_service._protocol`, which hardly any client queries.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='«ldap»' protocol='tcp' target='ldap.lab.test' port='389'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='«sip»' protocol='udp' target='pbx' port='5060'/>
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
        <dns>
          <srv service='ldap' protocol='tcp' target='ldap.lab.test' port='389'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='ldap' protocol='tcp' domain='lab.test' target='ldap.lab.test' port='389'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check(network, { vocabulary, report }) {
    if (network.domain?.name?.value || !answersDns(network)) return;
    for (const { element, service, protocol, domain, target } of network.dns?.srvs ?? []) {
      if (domain || !service?.value || !protocol?.value || !target?.value) continue;
      // A service that libvirt rejects may hold the domain.
      if (refusalOf(vocabulary, service.attribute)) continue;
      const name = `_${service.value}._${protocol.value}`;
      const of = /^[^.]+\.([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*)$/.exec(target.value)?.[1];
      report({
        span: service.span,
        message: `SRV record ${quoted(name)} has no domain; add the one that clients query`,
        consequence: "dnsmasq publishes it under the bare name, which hardly any client queries.",
        fixes: of ? [{ title: `Add domain='${of}'`, safe: false, edits: [setAttribute(element, "domain", of)] }] : [],
      });
    }
  },
});
