import { alternatives, quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";
import { targetFixes } from "../shared/service-targets.js";

export const srvNumbersWithoutTarget = defineRule({
  id: "srv-numbers-without-target",
  title: "SRV port, priority or weight without a target",
  stage: "parse",
  severity: "error",
  since: "1.2.3",
  why: "`port`, `priority` and `weight` of an `<srv>` describe how to reach the host in `target`. libvirt rejects them when there is no `target`; an `<srv>` with neither means that the service is not offered.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='ldap' protocol='tcp' domain='lab.test' «port='389'»/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='_sip' protocol='udp' domain='lab.test' «priority='0'» weight='10'/>
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
          <srv service='ldap' protocol='tcp' domain='lab.test'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    const { dns } = network;
    for (const srv of dns?.srvs ?? []) {
      const { element, service, target, port, priority, weight } = srv;
      if (target) continue;
      // Numbers out of range are rejected for that already.
      const numbers = [port, priority, weight].flatMap((field) =>
        field?.value !== undefined && field.value <= 65535 && (field !== port || field.value > 0) ? [field] : [],
      );
      const [first] = numbers;
      if (!first) continue;
      const names = numbers.map(({ attribute }) => attribute.name);
      report({
        span: first.attribute.span,
        message: `SRV record of ${quoted(service?.raw ?? "")} has ${alternatives(names, "and")} but no target; add the host that offers it`,
        fixes: [...targetFixes(network, srv), withoutElement(document, element)],
      });
    }
  },
});
