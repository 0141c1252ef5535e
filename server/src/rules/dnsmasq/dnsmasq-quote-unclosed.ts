import { readConfigLines } from "../../dnsmasq/line.js";
import { dnsmasqOf } from "../../dnsmasq/versions.js";
import { answersDns, runsDnsmasq } from "../../network/dnsmasq.js";
import type { Field } from "../../network/model.js";
import { dnsmasqRejects, quoted } from "../../prose/wording.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const dnsmasqQuoteUnclosed = defineRule({
  id: "dnsmasq-quote-unclosed",
  title: "Double quote that is never closed",
  stage: "start",
  severity: "error",
  why: "Values of TXT and SRV records, boot files and TFTP roots go into dnsmasq's configuration as they are. A double quote there begins a quoted text, and dnsmasq rejects the file when it is never closed. Inside quotes, `\\\"` is a quote itself.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <txt name='rack' value='«19" rack»'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <srv service='ldap' protocol='tcp' target='«"ldap.lab.test»' port='389'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='«/srv/"tftp»'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <bootp file='«"pxelinux.0»' server='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <dns>
          <txt name='rack' value='"19\\" rack"'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='"/srv/tftp"'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <bootp file='"pxelinux.0' server='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "network",
  check(network, { vocabulary, report }) {
    if (!runsDnsmasq(network)) return;
    const fields: (Field<string> | undefined)[] = [];
    if (answersDns(network)) {
      for (const { value } of network.dns?.txts ?? []) fields.push(value);
      for (const { target } of network.dns?.srvs ?? []) fields.push(target);
    }
    for (const { family, tftp, dhcp } of network.subnets) {
      if (family !== "ipv4") continue;
      fields.push(tftp?.root);
      if (dhcp && dhcp.ranges.length + dhcp.hosts.length > 0) fields.push(dhcp.bootp?.file);
    }
    for (const field of fields) {
      // What comes after a line break is another line.
      if (!field?.value || field.value.includes("\n")) continue;
      if (!readConfigLines(`x=${field.value}`, dnsmasqOf(vocabulary.version)).includes("quote")) continue;
      const escaped = `"${field.value.replace(/\\?"/g, '\\"')}"`;
      const { name } = field.attribute;
      report({
        span: field.span,
        message: `The double quote in ${name} ${quoted(field.value).slice(1, -1)} is never closed`,
        consequence: dnsmasqRejects,
        fixes:
          name === "value"
            ? [
                {
                  title: `Change to ${escaped}`,
                  safe: false,
                  edits: [setValue(field.attribute, escaped)],
                },
              ]
            : [
                {
                  title: `Change ${name} to ${field.value.replaceAll('"', "")}`,
                  safe: false,
                  edits: [setValue(field.attribute, field.value.replaceAll('"', ""))],
                },
              ],
      });
    }
  },
});
