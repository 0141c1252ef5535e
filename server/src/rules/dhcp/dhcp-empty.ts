import { type Address, broadcastAddress, formatAddress, networkAddress, plus } from "../../network/address.js";
import type { Subnet } from "../../network/model.js";
import { freeAddress, serves, subnetOf } from "../../network/subnet.js";
import { addChild } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const dhcpEmpty = defineRule({
  id: "dhcp-empty",
  title: "DHCP without addresses",
  stage: "ignored",
  severity: "warning",
  why: "A `<dhcp>` without range and host starts no DHCP server; libvirt drops it without a word, together with a `<bootp>` in it. Guests get no address.",
  bad: "<network><name>lab</name><ip address='192.168.77.1' prefix='24'><dhcp/></ip></network>",
  good: "<network><name>lab</name><ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.2' end='192.168.77.254'/></dhcp></ip></network>",
  on: "dhcp",
  needs: "document",
  check({ element, subnet }, { document, report }) {
    if (serves(subnet)) return;
    const range = proposal(subnet);
    report({
      span: element.nameSpan,
      message: "<dhcp> has neither a range nor a host; libvirt starts no DHCP server for it, and guests get no address",
      fixes: range
        ? [
            {
              title: `Add the range ${range.start} to ${range.end}`,
              safe: false,
              edits: [addChild(document, element, `<range start='${range.start}' end='${range.end}'/>`, null)],
            },
          ]
        : [],
    });
  },
});

/** A range libvirt takes: at most some 250 addresses, not across the border of a block of 2^16. */
export function proposal(subnet: Subnet): { start: string; end: string } | undefined {
  const family = subnet.address?.value?.family;
  const span = subnetOf(subnet);
  const first = freeAddress(subnet);
  const alone = !subnet.network.subnets.some(
    (other) => other.address?.value?.family === family && serves(other) && other !== subnet,
  );
  if (!first || !span?.last || family !== subnet.family || !alone) return undefined;
  if (family === "ipv6" && (span.prefixLength < 64 || span.prefixLength > 112)) return undefined;
  const start = family === "ipv6" ? plus(networkAddress(first, 112), 0x100) : first;
  const limit: Address =
    family === "ipv6" ? plus(start, 0xff) : broadcastAddress(start, Math.max(24, span.prefixLength));
  const end = limit.bits > span.last.bits ? span.last : limit.bits === span.broadcast.bits ? plus(limit, -1) : limit;
  return start.bits <= end.bits ? { start: formatAddress(start), end: formatAddress(end) } : undefined;
}
