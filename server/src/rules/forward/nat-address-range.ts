import { blockOf, isInOneBlock, mostAddresses } from "../../addressing/range-limits.js";
import { formatAddress, plus } from "../../network/address.js";
import type { Nat, Network } from "../../network/model.js";
import { holds, type Version } from "../../vocabulary/versions.js";
import { removeSpan } from "../../xml/edits.js";
import type { XmlDocument } from "../../xml/tree.js";
import { setAttribute, swapValues } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { refusalOf } from "../shared/value-refusals.js";

export const natAddressRange = defineRule({
  id: "nat-address-range",
  title: "NAT address range that libvirt rejects",
  stage: "parse",
  severity: "error",
  since: "1.0.3",
  why: "The addresses to which libvirt translates those of guests are a range of IPv4 from `start` to `end`, at most 65536; up to libvirt 9.0.0 both ends must also share their first two numbers. libvirt rejects any other range. IPv6 is translated to the host's own address only, by `<nat ipv6='yes'>`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='«203.0.113.9' end='203.0.113.5»'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='«198.18.0.0' end='198.19.0.0»'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='«198.18.255.250' end='198.19.0.5»'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='203.0.113.5' end='203.0.113.9'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='203.0.113.5' end='203.0.113.5'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='198.18.255.250' end='198.19.0.5'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 9.0.0 -->
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <address start='203.0.113.5' end='203.0.113.9'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, vocabulary, report }) {
    const { mode, forward } = network;
    const range = forward?.nat?.address;
    const [start, end] = [range?.start, range?.end];
    if (mode !== "nat" || !forward?.nat || !range) return;
    if (!start?.value || !end?.value) return;
    if (start.value.family === "ipv6" && end.value.family === "ipv6") {
      report({
        span: start.span,
        message: `${start.raw} is an IPv6 address; NAT has a pool of addresses for IPv4 only`,
        fixes: [withoutPool(document, network, forward.nat, vocabulary.version)],
      });
      return;
    }
    if (start.value.family !== "ipv4" || end.value.family !== "ipv4") return;
    const [from, to] = [start.value.bits, end.value.bits];
    const isOld = holds({ until: "9.0.0" }, vocabulary.version);
    const span = { start: Math.min(start.span.start, end.span.start), end: Math.max(start.span.end, end.span.end) };
    if (from > to) {
      report({
        span,
        message: `NAT addresses start at ${start.raw} but end before that, at ${end.raw}`,
        // The last octet alone is no end before the start.
        fixes:
          refusalOf(vocabulary, end.attribute) || refusalOf(vocabulary, start.attribute)
            ? []
            : [
                {
                  title: "Swap start and end",
                  safe: true,
                  edits: swapValues(document, start.attribute, end.attribute),
                },
              ],
      });
    } else if (to - from >= mostAddresses) {
      const last = isOld ? blockOf(from).last : plus(start.value, mostAddresses - 1n).bits;
      report({
        span,
        message: `${start.raw} to ${end.raw} are ${to - from + 1n} NAT addresses; libvirt accepts at most ${mostAddresses}`,
        fixes: [change(end.attribute, formatAddress({ family: "ipv4", bits: last }))],
      });
    } else if (!isInOneBlock(from, to) && isOld) {
      const last = formatAddress({ family: "ipv4", bits: blockOf(from).last });
      const first = formatAddress({ family: "ipv4", bits: blockOf(to).first });
      report({
        span,
        message: `${start.raw} to ${end.raw} differ in their first two numbers, which only newer libvirt accepts`,
        fixes: [change(end.attribute, last), change(start.attribute, first)],
      });
    }
  },
});

/** IPv6 is translated to the host's own address alone, where the network has IPv6. */
function withoutPool(document: XmlDocument, { subnets }: Network, { element, address }: Nat, version: Version) {
  const edits = address ? [removeSpan(document, address.element.span)] : [];
  const isUseful = holds({ since: "6.5.0" }, version) && subnets.some(({ family }) => family === "ipv6");
  if (!isUseful) return { title: "Remove <address>", safe: false, edits };
  edits.push(setAttribute(element, "ipv6", "yes"));
  return { title: "Remove <address> and set ipv6='yes' on <nat>", safe: false, edits };
}
