import { alternatives, quoted } from "../../prose/wording.js";
import { removeAttribute, setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const srvNumbersWithoutTarget = defineRule({
  id: "srv-numbers-without-target",
  title: "SRV port, priority or weight without a target",
  stage: "parse",
  severity: "error",
  since: "1.2.3",
  why: "`port`, `priority` and `weight` of an `<srv>` tell how to reach the host in `target`. libvirt rejects them when there is no `target`; an `<srv>` with neither says that the service is not offered.",
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
  check({ dns }, { document, report }) {
    for (const { element, service, target, port, priority, weight } of dns?.srvs ?? []) {
      if (target) continue;
      // Numbers out of range are rejected for that already.
      const numbers = [port, priority, weight].flatMap((field) =>
        field?.value !== undefined && field.value <= 65535 && (field !== port || field.value > 0) ? [field] : [],
      );
      const [first] = numbers;
      if (!first) continue;
      const names = numbers.map(({ attribute }) => attribute.name);
      const host = service?.value && /^[\w-]+$/.test(service.value) ? service.value.replace(/^_/, "") : "host";
      report({
        span: first.attribute.span,
        message: `SRV record of ${quoted(service?.raw ?? "")} has ${alternatives(names, "and")} but no target; add the host that offers the service`,
        fixes: [
          { title: `Add target='${host}'`, safe: false, edits: [setAttribute(element, "target", host)] },
          {
            title: `Remove ${alternatives(names, "and")}`,
            safe: false,
            edits: numbers.map(({ attribute }) => removeAttribute(document, attribute)),
          },
        ],
      });
    }
  },
});
