import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const leaseUnitUnused = defineRule({
  id: "lease-unit-unused",
  title: "Unit of an infinite lease",
  stage: "ignored",
  severity: "hint",
  since: "6.3.0",
  why: "An `expiry` of 0 is an infinite lease, whatever the unit. libvirt accepts the `unit` and ignores it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'>
              <lease expiry='0' «unit='hours'»/>
            </range>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'>
              <lease expiry='0' «unit='minutes'»/>
            </host>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'>
              <lease expiry='0'/>
            </range>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'>
              <lease expiry='1' unit='hours'/>
            </range>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  check({ ranges, hosts }, { document, report }) {
    for (const { lease } of [...ranges, ...hosts]) {
      if (!lease?.unit || lease.seconds !== 0) continue;
      const { attribute } = lease.unit;
      report({
        span: attribute.span,
        tags: ["unnecessary"],
        message: "unit has no effect: a lease with an expiry of 0 never ends",
        fixes: [withoutAttribute(document, attribute)],
      });
    }
  },
});
