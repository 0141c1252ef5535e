import { mayRunDnsmasq, runsDnsmasq } from "../../network/dnsmasq.js";
import { alternatives, tag } from "../../prose/wording.js";
import { removeSpan } from "../../xml/edits.js";
import type { XmlElement } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

export const dnsNotServed = defineRule({
  id: "dns-not-served",
  title: "DNS settings without a DNS server",
  stage: "ignored",
  severity: "warning",
  why: "libvirt starts a dnsmasq for a network with an `<ip>`, and it listens on that address. Without one, or in a forward mode where libvirt does not handle the guests' traffic, there is no dnsmasq, and `<dns>`, `<domain>` and `dnsmasq:options` have no effect.",
  bad: [
    `
      <network>
        <name>lab</name>
        <«dns»>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
          </host>
        </dns>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«dns»>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
          </host>
        </dns>
        <domain name='lab.test'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«dns»>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
          </host>
        </dns>
        <forward mode='open'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«dns» enable='yes'>
          <host ip='192.168.77.9'>
            <hostname>web</hostname>
          </host>
        </dns>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«dns» forwardPlainNames='yes'></dns>
        <forward mode='hostdev'/>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <«dnsmasq:options»>
          <dnsmasq:option value='no-hosts'/>
        </dnsmasq:options>
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
          </host>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <dns></dns>
        <forward mode='hostdev'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check(network, { document, vocabulary, report }) {
    const { mode, modeSource, dns, domain, subnets, dnsmasqOptions } = network;
    if (mode === undefined || runsDnsmasq(network)) return;
    const idle: XmlElement[] = [];
    const own = mayRunDnsmasq(network);
    // Without an <ip> these modes are rejected.
    if (own && subnets.length === 0 && modeSource !== "absent" && mode !== "none" && mode !== "open") return;
    if (dns && (own || dns.txts.length + dns.srvs.length + dns.hosts.length === 0)) {
      const contents = [...dns.forwarders, ...dns.txts, ...dns.srvs, ...dns.hosts];
      if ((contents.length > 0 && dns.enable?.value !== false) || (!own && dns.forwardPlainNames))
        idle.push(dns.element);
    }
    if (own && domain?.name?.value && subnets.length === 0) idle.push(domain.element);
    const options = dnsmasqOptions[0]?.element.parent;
    if (options && vocabulary.specOf(options)) idle.push(options);
    const [first] = idle.sort((a, b) => a.span.start - b.span.start);
    if (!first) return;
    const because = !own
      ? `libvirt runs no dnsmasq in forward mode ${mode}`
      : subnets.length === 0
        ? "without an <ip> libvirt runs no dnsmasq"
        : "without DNS, DHCP and TFTP libvirt runs no dnsmasq";
    report({
      span: first.nameSpan,
      message: `${alternatives(idle.map(tag), "and")} ${idle.length > 1 ? "have" : "has"} no effect: ${because}`,
      ...(idle.length > 1 && { consequence: "libvirt silently ignores them." }),
      // Where an <ip> is missing, adding one may be meant as well.
      fixes: own
        ? []
        : [
            {
              title: `Remove ${alternatives(idle.map(tag), "and")}`,
              safe: false,
              edits: idle.map((element) => removeSpan(document, element.span)),
            },
          ],
      related: idle.slice(1).map((element) => ({ span: element.nameSpan, message: `${tag(element)} has no effect` })),
    });
  },
});
