import { rangeEnds, rangeStarts } from "../../addressing/free-ranges.js";
import { canServe } from "../../addressing/proposed-addresses.js";
import type { Fix } from "../../findings.js";
import { type Address, formatAddress } from "../../network/address.js";
import { servedSubnets, subnetHolding } from "../../network/lookup.js";
import type { Field, Range } from "../../network/model.js";
import { spanOf } from "../../network/subnet.js";
import { familyName } from "../../prose/wording.js";
import type { Version } from "../../vocabulary/versions.js";
import type { XmlDocument } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { moveInto, moveIntoNew } from "../shared/moves.js";

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
  check(range, { document, vocabulary, report }) {
    const { subnet, start, end } = range;
    const own = subnet.address;
    if (!own?.value || !start?.value || !end?.value) return;
    const { family } = own.value;
    const strange = [start, end].filter((field) => field.value?.family !== family);
    const first = strange[0];
    if (first?.value === undefined) return;
    const spans = strange.map((field) => field.span);
    const is = (field: Field<Address>) => familyName(field.value?.family ?? family);
    report({
      span: { start: Math.min(...spans.map((span) => span.start)), end: Math.max(...spans.map((span) => span.end)) },
      message:
        strange.length === 2
          ? `DHCP range ${start.raw} to ${end.raw} is ${is(first)}, but its <ip> is ${familyName(family)}`
          : `DHCP range starts at ${start.raw} (${is(start)}) but ends at ${end.raw} (${is(end)})`,
      related: [{ span: own.span, message: `The <ip> is ${familyName(family)}` }],
      fixes:
        strange.length === 2
          ? relocation(document, range, start.value, end.value, vocabulary.version)
          : other(range, first),
    });
  },
});

/** Moves the range to the `<ip>` of its family, or to a new one where no other of that family has DHCP. */
function relocation(
  document: XmlDocument,
  { element, subnet }: Range,
  start: Address,
  end: Address,
  version: Version,
): Fix[] {
  const { network } = subnet;
  if (start.family !== end.family || start.bits > end.bits) return [];
  const home = subnetHolding(network, start);
  const dhcp: [string, string] = ["<dhcp>", "</dhcp>"];
  if (home) {
    if (home.family !== start.family || !canServe(home, version) || subnetHolding(network, end) !== home) return [];
    const edits = home.dhcp
      ? moveInto(document, element, home.dhcp.element)
      : moveIntoNew(document, element, home.element, [dhcp]);
    return [{ title: `Move the range to the <ip> of ${home.address?.raw}`, safe: false, edits }];
  }
  const address = bridgeFor(start, end);
  if (!address || servedSubnets(network, start.family).length > 0) return [];
  const [written, prefix] = [formatAddress(address), usualPrefix[start.family]];
  const family = start.family === "ipv6" ? " family='ipv6'" : "";
  const ip: [string, string] = [`<ip${family} address='${written}' prefix='${prefix}'>`, "</ip>"];
  const edits = moveIntoNew(document, element, network.element, [ip, dhcp], network.subnets.at(-1)?.element);
  return [{ title: `Move the range to an <ip> of its own, ${written}/${prefix}`, safe: false, edits }];
}

const usualPrefix = { ipv4: 24, ipv6: 64 } as const;

/** An address for the bridge beside the range, in a subnet of the usual size around it. */
function bridgeFor(start: Address, end: Address): Address | undefined {
  const length = usualPrefix[start.family];
  const { first, last } = spanOf(start, length);
  if (!first || !last || start.bits < first.bits || end.bits > last.bits) return undefined;
  return start.bits > first.bits ? first : end.bits < last.bits ? last : undefined;
}

/** Puts the end of the other family where a range with its other end may start or end. */
function other({ element, subnet, start, end }: Range, strange: Field<Address>): Fix[] {
  const proposal =
    strange === start
      ? rangeStarts(subnet, { end: end?.value, edited: element })
      : rangeEnds(subnet, { start: start?.value, edited: element });
  return proposal.slice(0, 1).map((address) => change(strange.attribute, formatAddress(address)));
}
