import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const dnsForwarderPortWithoutAddress = defineRule({
  id: "dns-forwarder-port-without-address",
  title: "Forwarder port without an address",
  stage: "ignored",
  severity: "warning",
  since: "12.0.0",
  why: "The `port` of a `<forwarder>` belongs to the server in `addr`. Without `addr` there is no such server, and libvirt ignores the port.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder domain='lab.test' «port='5353'»/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='192.0.2.53' port='5353'/>
          <forwarder domain='corp.test' «port='53'»/>
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
          <forwarder domain='lab.test' addr='192.0.2.53' port='5353'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder domain='lab.test'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ dns }, { document, report }) {
    for (const { addr, domain, port } of dns?.forwarders ?? []) {
      if (addr || !domain || port?.value === undefined) continue;
      report({
        span: port.attribute.span,
        message: `port ${port.raw} has no effect without addr; add the address of the server or remove port`,
        fixes: [withoutAttribute(document, port.attribute)],
      });
    }
  },
});
