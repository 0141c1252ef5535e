import { mayRunDnsmasq } from "../../network/dnsmasq.js";
import { defineRule } from "../rule.js";
import { optionLines } from "../shared/dnsmasq-lines.js";

/** Elements that say the same, and for which values they do. */
const elements: ReadonlyMap<string, { readonly element: string; readonly simple: RegExp }> = new Map(
  Object.entries<{ readonly element: string; readonly simple: RegExp }>({
    domain: { element: "<domain name>", simple: /^[^,]+$/ },
    server: { element: "<forwarder> in <dns>", simple: /^(\/[^/]+\/)?[0-9a-fA-F.:]+$/ },
    local: { element: "<forwarder domain> in <dns>", simple: /^\/[^/]+\/$/ },
    "txt-record": { element: "<txt> in <dns>", simple: /^[^,]+,[^,]+$/ },
    "srv-host": { element: "<srv> in <dns>", simple: /^_[^.]+\._(tcp|udp)/ },
    "dhcp-host": { element: "<host> in <dhcp>", simple: /^([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2},[^:]+$/ },
    "dhcp-boot": { element: "<bootp> in <dhcp>", simple: /^[^,:]+$/ },
    "tftp-root": { element: "<tftp root>", simple: /^[^,]+$/ },
  }),
);

export const dnsmasqOptionHasElement = defineRule({
  id: "dnsmasq-option-has-element",
  title: "dnsmasq option for which there is an element",
  stage: "advice",
  severity: "hint",
  since: "5.6.0",
  why: "libvirt checks its own elements, shows them in its tools, and changes most of them in a running network with `virsh net-update`. A `dnsmasq:option` it neither checks nor knows; a mistake in one keeps the network from starting, and libvirt gives no support for it.",
  bad: [
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«server=192.0.2.53»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«dhcp-host=52:54:00:00:00:01,192.168.77.5»'/>
          <dnsmasq:option value='no-hosts'/>
          <dnsmasq:option value='«tftp-root=/srv/tftp»'/>
        </dnsmasq:options>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <dns>
          <forwarder addr='192.0.2.53'/>
        </dns>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='dhcp-boot=tag:efi,ipxe.efi'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='server=192.0.2.53@virbr5'/>
        </dnsmasq:options>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    if (!mayRunDnsmasq(network)) return;
    for (const { field, line } of optionLines(network)) {
      if (line === "quote" || !line.value) continue;
      const own = elements.get(line.keyword);
      if (!own?.simple.test(line.value)) continue;
      report({
        span: field.span,
        message: `${line.keyword} has an element of its own: ${own.element} says the same, and libvirt checks it`,
      });
    }
  },
});
