import { mayRunDnsmasq } from "../../network/dnsmasq.js";
import type { ElementPath } from "../../vocabulary/paths.js";
import type { ElementSpec, Vocabulary } from "../../vocabulary/vocabulary.js";
import { defineRule } from "../rule.js";
import { optionLines } from "../shared/dnsmasq-lines.js";

interface Counterpart {
  /** What to write: `<txt> in <dns>`. */
  readonly element: string;
  readonly path: ElementPath;
  /** Which values the element can express, with a part for each of `attributes`. */
  readonly simple: RegExp;
  /** The attributes that hold the parts; each part must be a value that libvirt accepts there. */
  readonly attributes: readonly string[];
}

/** Options that have an element of their own. */
const counterparts: ReadonlyMap<string, readonly Counterpart[]> = new Map(
  Object.entries<readonly Counterpart[]>({
    domain: [{ element: "<domain name>", simple: /^([^,]+)$/, path: "/network/domain", attributes: ["name"] }],
    server: [
      {
        element: "<forwarder> in <dns>",
        simple: /^([0-9a-fA-F.:]+)$/,
        path: "/network/dns/forwarder",
        attributes: ["addr"],
      },
      {
        element: "<forwarder> in <dns>",
        simple: /^\/([^/]+)\/([0-9a-fA-F.:]+)$/,
        path: "/network/dns/forwarder",
        attributes: ["domain", "addr"],
      },
      {
        element: "<forwarder domain> in <dns>",
        simple: /^\/([^/]+)\/#$/,
        path: "/network/dns/forwarder",
        attributes: ["domain"],
      },
    ],
    local: [
      { element: "<domain localOnly='yes'>", simple: /^\/([^/]+)\/$/, path: "/network/domain", attributes: ["name"] },
    ],
    "txt-record": [
      {
        element: "<txt> in <dns>",
        simple: /^([^,]+),([^,]+)$/,
        path: "/network/dns/txt",
        attributes: ["name", "value"],
      },
    ],
    "srv-host": [
      {
        element: "<srv> in <dns>",
        simple: /^_([^.,]+)\._(tcp|udp)(?:\.([^,]+))?(?:,|$)/,
        path: "/network/dns/srv",
        attributes: ["service", "protocol", "domain"],
      },
    ],
    "dhcp-host": [
      {
        element: "<host> in <dhcp>",
        simple: /^((?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}),[^:]+$/,
        path: "/network/ip/dhcp/host",
        attributes: ["mac"],
      },
    ],
    "dhcp-boot": [
      { element: "<bootp> in <dhcp>", simple: /^([^,:]+)$/, path: "/network/ip/dhcp/bootp", attributes: ["file"] },
    ],
    "tftp-root": [{ element: "<tftp root>", simple: /^([^,]+)$/, path: "/network/ip/tftp", attributes: ["root"] }],
  }),
);

export const dnsmasqOptionHasElement = defineRule({
  id: "dnsmasq-option-has-element",
  title: "dnsmasq option for which there is an element",
  stage: "advice",
  severity: "hint",
  since: "5.6.0",
  why: "libvirt checks its own elements, shows them in its tools, and changes most of them in a running network with `virsh net-update`. It does not check a `dnsmasq:option`: a mistake in one keeps the network from starting, and libvirt does not support its use.",
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
  check(network, { vocabulary, report }) {
    if (!mayRunDnsmasq(network)) return;
    for (const { field, line } of optionLines(network, vocabulary)) {
      if (line === "quote" || !line.value) continue;
      const own = counterpartOf(line.keyword, line.value, vocabulary);
      if (!own) continue;
      report({
        span: field.span,
        message: `${line.keyword} has an element of its own; write ${own.element}`,
        consequence: "libvirt does not check dnsmasq options.",
      });
    }
  },
});

/** The element that expresses the option; none where libvirt would reject a part of it there. */
function counterpartOf(keyword: string, value: string, vocabulary: Vocabulary): Counterpart | undefined {
  return counterparts.get(keyword)?.find(({ path, simple, attributes }) => {
    const parts = simple.exec(value);
    const spec = vocabulary.element(path);
    return parts && spec && attributes.every((name, index) => accepts(vocabulary, spec, name, parts[index + 1]));
  });
}

function accepts(vocabulary: Vocabulary, spec: ElementSpec, name: string, part: string | undefined): boolean {
  if (part === undefined) return true;
  const attribute = vocabulary.attribute(spec, name);
  return attribute !== undefined && vocabulary.known(attribute) && vocabulary.judge(attribute, part).ok;
}
