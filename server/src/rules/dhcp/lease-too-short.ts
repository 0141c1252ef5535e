import type { Fix } from "../../findings.js";
import type { Lease } from "../../network/model.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

const least = 120;

/** Whether libvirt rejects the lease for its length. */
export function isTooShort(lease: Lease): lease is Lease & { readonly seconds: number } {
  return lease.seconds !== undefined && lease.seconds > 0 && lease.seconds < least;
}

export const leaseTooShort = defineRule({
  id: "lease-too-short",
  title: "Lease shorter than two minutes",
  stage: "parse",
  severity: "error",
  since: "6.3.0",
  why: "The shortest lease of dnsmasq is two minutes, and libvirt rejects a shorter one. Without `unit` the number is in minutes; 0 means an infinite lease.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'>
              <lease expiry='«60»' unit='seconds'/>
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
              <lease expiry='«1»' unit='seconds'/>
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
              <lease expiry='«2»' unit='seconds'/>
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
              <lease expiry='«1»' unit='minutes'/>
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
              <lease expiry='«1»'/>
            </range>
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
              <lease expiry='60' unit='minutes'/>
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
              <lease expiry='120' unit='seconds'/>
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
              <lease expiry='0' unit='seconds'/>
            </range>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  check({ ranges, hosts }, { report }) {
    for (const { lease } of [...ranges, ...hosts]) {
      if (!lease?.expiry || !isTooShort(lease)) continue;
      const { element, expiry, unit, seconds } = lease;
      const inSeconds = unit?.value === "seconds";
      const shortest = inSeconds ? `${least}` : `${least / 60}`;
      const length = inSeconds ? `${seconds} ${seconds === 1 ? "second" : "seconds"}` : "1 minute";
      const fixes: Fix[] = [change(expiry.attribute, shortest)];
      const larger = inSeconds && seconds > 1 ? "minutes" : "hours";
      fixes.push({
        title: `${unit ? "Change unit to" : "Add unit"} ${larger}`,
        safe: false,
        edits: [setAttribute(element, "unit", larger)],
      });
      report({
        span: expiry.span,
        message: `A lease of ${length} is too short; at least ${shortest} ${inSeconds ? "seconds" : "minutes"}, or 0 for an infinite lease`,
        fixes,
      });
    }
  },
});
