import { asciiName } from "../../network/dns-name.js";
import { answersDns } from "../../network/dnsmasq.js";
import { dnsmasqRejects, quoted, toWrite } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { withoutAccents } from "../shared/name-repairs.js";

export const srvTargetNotAscii = defineRule({
  id: "srv-target-not-ascii",
  title: "SRV target with letters beyond ASCII",
  stage: "start",
  severity: "error",
  why: "dnsmasq can encode an international name only where it knows the character set, and libvirt starts it without a locale. It rejects such a `target`, and the network does not start. libvirt and its schema accept any text there; write the encoded name (`xn--...`).",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='ldap' protocol='tcp' domain='lab.test' target='«bär.lab.test»' port='389'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='sip' protocol='udp' domain='lab.test' target='«bär_1.lab.test»' port='5060'/>
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
          <srv service='ldap' protocol='tcp' domain='lab.test' target='xn--br-via.lab.test' port='389'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='ldap' protocol='tcp' domain='lab.test' target='bär.lab.test' port='389'/>
        </dns>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    const { dns } = network;
    if (!dns || !answersDns(network)) return;
    for (const { target } of dns.srvs) {
      // After a space and a # comes a comment of dnsmasq's configuration.
      if (!target?.value || !/[\u007f-\uffff]/.test(target.value.replace(/\s#.*$/s, ""))) continue;
      const encoded = asciiName(target.value);
      const plain = withoutAccents(target.value);
      report({
        span: target.span,
        message: `target ${quoted(target.value)} is not ASCII${toWrite(encoded, "; write the name in ASCII")}`,
        consequence: dnsmasqRejects,
        fixes:
          encoded !== undefined
            ? [change(target.attribute, encoded, { safe: true })]
            : /^[\w.-]+$/.test(plain)
              ? [change(target.attribute, plain)]
              : [],
      });
    }
  },
});
