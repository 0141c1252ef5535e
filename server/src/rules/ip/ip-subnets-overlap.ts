import { type Address, formatSubnet, networkAddress } from "../../network/address.js";
import type { Span } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

export const ipSubnetsOverlap = defineRule({
  id: "ip-subnets-overlap",
  title: "Subnets of one network overlap",
  stage: "runtime",
  severity: "warning",
  since: "0.8.7",
  why: "Two `<ip>` of one network are meant to be two subnets. Where one lies inside the other the host has two routes to the same guests and guests disagree about who is on their own link. Two addresses of the very same subnet work, the second as a mere alias without any effect on guests; libvirt checks neither.",
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
        <ip address='192.168.77.1' prefix='24'/>
        <ip address='«192.168.77.254»' prefix='24'/>
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
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='25'/>
        <ip address='192.168.77.129' prefix='25'/>
      </network>
    `,
  ],
  on: "network",
  check({ subnets }, { report }) {
    const seen = new Map<string, Seen>();
    const lengths = [...new Set(subnets.flatMap(({ prefixLength }) => prefixLength ?? []))];
    for (const [index, { address, family, prefixLength: length }] of subnets.entries()) {
      if (!address?.value || address.value.family !== family || length === undefined) continue;
      const later = { index, address: address.value, length, span: address.span, raw: address.raw };
      const earlier = firstOverlapping(seen, lengths, later);
      remember(seen, lengths, later);
      if (!earlier) continue;
      const alike = earlier.length === length;
      // The same address again is for ip-address-repeated.
      if (earlier.address.bits === later.address.bits && (alike || family === "ipv6")) continue;
      const [mine, theirs] = [formatSubnet(later.address, length), formatSubnet(earlier.address, earlier.length)];
      report({
        span: later.span,
        ...(alike ? { stage: "advice", severity: "information" } : {}),
        message: alike
          ? `${later.raw} is in ${mine}, as is ${earlier.raw}`
          : `Subnet ${mine} overlaps ${theirs} of the same network`,
        consequence: alike
          ? "It becomes a second address of the bridge, not a second subnet."
          : "The host has two routes to the same guests.",
        related: [{ span: earlier.span, message: `Subnet ${theirs}` }],
      });
    }
  },
});

/** A subnet whose address and prefix length can be told, and where the address is written. */
interface Entry {
  readonly index: number;
  readonly address: Address;
  readonly length: number;
  readonly span: Span;
  readonly raw: string;
}

/** Of a block of addresses: the first subnet that is just it, and the first that lies in it. */
interface Seen {
  exactly?: Entry;
  within?: Entry;
}

const blockOf = (address: Address, length: number) =>
  `${address.family} ${networkAddress(address, length).bits}/${length}`;

/** Of two subnets that overlap one holds the other, so it is enough to look at the blocks around a subnet and at its own. */
function firstOverlapping(seen: ReadonlyMap<string, Seen>, lengths: readonly number[], { address, length }: Entry) {
  const around = lengths.flatMap((each) => seen.get(blockOf(address, each))?.exactly ?? []);
  const inside = seen.get(blockOf(address, length))?.within;
  return [...around, ...(inside ? [inside] : [])].sort((a, b) => a.index - b.index)[0];
}

function remember(seen: Map<string, Seen>, lengths: readonly number[], entry: Entry): void {
  for (const each of lengths) {
    if (each > entry.length) continue;
    const block = blockOf(entry.address, each);
    const known = seen.get(block) ?? {};
    known.within ??= entry;
    if (each === entry.length) known.exactly ??= entry;
    seen.set(block, known);
  }
}
