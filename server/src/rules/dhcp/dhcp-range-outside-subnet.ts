import type { Fix } from "../../findings.js";
import {
  type Address,
  broadcastAddress,
  formatAddress,
  formatSubnet,
  inSubnet,
  netmaskOfPrefix,
  networkAddress,
  withSubnetOf,
} from "../../network/address.js";
import type { Subnet } from "../../network/model.js";
import { firstUsable, lastUsable } from "../../network/subnet.js";
import { holds } from "../../vocabulary/versions.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

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
  check({ subnet, start, end }, { vocabulary, report }) {
    const { prefixLength } = subnet;
    const own = subnet.address?.value;
    if (own === undefined || prefixLength === undefined || !start?.value || !end?.value) return;
    if (own.family !== start.value.family || own.family !== end.value.family) return;
    const startOutside = !inSubnet(start.value, own, prefixLength);
    const endOutside = !inSubnet(end.value, own, prefixLength);
    if (!startOutside && !endOutside) return;

    const where = formatSubnet(own, prefixLength);
    const stage = holds({ since: "1.2.17" }, vocabulary.version) ? "parse" : "runtime";
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
      const [first, last] = [start, end].sort((a, b) => a.span.start - b.span.start);
      report({
        span: { start: first?.span.start ?? start.span.start, end: last?.span.end ?? end.span.end },
        stage,
        message: `DHCP range ${start.raw} to ${end.raw} lies outside ${where}`,
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
    const wider = field.value && widening(subnet, field.value);
    if (wider) fixes.push(wider);
    report({
      span: field.span,
      stage,
      message: `DHCP range ${word} at ${field.raw}, outside ${where}`,
      related,
      fixes,
    });
  },
});

/** Makes the subnet large enough for the strange end of the range, when it is only a little too small; never below /16. */
function widening({ address, netmask, prefix, prefixLength, prefixSource }: Subnet, end: Address): Fix | undefined {
  const own = address?.value;
  if (own?.family !== "ipv4" || prefixLength === undefined) return undefined;
  let length = prefixLength;
  while (length >= 16 && !inSubnet(end, own, length)) length--;
  if (length < 16) return undefined;
  // At the edge of the wider subnet no guest could have it either.
  const edges = [networkAddress(own, length).bits, broadcastAddress(own, length).bits];
  if (edges.includes(end.bits)) return undefined;
  const [field, value] =
    prefixSource === "prefix"
      ? [prefix, `${length}`]
      : prefixSource === "netmask"
        ? [netmask, formatAddress(netmaskOfPrefix(length))]
        : [undefined, ""];
  if (!field) return undefined;
  const title = `Widen the subnet to ${formatSubnet(own, length)}`;
  return { title, safe: false, edits: [setValue(field.attribute, value)] };
}
