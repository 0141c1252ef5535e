import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const domainRegisterNotLocal = defineRule({
  id: "domain-register-not-local",
  title: "Registered domain that is not local",
  stage: "parse",
  severity: "error",
  since: "10.1.0",
  why: "`register='yes'` makes the host's resolver query this network for the names of its domain. If the network forwarded unknown names to the host, the two would query each other in a loop, so libvirt requires `localOnly='yes'` with it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' «register='yes'»/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='no' «register='yes'»/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='yes' register='yes'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <domain name='lab.test' localOnly='no' register='no'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ domain }, { document, report }) {
    if (!domain?.register?.value) return;
    const { element, localOnly, register } = domain;
    if (localOnly && localOnly.value !== false) return;
    report({
      span: register.attribute.span,
      message: `register="yes" needs localOnly="yes"; otherwise host and network would query each other in a loop`,
      related: localOnly ? [{ span: localOnly.span, message: "localOnly is no" }] : [],
      fixes: [
        {
          title: localOnly ? "Change localOnly to yes" : "Add localOnly='yes'",
          safe: false,
          edits: [setAttribute(element, "localOnly", "yes")],
        },
        withoutAttribute(document, register.attribute),
      ],
    });
  },
});
