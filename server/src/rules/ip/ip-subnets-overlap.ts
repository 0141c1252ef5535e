import { type Address, formatSubnet, networkAddress } from "../../network/address.js";
import type { Subnet } from "../../network/model.js";
import { defineRule } from "../rule.js";

export const ipSubnetsOverlap = defineRule({
  id: "ip-subnets-overlap",
  title: "Subnets of one network overlap",
  stage: "runtime",
  severity: "warning",
  since: "0.8.7",
  why: "Two `<ip>` of one network should stand for two subnets. Where one lies inside the other the host has two routes to the same guests and guests disagree about who is on their own link. Two addresses of the very same subnet work, the second as a mere alias without any effect on guests; libvirt checks neither.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <ip address='«192.168.0.1»' prefix='16'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='16'/>
        <ip address='«192.168.0.1»' prefix='16'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.0.1' prefix='24'/>
        <ip address='«192.168.0.1»' prefix='16'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <ip address='«192.168.0.1»' prefix='16'/>
        <ip address='«192.168.78.1»' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ subnets }, { report }) {
    const seen = new Map<string, Seen>();
    const lengths = [...new Set(subnets.flatMap(({ prefixLength }) => prefixLength ?? []))];
    for (const [index, later] of subnets.entries()) {
      const own = later.address?.value;
      const length = later.prefixLength;
      if (!own || own.family !== later.family || length === undefined) continue;
      const earlier = firstOverlapping(seen, lengths, own, length);
      remember(seen, lengths, own, length, { index, subnet: later });
      const first = earlier?.address;
      if (!first?.value || earlier?.prefixLength === undefined || !later.address) continue;
      const alike = earlier.prefixLength === length;
      // The same address again: ip-address-repeated has it.
      if (first.value.bits === own.bits && (alike || own.family === "ipv6")) continue;
      const [mine, theirs] = [formatSubnet(own, length), formatSubnet(first.value, earlier.prefixLength)];
      report({
        span: later.address.span,
        ...(alike ? { stage: "advice", severity: "information" } : {}),
        message: alike
          ? `${later.address.raw} lies in ${mine} like ${first.raw}; libvirt takes it as an alias of the bridge, it opens no second subnet`
          : `Subnet ${mine} overlaps ${theirs} of the same network; the host has two routes to these guests, choose another subnet`,
        related: [{ span: first.span, message: `${theirs} stands here` }],
      });
    }
  },
});

interface Entry {
  readonly index: number;
  readonly subnet: Subnet;
}

/** Of a block of addresses: the first subnet that is just it, and the first that lies in it. */
interface Seen {
  exactly?: Entry;
  within?: Entry;
}

const blockOf = (address: Address, length: number) =>
  `${address.family} ${networkAddress(address, length).bits}/${length}`;

/** Of two subnets that overlap one holds the other, so it is enough to look at the blocks around a subnet and at its own. */
function firstOverlapping(seen: ReadonlyMap<string, Seen>, lengths: readonly number[], own: Address, length: number) {
  const around = lengths.flatMap((each) => (each <= length ? (seen.get(blockOf(own, each))?.exactly ?? []) : []));
  const inside = seen.get(blockOf(own, length))?.within;
  return [...around, ...(inside ? [inside] : [])].sort((a, b) => a.index - b.index)[0]?.subnet;
}

function remember(
  seen: Map<string, Seen>,
  lengths: readonly number[],
  own: Address,
  length: number,
  entry: Entry,
): void {
  for (const each of lengths) {
    if (each > length) continue;
    const block = blockOf(own, each);
    const known = seen.get(block) ?? {};
    known.within ??= entry;
    if (each === length) known.exactly ??= entry;
    seen.set(block, known);
  }
}
