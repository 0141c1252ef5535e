import { quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";

export const srvTargetMissing = defineRule({
  id: "srv-target-missing",
  title: "SRV record that says the service is not offered",
  stage: "advice",
  severity: "information",
  why: "An SRV record without a target, or with the target `.`, tells clients that the service is not available in the domain, and its port, priority and weight mean nothing. That is rarely what an `<srv>` is written for.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <«srv» service='ldap' protocol='tcp' domain='lab.test'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='ldap' protocol='tcp' domain='lab.test' «target='.'» port='389'/>
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
          <srv service='ldap' protocol='tcp' domain='lab.test' target='ldap.' port='389'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ dns }, { report }) {
    for (const { element, service, target, port, priority, weight } of dns?.srvs ?? []) {
      if (target && target.raw !== "" && target.raw !== ".") continue;
      // Numbers without any target are rejected.
      if (!target && (port || priority || weight)) continue;
      report({
        span: target?.attribute.span ?? element.nameSpan,
        message: `SRV record of ${quoted(service?.raw ?? "")} has ${target ? `the target ${quoted(target.raw)}` : "no target"}; to clients that means the service is not offered, name the host that offers it`,
      });
    }
  },
});
