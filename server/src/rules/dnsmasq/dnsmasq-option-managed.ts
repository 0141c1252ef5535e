import { runsDnsmasq } from "../../network/dnsmasq.js";
import { refusalOf } from "../../network/dnsmasq-options.js";
import type { Network } from "../../network/model.js";
import type { Stage } from "../../severity.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";
import { optionLines } from "../shared/dnsmasq-lines.js";

interface Outcome {
  readonly stage: Stage;
  readonly because: string;
}

const bound =
  "libvirt binds dnsmasq to the network's bridge, and with this it may answer on other interfaces of the host too";
const leases = "libvirt keeps the leases itself, and with this virsh net-dhcp-leases may not show them";
const ends = "it makes dnsmasq print something and end, so that nobody serves the network";
const foreground =
  "it keeps dnsmasq in the foreground, and libvirt's daemon waits for it without end: DANGER, the daemon hangs, and all its networks with it";
const once = "libvirt writes this option itself, and dnsmasq takes it only once";

/** What becomes of options that libvirt sets or relies on. */
const outcomes: ReadonlyMap<string, Outcome | ((network: Network) => Outcome | undefined)> = new Map(
  Object.entries<Outcome | ((network: Network) => Outcome | undefined)>({
    "bind-interfaces": { stage: "start", because: "libvirt sets bind-dynamic, and dnsmasq takes only one of the two" },
    "pid-file": { stage: "start", because: once },
    "keep-in-foreground": { stage: "start", because: foreground },
    "no-daemon": { stage: "start", because: foreground },
    "dhcp-lease-max": ({ subnets }) =>
      subnets.some(({ dhcp }) => dhcp && dhcp.ranges.length > 0) ? { stage: "start", because: once } : undefined,
    port: ({ dns }) =>
      dns?.enable?.value === false
        ? {
            stage: "start",
            because: "libvirt writes port=0 for the disabled DNS, and dnsmasq takes the option only once",
          }
        : {
            stage: "runtime",
            because: "guests ask port 53, where nobody answers then; to switch DNS off write <dns enable='no'/>",
          },
    interface: { stage: "runtime", because: bound },
    "except-interface": { stage: "runtime", because: bound },
    "listen-address": { stage: "runtime", because: bound },
    "dhcp-leasefile": { stage: "runtime", because: leases },
    "dhcp-script": { stage: "runtime", because: leases },
    version: { stage: "runtime", because: ends },
    help: { stage: "runtime", because: ends },
    test: { stage: "runtime", because: ends },
  }),
);

export const dnsmasqOptionManaged = defineRule({
  id: "dnsmasq-option-managed",
  title: "dnsmasq option that libvirt manages itself",
  stage: "runtime",
  severity: "warning",
  since: "5.6.0",
  why: "libvirt decides where dnsmasq listens, where it keeps leases and its process ID, and that it goes into the background. An option that interferes makes dnsmasq reject its configuration, hides the leases, or opens it to other networks. `keep-in-foreground` and `no-daemon` hang libvirt's daemon itself, for all networks.",
  bad: [
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«bind-interfaces»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«port=5353»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <dns enable='no'/>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <dnsmasq:options>
          <dnsmasq:option value='«port=53»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <dnsmasq:options>
          <dnsmasq:option value='«dhcp-lease-max=50»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«keep-in-foreground»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«listen-address=192.168.77.1»'/>
          <dnsmasq:option value='«no-hosts&#10;dhcp-leasefile=/var/lib/lab.leases»'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='«test»'/>
        </dnsmasq:options>
      </network>
    `,
  ],
  good: [
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <dnsmasq:options>
          <dnsmasq:option value='cache-size=500'/>
        </dnsmasq:options>
      </network>
    `,
    `
      <network xmlns:dnsmasq='http://libvirt.org/schemas/network/dnsmasq/1.0'>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp/>
        </ip>
        <dnsmasq:options>
          <dnsmasq:option value='dhcp-lease-max=50'/>
        </dnsmasq:options>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    if (!runsDnsmasq(network)) return;
    for (const { element, field, line, alone } of optionLines(network)) {
      if (line === "quote" || refusalOf(line)) continue;
      const known = outcomes.get(line.keyword);
      const outcome = typeof known === "function" ? known(network) : known;
      if (!outcome) continue;
      report({
        span: field.span,
        stage: outcome.stage,
        severity: outcome.stage === "start" ? "error" : "warning",
        message: `${line.keyword}: ${outcome.because}${outcome.stage === "start" ? `` : ""}`,
        fixes: alone ? [{ title: "Remove the option", safe: false, edits: [removeSpan(document, element.span)] }] : [],
      });
    }
  },
});
