import { rangeEnds } from "../../addressing/free-ranges.js";
import type { Fix } from "../../findings.js";
import { formatAddress } from "../../network/address.js";
import { countBetween, joinedRanges, ownNumbers, rangeHolding, subnetOfBridge } from "../../network/lookup.js";
import type { Dhcp, Range } from "../../network/model.js";
import { isProperRange, rangeSize } from "../../network/subnet.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

/** So many addresses are not few. */
const enough = 4n;

export const dhcpPoolSmall = defineRule({
  id: "dhcp-pool-small",
  title: "Few dynamic addresses",
  stage: "advice",
  severity: "hint",
  why: "Addresses of static hosts and of the host itself are not handed out from a range. A few are soon used up, since a guest that leaves keeps its address for the rest of its lease, by default an hour.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <«range» start='192.168.77.10' end='192.168.77.11'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.10' prefix='24'>
          <dhcp>
            <«range» start='192.168.77.10' end='192.168.77.11'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <«range» start='192.168.77.10' end='192.168.77.11'/>
            <host mac='52:54:00:00:00:09' ip='192.168.77.9'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <«range» start='192.168.77.1' end='192.168.77.1'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <«range» start='192.168.77.9' end='192.168.77.11'/>
            <host mac='52:54:00:00:00:09' ip='192.168.77.9'/>
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
            <range start='192.168.77.10' end='192.168.77.13'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  check(dhcp, { report }) {
    const { subnet, ranges, hosts } = dhcp;
    const first = ranges[0];
    if (!first) return;
    let size = 0n;
    for (const range of ranges) {
      const own = isProperRange(range) ? rangeSize(range) : undefined;
      if (own === undefined) return;
      size += own;
    }
    const reserved = new Map(
      hosts.flatMap(({ ip }) => (ip?.value ? [[`${ip.value.family} ${ip.value.bits}`, ip.value]] : [])),
    );
    const kept = [...reserved.values()].filter(
      (address) => !subnetOfBridge(subnet.network, address) && rangeHolding(dhcp, address),
    ).length;
    const own = joinedRanges(ranges).reduce(
      (sum, { family, from, to }) => sum + countBetween(ownNumbers(subnet.network, family), from, to),
      0,
    );
    const taken = kept + own;
    const free = size - BigInt(taken);
    if (free >= enough) return;
    const from = taken > 0 ? `, ${taken} of ${size} being reserved` : "";
    report({
      span: first.element.nameSpan,
      message:
        free <= 0n
          ? "All addresses of the DHCP range are reserved, so none is left for other guests"
          : `Only ${free} ${free === 1n ? "address" : "addresses"} to hand out${from}; widen the range${size === 1n ? " or write a static host" : ""}`,
      consequence: "A guest that leaves keeps its address until its lease ends.",
      fixes: ranges.length === 1 ? wider(dhcp, first, enough + BigInt(taken)) : [],
    });
  },
});

/** Ends the range later, before the next static host. */
function wider({ subnet, hosts }: Dhcp, range: Range, least: bigint): Fix[] {
  const { start, end, element } = range;
  if (!start?.value || !end?.value) return [];
  const from = end.value;
  const limit = hosts.reduce<bigint | undefined>((lowest, { ip }) => {
    const bits = ip?.value?.family === from.family && ip.value.bits > from.bits ? ip.value.bits : undefined;
    return bits !== undefined && (lowest === undefined || bits < lowest) ? bits : lowest;
  }, undefined);
  const [furthest] = rangeEnds(subnet, { start: start.value, edited: element });
  if (!furthest) return [];
  const last = limit !== undefined && limit <= furthest.bits ? { ...furthest, bits: limit - 1n } : furthest;
  return last.bits - start.value.bits + 1n >= least ? [change(end.attribute, formatAddress(last))] : [];
}
