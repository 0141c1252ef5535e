import { familyName } from "../../prose/wording.js";
import { defineRule } from "../rule.js";

export const dhcpHostFamilyMismatch = defineRule({
  id: "dhcp-host-family-mismatch",
  title: "Static host of another address family",
  stage: "runtime",
  severity: "warning",
  why: "A static host belongs to the `<ip>` around it. libvirt hands an address of the other family on to dnsmasq, which never gives it to the guest; `virsh net-update` would reject it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='«fd00:77::5»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host name='web' ip='«192.168.77.5»'/>
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
            <host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/>
          </dhcp>
        </ip>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host name='web' ip='fd00:77::5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "host",
  check({ subnet, ip }, { report }) {
    const own = subnet.address;
    if (!own?.value || !ip?.value || own.value.family !== subnet.family || ip.value.family === subnet.family) return;
    report({
      span: ip.span,
      message: `${ip.raw} is an ${familyName(ip.value.family)} address, the <ip> around it is ${familyName(subnet.family)}; libvirt takes it, but the guest never gets it, so put the host under the right <ip>`,
      related: [{ span: own.span, message: `The <ip> is ${familyName(subnet.family)}` }],
    });
  },
});
