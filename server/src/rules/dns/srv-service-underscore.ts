import { quoted, toWrite } from "../../prose/wording.js";
import { correctValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { refusalOf } from "../shared/value-refusals.js";

export const srvServiceUnderscore = defineRule({
  id: "srv-service-underscore",
  title: "SRV service with its underscore",
  stage: "ignored",
  severity: "warning",
  since: "1.2.3",
  why: "The name of an SRV record is `_service._protocol.domain`, and libvirt writes the underscores itself. A service that has one already gets two, and no client queries that name.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='«_ldap»' protocol='tcp' domain='lab.test' target='ldap.lab.test' port='389'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='«__sip»' protocol='udp' domain='lab.test' target='pbx.lab.test' port='5060'/>
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
          <srv service='ldap' protocol='tcp' domain='lab.test' target='ldap.lab.test' port='389'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='xmpp_client' protocol='tcp' domain='lab.test' target='chat.lab.test' port='5222'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ dns }, { document, vocabulary, report }) {
    for (const { service } of dns?.srvs ?? []) {
      if (!service?.value?.startsWith("_") || refusalOf(vocabulary, service.attribute)) continue;
      const bare = service.value.replace(/^_+/, "");
      report({
        span: service.span,
        message: `Service ${quoted(service.value)} begins with an underscore${toWrite(bare || undefined)}`,
        consequence: "libvirt adds another underscore, and no client queries that name.",
        fixes: bare
          ? [
              {
                title: `Change service to ${bare}`,
                safe: true,
                edits: correctValue(document, service.attribute, bare),
              },
            ]
          : [],
      });
    }
  },
});
