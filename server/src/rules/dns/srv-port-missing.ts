import { addAttribute } from "../../xml/edits.js";
import { defineRule } from "../rule.js";
import { quoted } from "../wording.js";

/** Ports of the services most often published so. */
const usualPorts: Readonly<Record<string, number>> = {
  ldap: 389,
  ldaps: 636,
  kerberos: 88,
  kpasswd: 464,
  sip: 5060,
  sips: 5061,
  "xmpp-client": 5222,
  "xmpp-server": 5269,
  "etcd-server": 2380,
  "etcd-server-ssl": 2380,
  imap: 143,
  imaps: 993,
  submission: 587,
  ntp: 123,
};

export const srvPortMissing = defineRule({
  id: "srv-port-missing",
  title: "SRV record without a port",
  stage: "ignored",
  severity: "warning",
  why: "An SRV record always has a port. When an `<srv>` with a `target` names none, dnsmasq publishes port 1, and clients that follow the record find nothing there.",
  bad: "<network><name>lab</name><dns><srv service='ldap' protocol='tcp' domain='lab.test' target='ldap.lab.test'/></dns><ip address='192.168.77.1' prefix='24'/></network>",
  good: "<network><name>lab</name><dns><srv service='ldap' protocol='tcp' domain='lab.test' target='ldap.lab.test' port='389'/></dns><ip address='192.168.77.1' prefix='24'/></network>",
  on: "network",
  check({ dns }, { report }) {
    for (const { element, service, target, port } of dns?.srvs ?? []) {
      if (port || !target?.value || target.value === ".") continue;
      const usual = service?.value && usualPorts[service.value.replace(/^_/, "")];
      report({
        span: target.span,
        message: `SRV record of ${quoted(service?.raw ?? "")} has the target ${quoted(target.value)} but no port; dnsmasq publishes port 1, so add the port of the service`,
        fixes: usual
          ? [{ title: `Add port='${usual}'`, safe: false, edits: [addAttribute(element, "port", `${usual}`)] }]
          : [],
      });
    }
  },
});
