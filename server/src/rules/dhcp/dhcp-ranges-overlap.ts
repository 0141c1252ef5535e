import type { Fix } from "../../findings.js";
import { compareAddresses, formatAddress, plus } from "../../network/address.js";
import type { Range } from "../../network/model.js";
import { rangeSize } from "../../network/subnet.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const dhcpRangesOverlap = defineRule({
  id: "dhcp-ranges-overlap",
  title: "DHCP ranges overlap",
  stage: "advice",
  severity: "information",
  why: "libvirt adds up the sizes of all ranges to tell dnsmasq how many leases there may be, so addresses in two ranges count twice. It takes even two equal ranges, which `virsh net-update` would refuse.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.50'/>
            <«range» start='192.168.77.40' end='192.168.77.60'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.50'/>
            <«range» start='192.168.77.40' end='192.168.77.60'/>
            <«range» start='192.168.77.10' end='192.168.77.20'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.127'/>
            <«range» start='192.168.77.4' end='192.168.77.60'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.40' end='192.168.77.50'/>
            <«range» start='192.168.77.40' end='192.168.77.60'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.40'/>
            <«range» start='192.168.77.40' end='192.168.77.60'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.60'/>
            <«range» start='192.168.77.40' end='192.168.77.60'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.60'/>
            <«range» start='192.168.77.4' end='192.168.77.60'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.50'/>
            <«range» start='192.168.77.40' end='192.168.77.60'/>
            <«range» start='192.168.77.10' end='192.168.77.50'/>
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
            <range start='192.168.77.10' end='192.168.77.50'/>
            <range start='192.168.77.51' end='192.168.77.60'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  check({ ranges }, { document, report }) {
    for (const [later, earlier] of overlaps(ranges)) {
      const [from, to] = [later.start, later.end];
      const [start, end] = [earlier.start?.value, earlier.end?.value];
      if (!from?.value || !to?.value || !start || !end) continue;
      const [low, high] = [from.value, to.value];
      const fixes: Fix[] = [];
      if (start.bits <= low.bits && high.bits <= end.bits) {
        fixes.push({ title: "Remove this <range>", safe: false, edits: [removeSpan(document, later.element.span)] });
      } else if (start.bits <= low.bits) {
        const next = formatAddress(plus(end, 1));
        fixes.push(change(from.attribute, next));
      } else if (high.bits <= end.bits) {
        const last = formatAddress(plus(start, -1));
        fixes.push(change(to.attribute, last));
      }
      report({
        span: later.element.nameSpan,
        message: `DHCP range ${from.raw} to ${to.raw} overlaps ${earlier.start?.raw} to ${earlier.end?.raw}; libvirt takes both and counts the common addresses twice`,
        related: [{ span: earlier.element.nameSpan, message: "The other range is here" }],
        fixes,
      });
    }
  },
});

/**
 * The ranges that overlap one before them in the document, each with such a one. By start address a range overlaps any
 * before it only if it overlaps the one that reaches furthest.
 */
function overlaps(ranges: readonly Range[]): ReadonlyMap<Range, Range> {
  const found = new Map<Range, Range>();
  const sorted = [...ranges.entries()].flatMap(([index, range]) => {
    const [start, end] = [range.start?.value, range.end?.value];
    return start && end && rangeSize(range) !== undefined ? [{ index, range, start, end }] : [];
  });
  sorted.sort((a, b) => compareAddresses(a.start, b.start) || a.index - b.index);
  let furthest = sorted[0];
  for (const next of sorted.slice(1)) {
    if (furthest?.start.family === next.start.family && next.start.bits <= furthest.end.bits) {
      const [earlier, later] = furthest.index < next.index ? [furthest, next] : [next, furthest];
      if (!found.has(later.range)) found.set(later.range, earlier.range);
      if (next.end.bits <= furthest.end.bits) continue;
    }
    furthest = next;
  }
  return found;
}
