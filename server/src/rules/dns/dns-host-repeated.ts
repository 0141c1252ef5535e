import type { Fix } from "../../findings.js";
import { formatAddress } from "../../network/address.js";
import type { DnsHost } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import { addBlock, asBlock, isWhiteSpace, removeSpan } from "../../xml/edits.js";
import type { XmlDocument } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

export const dnsHostRepeated = defineRule({
  id: "dns-host-repeated",
  title: "Repeated DNS host",
  stage: "advice",
  severity: "information",
  why: "Two `<host>` with the same address can be one with all the names; for a name with several addresses dnsmasq answers with all of them in turn. `virsh net-update` rejects both cases; most often they are copied lines.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
          </host>
          <host ip='«192.168.77.9»'>
            <hostname>www</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.8'>
            <hostname>web</hostname>
          </host>
          <host ip='192.168.77.9'>
            <hostname>«web»</hostname>
          </host>
          <host ip='«192.168.77.9»'>
            <hostname>www</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
          </host>
          <host ip='fd00:77::5'>
            <hostname>web</hostname>
          </host>
          <host ip='«192.168.77.9»'>
            <hostname>www</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
            <hostname>www</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
          </host>
          <host ip='fd00:77::9'>
            <hostname>web</hostname>
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ dns }, { document, report }) {
    const byAddress = new Map<string, DnsHost>();
    const byName = new Map<string, DnsHost>();
    for (const host of dns?.hosts ?? []) {
      if (!host.ip?.value) continue;
      const address = formatAddress(host.ip.value);
      const earlier = byAddress.get(address);
      if (earlier?.ip) {
        report({
          span: host.ip.span,
          message: `${address} already has a <host>; put all its names into one`,
          consequence: "dnsmasq serves the names of both.",
          related: [{ span: earlier.ip.span, message: `The first <host> of ${address}` }],
          fixes: merger(document, host, earlier, address),
        });
        continue;
      }
      byAddress.set(address, host);
      for (const { value, span } of host.hostnames) {
        const key = value && `${host.ip.value.family} ${value.toLowerCase()}`;
        if (!key) continue;
        const namesake = byName.get(key);
        if (namesake?.ip && namesake !== host) {
          report({
            span,
            message: `${quoted(value)} is already a name of ${namesake.ip.raw}; keep one unless both are intended`,
            consequence: "dnsmasq answers with both addresses in turn.",
            related: [{ span: namesake.ip.span, message: `The other address of ${quoted(value)}` }],
          });
        } else byName.set(key, host);
      }
    }
  },
});

/** Moves the names that the first record lacks there, and removes the second one, if it holds nothing else. */
function merger(document: XmlDocument, { element, hostnames }: DnsHost, first: DnsHost, address: string): Fix[] {
  const present = new Set(first.hostnames.map(({ raw }) => raw.trim().toLowerCase()));
  const known = new Set(hostnames.map((hostname) => hostname.element));
  const isPlain = element.children.every(
    (node) => isWhiteSpace(document.text, node) || (node.kind === "element" && known.has(node)),
  );
  if (!isPlain || element.attributes.length > 1 || first.element.selfClosing) return [];
  const missing = hostnames.filter(({ raw }) => !present.has(raw.trim().toLowerCase()));
  const lines = missing.map((hostname) => asBlock(document, hostname.element.span));
  const edits = [removeSpan(document, element.span)];
  if (lines.length > 0) edits.push(addBlock(document, first.element, lines.join("\n")));
  return [{ title: `Move the names to the first <host> of ${address}`, safe: false, edits }];
}
