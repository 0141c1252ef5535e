import { defineRule } from "../rule.js";

export const dhcpRangeFamilyMismatch = defineRule({
  id: "dhcp-range-family-mismatch",
  title: "DHCP range of another address family",
  stage: "parse",
  severity: "error",
  why: "A range belongs to the `<ip>` around it: IPv4 addresses under an IPv4 one, IPv6 under an IPv6 one. libvirt rejects a mixture.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='«fd00:77::10' end='fd00:77::20»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.9' end='«fd00:77::20»'/>
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
            <range start='192.168.77.10' end='192.168.77.20'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <range start='fd00:77::10' end='fd00:77::20'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "range",
  check({ subnet, start, end }, { report }) {
    const own = subnet.address;
    if (!own?.value || !start?.value || !end?.value) return;
    const names = { ipv4: "IPv4", ipv6: "IPv6" };
    const { family } = own.value;
    const strange = [start, end].filter((field) => field.value?.family !== family);
    const first = strange[0];
    if (first?.value === undefined) return;
    const spans = strange.map((field) => field.span);
    report({
      span: { start: Math.min(...spans.map((span) => span.start)), end: Math.max(...spans.map((span) => span.end)) },
      message:
        strange.length === 2
          ? `DHCP range ${start.raw} to ${end.raw} is ${names[first.value.family]}, the <ip> around it ${names[family]}`
          : `DHCP range ${first === start ? "starts" : "ends"} at the ${names[first.value.family]} address ${first.raw}, the rest is ${names[family]}`,
      related: [{ span: own.span, message: `The <ip> is ${names[family]}` }],
    });
  },
});
