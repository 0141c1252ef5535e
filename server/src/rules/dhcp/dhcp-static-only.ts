import { defineRule } from "../rule.js";

export const dhcpStaticOnly = defineRule({
  id: "dhcp-static-only",
  title: "DHCP for static hosts only",
  stage: "advice",
  severity: "hint",
  why: "Without a range, dnsmasq answers only the guests that are listed; any other gets no address. That is often intended, and then nothing is wrong.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <«dhcp»>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <«dhcp»>
            <host name='web' ip='fd00:77::5'/>
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
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  needs: "document",
  check({ element, ranges, hosts }, { report }) {
    if (ranges.length > 0 || hosts.length === 0) return;
    report({
      span: element.nameSpan,
      message: "<dhcp> has static hosts but no range",
      consequence: "Guests that are not listed get no address.",
    });
  },
});
