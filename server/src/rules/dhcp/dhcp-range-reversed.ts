import { subnetContains } from "../../network/subnet.js";
import { swapValues } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const dhcpRangeReversed = defineRule({
  id: "dhcp-range-reversed",
  title: "DHCP range ends before it starts",
  stage: "parse",
  severity: "error",
  why: "`start` must not be higher than `end`. libvirt compares them as numbers and rejects a reversed range.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='«192.168.77.99' end='192.168.77.10»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <range end='«fd00:77::10' start='fd00:77::99»'/>
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
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.10'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "range",
  check({ subnet, start, end }, { document, report }) {
    if (!start?.value || !end?.value || start.value.family !== end.value.family) return;
    if (start.value.bits <= end.value.bits) return;
    // An end outside the subnet is the mistake then; another rule reports it.
    if (subnetContains(subnet, start.value) === false || subnetContains(subnet, end.value) === false) return;
    const [first, last] = [start, end].sort((a, b) => a.span.start - b.span.start);
    report({
      span: { start: first?.span.start ?? start.span.start, end: last?.span.end ?? end.span.end },
      message: `DHCP range starts at ${start.raw} but ends at ${end.raw}; swap the two`,
      fixes: [
        {
          title: "Swap start and end",
          safe: true,
          edits: swapValues(document, start.attribute, end.attribute),
        },
      ],
    });
  },
});
