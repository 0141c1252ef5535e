import { quoted } from "../../prose/wording.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const txtValueSplit = defineRule({
  id: "txt-value-split",
  title: "TXT value split at a comma",
  stage: "ignored",
  severity: "hint",
  why: "dnsmasq splits the value of a TXT record at commas into several strings, and the commas are gone; programs join the strings without anything between them. Put a value that must keep its commas into double quotes: `value='\"a,b\"'`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <txt name='rack' value='«row 3, slot 7»'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <txt name='rack' value='row 3'/>
          <txt name='owner' value='«ops,web,db»'/>
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
          <txt name='rack' value='"row 3, slot 7"'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <txt name='rack' value='row 3; slot 7'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ dns }, { report }) {
    for (const { value } of dns?.txts ?? []) {
      if (!value?.value || /["\\\n]/.test(value.value) || !value.value.includes(",")) continue;
      report({
        span: value.span,
        message: `TXT value ${quoted(value.value)} has commas; put it into double quotes to keep them`,
        consequence: "dnsmasq splits it into several strings, without the commas.",
        fixes: [
          {
            title: "Put the value into double quotes",
            safe: false,
            edits: [setValue(value.attribute, `"${value.value}"`)],
          },
        ],
      });
    }
  },
});
