import { proposedRange } from "../../addressing/proposed-addresses.js";
import type { Fix } from "../../findings.js";
import { familiesServed } from "../../network/lookup.js";
import type { Subnet } from "../../network/model.js";
import type { Version } from "../../vocabulary/versions.js";
import { addChild } from "../../xml/edits.js";
import type { XmlDocument } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const ipIpv6PrefixNot64 = defineRule({
  id: "ip-ipv6-prefix-not-64",
  title: "IPv6 prefix other than 64",
  stage: "runtime",
  severity: "warning",
  since: "0.8.7",
  why: "Without DHCP, guests form their IPv6 address from the prefix that the host announces, which works with exactly 64 bits. With any other prefix they ignore the announcement.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='«56»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='«80»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='80'>
          <dhcp>
            <range start='fd00:77::10' end='fd00:77::20'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='128'/>
      </network>
    `,
  ],
  on: "subnet",
  check(subnet, { document, vocabulary, report }) {
    const { address, family, prefix, prefixLength, prefixSource } = subnet;
    if (family !== "ipv6" || address?.value?.family !== "ipv6" || !prefix || prefixSource !== "prefix") return;
    if (prefixLength === undefined || prefixLength === 64 || prefixLength === 128) return;
    // With DHCP anywhere guests ask it instead.
    if (familiesServed(subnet.network).has("ipv6")) return;
    report({
      span: prefix.span,
      message: `prefix is ${prefix.raw}; guests without DHCP can form an IPv6 address only with prefix='64'`,
      consequence: "libvirt starts the network, but guests get no IPv6 address.",
      fixes: [change(prefix.attribute, "64"), ...withDhcp(document, subnet, vocabulary.version)],
    });
  },
});

/** With a longer prefix there are too few addresses to lease. */
const longest = 120;

/** DHCP serves a subnet of any length from 64 on. */
function withDhcp(document: XmlDocument, subnet: Subnet, version: Version): Fix[] {
  const range = subnet.dhcp || (subnet.prefixLength ?? 0) > longest ? undefined : proposedRange(subnet, version);
  if (!range) return [];
  const xml = `<dhcp>\n  <range start='${range.start}' end='${range.end}'/>\n</dhcp>`;
  const edits = [addChild(document, subnet.element, xml)];
  return [{ title: `Add DHCP from ${range.start} to ${range.end}`, safe: false, edits }];
}
