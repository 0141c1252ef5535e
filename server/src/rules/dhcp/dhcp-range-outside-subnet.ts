import type { Fix } from "../../findings.js";
import { formatAddress, formatSubnet, inSubnet, withSubnetOf } from "../../network/address.js";
import { firstUsable, lastUsable, rangeSize } from "../../network/subnet.js";
import type { Stage } from "../../severity.js";
import { holds } from "../../vocabulary/versions.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { newRanges } from "../shared/new-ranges.js";
import { smallSubnet, smallSubnetReport } from "../shared/small-subnet.js";
import { widenings } from "../shared/wider-subnets.js";

export const dhcpRangeOutsideSubnet = defineRule({
  id: "dhcp-range-outside-subnet",
  title: "DHCP range outside its subnet",
  stage: "parse",
  severity: "error",
  why: "A DHCP server can only hand out addresses of the subnet it is in, that of the `<ip>` around the range. libvirt rejects any other range since 1.2.17; before, it started a dnsmasq that served no guest. Usually one of the two was changed and the other forgotten.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='«192.168.78.20»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='«192.168.78.10' end='192.168.78.20»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='«192.169.77.10»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='23'>
          <dhcp>
            <range start='192.168.77.10' end='«192.168.78.20»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='«192.168.78.254»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.169.77.1' prefix='24'>
          <dhcp>
            <range start='«192.168.77.10»' end='192.169.77.10'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='«192.168.78.20' end='192.168.78.20»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='«192.168.78.0' end='192.168.78.20»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='255.255.255.0'>
          <dhcp>
            <range start='192.168.77.10' end='«192.168.200.20»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <range start='fd00:77::10' end='«fd00:77:0:1::20»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='«26»'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
            <host mac='52:54:00:00:00:01' ip='192.168.77.100'/>
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
        <ip address='192.168.77.1' prefix='22'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.78.20'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "range",
  check(range, { vocabulary, report }) {
    const { subnet, start, end } = range;
    const { prefixLength } = subnet;
    const own = subnet.address?.value;
    if (own === undefined || prefixLength === undefined || !start?.value || !end?.value) return;
    if (own.family !== start.value.family || own.family !== end.value.family) return;
    const startOutside = !inSubnet(start.value, own, prefixLength);
    const endOutside = !inSubnet(end.value, own, prefixLength);
    if (!startOutside && !endOutside) return;

    const small = smallSubnet(subnet);
    if (small && rangeSize(range) !== undefined) {
      if (small.ranges[0] === range) report({ ...smallSubnetReport(subnet, small), stage: stageOf(vocabulary) });
      return;
    }
    const where = formatSubnet(own, prefixLength);
    const stage = stageOf(vocabulary);
    const related = subnet.address ? [{ span: subnet.address.span, message: `The subnet is ${where}` }] : [];
    const moved = (field: typeof start) => {
      const address = field.value && withSubnetOf(field.value, own, prefixLength);
      return address && { address, edit: setValue(field.attribute, formatAddress(address)) };
    };
    const movedStart = moved(start);
    const movedEnd = moved(end);
    const fixes: Fix[] = [];
    if (startOutside && endOutside) {
      if (movedStart && movedEnd && movedStart.address.bits <= movedEnd.address.bits) {
        fixes.push({
          title: `Move the range to ${formatAddress(movedStart.address)} to ${formatAddress(movedEnd.address)}`,
          safe: false,
          edits: [movedStart.edit, movedEnd.edit],
        });
      }
      fixes.push(...newRanges(range, movedStart?.address, movedEnd?.address));
      const [first, last] = [start, end].sort((a, b) => a.span.start - b.span.start);
      report({
        span: { start: first?.span.start ?? start.span.start, end: last?.span.end ?? end.span.end },
        stage,
        message: `DHCP range ${start.raw} to ${end.raw} is outside ${where}`,
        related,
        fixes,
      });
      return;
    }
    const [field, other, word, limit] = startOutside
      ? [start, end, "starts", firstUsable(own, prefixLength)]
      : [end, start, "ends", lastUsable(own, prefixLength)];
    const target = startOutside ? movedStart : movedEnd;
    const ordered =
      target &&
      other.value &&
      (startOutside ? target.address.bits <= other.value.bits : target.address.bits >= other.value.bits);
    if (target && ordered) {
      fixes.push({
        title: `Change ${field.attribute.name} to ${formatAddress(target.address)}`,
        safe: false,
        edits: [target.edit],
      });
    }
    if (limit && limit.bits !== target?.address.bits && subnet.family === "ipv4") {
      fixes.push({
        title: `Change ${field.attribute.name} to ${formatAddress(limit)}, the ${startOutside ? "first" : "last"} address of the subnet`,
        safe: false,
        edits: [setValue(field.attribute, formatAddress(limit))],
      });
    }
    const ends = startOutside ? ([target?.address, end.value] as const) : ([start.value, target?.address] as const);
    fixes.push(...widenings(range), ...newRanges(range, ...ends));
    report({
      span: field.span,
      stage,
      message: `DHCP range ${word} at ${field.raw}, outside ${where}`,
      related,
      fixes,
    });
  },
});

function stageOf({ version }: Vocabulary): Stage {
  return holds({ since: "1.2.17" }, version) ? "parse" : "runtime";
}
