import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { isTooShort } from "./lease-too-short.js";

export const leaseExpiryOctal = defineRule({
  id: "lease-expiry-octal",
  title: "Lease time with a leading zero",
  stage: "ignored",
  severity: "warning",
  since: "6.3.0",
  why: "libvirt interprets `expiry` as C does: a number that begins with 0 is octal, so that `010` is eight. The schema accepts it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'>
              <lease expiry='«010»' unit='hours'/>
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
              <lease expiry='«0600»' unit='minutes'/>
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
              <lease expiry='10' unit='hours'/>
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
              <lease expiry='01' unit='hours'/>
            </range>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  check({ ranges, hosts }, { report }) {
    for (const { lease } of [...ranges, ...hosts]) {
      const { expiry } = lease ?? {};
      if (expiry?.value === undefined || !/^0[0-7]+$/.test(expiry.raw) || Number(expiry.raw) === expiry.value) continue;
      // A lease that is too short is rejected for that already.
      if (lease && isTooShort(lease)) continue;
      report({
        span: expiry.span,
        message: `expiry ${expiry.raw} is octal because of its leading zero; write ${Number(expiry.raw)} or ${expiry.value}`,
        consequence: `libvirt interprets it as ${expiry.value}.`,
        fixes: [Number(expiry.raw), expiry.value].map((value) => change(expiry.attribute, `${value}`)),
      });
    }
  },
});
