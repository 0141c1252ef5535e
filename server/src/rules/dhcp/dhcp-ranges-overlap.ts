import type { Fix } from "../../findings.js";
import { type Address, compareAddresses, formatAddress, plus } from "../../network/address.js";
import type { Field, Range } from "../../network/model.js";
import type { XmlElement } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";
import { change, withoutElement } from "../shared/fixes.js";

export const dhcpRangesOverlap = defineRule({
  id: "dhcp-ranges-overlap",
  title: "DHCP ranges overlap",
  stage: "advice",
  severity: "information",
  why: "libvirt adds up the sizes of all ranges to tell dnsmasq how many leases there may be, so addresses in two ranges count twice. It accepts even two equal ranges, which `virsh net-update` would reject.",
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
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.20' end='192.168.77.30'/>
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
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.51' end='192.168.77.60'/>
            <range start='192.168.77.10' end='192.168.77.50'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  check({ ranges }, { document, report }) {
    for (const [later, earlier] of overlaps(ranges)) {
      const [from, to] = later.fields;
      const [start, end] = earlier.fields;
      const fixes: Fix[] = [];
      if (earlier.start.bits <= later.start.bits && later.end.bits <= earlier.end.bits) {
        const bare = isBare(later.element, "start", "end");
        if (bare) fixes.push(withoutElement(document, later.element));
      } else if (later.start.bits <= earlier.start.bits && earlier.end.bits <= later.end.bits) {
        const title = `Remove the range ${start.raw} to ${end.raw}`;
        if (isBare(earlier.element, "start", "end"))
          fixes.push({ ...withoutElement(document, earlier.element), title });
      } else if (earlier.start.bits <= later.start.bits) {
        const next = formatAddress(plus(earlier.end, 1));
        fixes.push(change(from.attribute, next));
      } else if (later.end.bits <= earlier.end.bits) {
        const last = formatAddress(plus(earlier.start, -1));
        fixes.push(change(to.attribute, last));
      }
      report({
        span: later.element.nameSpan,
        message: `DHCP range ${from.raw} to ${to.raw} overlaps ${start.raw} to ${end.raw}`,
        consequence: "libvirt accepts both and counts the common addresses twice.",
        related: [{ span: earlier.element.nameSpan, message: "The other range" }],
        fixes,
      });
    }
  },
});

/** A range of which both ends can be read. */
interface ReadRange {
  readonly index: number;
  readonly element: XmlElement;
  /** Start and end as written. */
  readonly fields: readonly [Field<Address>, Field<Address>];
  readonly start: Address;
  readonly end: Address;
}

/**
 * The ranges that overlap one before them in the document, each with such a one. By start address a range overlaps any
 * before it only if it overlaps the one that reaches furthest.
 */
function overlaps(ranges: readonly Range[]): ReadonlyMap<ReadRange, ReadRange> {
  const found = new Map<ReadRange, ReadRange>();
  const sorted = [...ranges.entries()].flatMap(([index, { element, start, end }]): ReadRange[] => {
    if (!start?.value || !end?.value || start.value.family !== end.value.family) return [];
    if (start.value.bits > end.value.bits) return [];
    return [{ index, element, fields: [start, end], start: start.value, end: end.value }];
  });
  sorted.sort((a, b) => compareAddresses(a.start, b.start) || a.index - b.index);
  let furthest = sorted[0];
  for (const next of sorted.slice(1)) {
    if (furthest?.start.family === next.start.family && next.start.bits <= furthest.end.bits) {
      const [earlier, later] = furthest.index < next.index ? [furthest, next] : [next, furthest];
      if (!found.has(later)) found.set(later, earlier);
      if (next.end.bits <= furthest.end.bits) continue;
    }
    furthest = next;
  }
  return found;
}
