import { formatAddress } from "../../network/address.js";
import type { Forwarder } from "../../network/model.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";
import { withoutElement } from "../shared/fixes.js";

export const dnsForwarderRepeated = defineRule({
  id: "dns-forwarder-repeated",
  title: "Repeated forwarder",
  stage: "ignored",
  severity: "information",
  why: "A second `<forwarder>` with the same server and domain adds nothing: dnsmasq queries each server once.",
  bad: [
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='192.0.2.53'/>
          <«forwarder» addr='192.0.2.53'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='192.0.2.53' port='53'/>
          <«forwarder» addr='192.0.2.53'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder domain='lab.test'/>
          <«forwarder» domain='LAB.test'/>
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
          <forwarder addr='192.0.2.53'/>
          <forwarder addr='192.0.2.54'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='192.0.2.53'/>
          <forwarder addr='192.0.2.53' domain='corp.test'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='192.0.2.53'/>
          <forwarder addr='192.0.2.53' port='5353'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ dns }, { document, report }) {
    const seen = new Map<string, Forwarder>();
    for (const forwarder of dns?.forwarders ?? []) {
      const { element, addr, domain, port } = forwarder;
      if ((!addr && !domain) || (addr && !addr.value) || (port && port.value === undefined)) continue;
      const server = addr?.value ? `${formatAddress(addr.value)}#${port?.value ?? 53}` : "";
      const key = `${server} ${domain?.raw.toLowerCase() ?? ""}`;
      const earlier = seen.get(key);
      if (!earlier) {
        seen.set(key, forwarder);
        continue;
      }
      report({
        span: element.nameSpan,
        message: `<forwarder> repeats an earlier one${addr ? ` for ${addr.raw}` : ""}`,
        consequence: "dnsmasq queries each server once.",
        related: [{ span: earlier.element.nameSpan, message: "The same forwarder" }],
        fixes: [withoutElement(document, element, { safe: isBare(element, "addr", "domain", "port") })],
        tags: ["unnecessary"],
      });
    }
  },
});
