import { formatMac } from "../../network/mac.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

/** Ways to mistype 52:54:00, with which the MAC addresses of libvirt's guests begin. */
const slips = /^(54:52:00|52:45:00|52:00:54|54:00:52|00:52:54|00:54:52|54:25:00|52:54:54|52:52:00|54:54:00):/;

export const dhcpHostMacMisspelt = defineRule({
  id: "dhcp-host-mac-misspelt",
  title: "MAC address that looks mistyped",
  stage: "advice",
  severity: "hint",
  why: "The MAC addresses that libvirt generates for QEMU guests begin with 52:54:00. One that begins with the same numbers in another order is usually a slip, and then matches no guest.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='«54:52:00:00:00:01»' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
            <host mac='«52:45:00:00:00:02»' ip='192.168.77.6'/>
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
            <host mac='00:50:56:00:00:01' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='56:54:00:00:00:01' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "host",
  check({ mac }, { report }) {
    if (!mac?.value || !slips.test(formatMac(mac.value))) return;
    const better = `52:54:00${formatMac(mac.value).slice(8)}`;
    report({
      span: mac.span,
      message: `${mac.raw} is close to libvirt's prefix 52:54:00; did you mean ${better}?`,
      fixes: [change(mac.attribute, better)],
    });
  },
});
