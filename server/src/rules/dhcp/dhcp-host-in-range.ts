import { freeAddress } from "../../addressing/free-addresses.js";
import { formatAddress } from "../../network/address.js";
import { rangeHolding } from "../../network/lookup.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const dhcpHostInRange = defineRule({
  id: "dhcp-host-in-range",
  title: "Static host inside a DHCP range",
  stage: "advice",
  severity: "hint",
  why: "dnsmasq does not hand out the address of a static host to other guests, so this works. But a guest that got the address before the host was added keeps it until its lease ends, and readers have to compare. Addresses outside all ranges are easier to follow.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <host mac='52:54:00:00:00:01' ip='«192.168.77.20»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <host mac='52:54:00:00:00:01' ip='«192.168.77.20»'/>
            <host mac='52:54:00:00:00:02' ip='192.168.77.5'/>
            <host mac='52:54:00:00:00:03' ip='192.168.77.21'/>
            <host mac='52:54:00:00:00:04' ip='192.168.77.22'/>
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
            <range start='192.168.77.10' end='192.168.77.99'/>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <host mac='52:54:00:00:00:01' ip='192.168.77.9'/>
            <host mac='52:54:00:00:00:02' ip='192.168.77.100'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  check(dhcp, { report }) {
    const { subnet, hosts } = dhcp;
    const inside = hosts.flatMap(({ ip }) => {
      const range = ip?.value && rangeHolding(dhcp, ip.value);
      return ip && range ? [{ ip, range }] : [];
    });
    const [first, ...others] = inside;
    if (!first) return;
    const free = others.length === 0 ? freeAddress(subnet) : undefined;
    const more = others.length === 0 ? " is" : ` and ${others.length} more are`;
    report({
      span: first.ip.span,
      message: `Static host ${first.ip.raw}${more} inside a DHCP range; choose an address outside`,
      consequence: "dnsmasq reserves the address, but a guest that already has it keeps it until its lease ends.",
      related: [{ span: first.range.element.nameSpan, message: "The DHCP range" }],
      fixes: free ? [change(first.ip.attribute, formatAddress(free), { note: ", outside all ranges" })] : [],
    });
  },
});
