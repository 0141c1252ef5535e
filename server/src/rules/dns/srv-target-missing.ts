import { quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { targetFixes } from "../shared/service-targets.js";

export const srvTargetMissing = defineRule({
  id: "srv-target-missing",
  title: "SRV record without a target",
  stage: "advice",
  severity: "information",
  why: "An SRV record without a target, or with the target `.`, means that the service is not available in the domain, and its port, priority and weight have no meaning. An `<srv>` is rarely written for that.",
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
  check(network, { report }) {
    const { dns } = network;
    for (const srv of dns?.srvs ?? []) {
      const { element, service, target, port, priority, weight } = srv;
      if (target && target.raw !== "" && target.raw !== ".") continue;
      // Numbers without any target are rejected.
      if (!target && (port || priority || weight)) continue;
      report({
        span: target?.attribute.span ?? element.nameSpan,
        message: `SRV record of ${quoted(service?.raw ?? "")} has ${target ? `the target ${quoted(target.raw)}` : "no target"}; name the host that offers it`,
        consequence: "To clients that means that the service is not offered.",
        fixes: target?.raw === "." ? [] : targetFixes(network, srv),
      });
    }
  },
});
