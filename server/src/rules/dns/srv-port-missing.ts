import { usualServices } from "../../network/services.js";
import { quoted } from "../../prose/wording.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const srvPortMissing = defineRule({
  id: "srv-port-missing",
  title: "SRV record without a port",
  stage: "ignored",
  severity: "warning",
  why: "An SRV record always has a port. When an `<srv>` with a `target` names none, dnsmasq publishes port 1, and clients that follow the record find nothing there.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='ldap' protocol='tcp' domain='lab.test' target='«ldap.lab.test»'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='backup' protocol='tcp' domain='lab.test' target='«nas.lab.test»' priority='10'/>
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
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='ldap' protocol='tcp' domain='lab.test' target='.'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ dns }, { report }) {
    for (const { element, service, target, port } of dns?.srvs ?? []) {
      if (port || !target?.value || target.value === ".") continue;
      const usual = service?.value && usualServices.get(service.value.replace(/^_/, ""))?.port;
      report({
        span: target.span,
        message: `SRV record of ${quoted(service?.raw ?? "")} has no port; add the port of the service`,
        consequence: "dnsmasq publishes port 1.",
        fixes: usual
          ? [{ title: `Add port='${usual}'`, safe: false, edits: [setAttribute(element, "port", `${usual}`)] }]
          : [],
      });
    }
  },
});
