import { isRejected } from "../../dnsmasq/judge.js";
import type { ConfigLine } from "../../dnsmasq/line.js";
import { dnsmasqOf } from "../../dnsmasq/versions.js";
import { runsDnsmasq } from "../../network/dnsmasq.js";
import type { Network } from "../../network/model.js";
import { dnsmasqRejects } from "../../prose/wording.js";
import type { Stage } from "../../severity.js";
import { defineRule } from "../rule.js";
import { optionLines, withoutLine } from "../shared/dnsmasq-lines.js";

interface Outcome {
  readonly stage: Stage;
  /** Follows the keyword in the message. */
  readonly problem: string;
  readonly effect?: string;
}

const bound: Outcome = {
  stage: "runtime",
  problem: "interferes with libvirt, which binds dnsmasq to the network's bridge",
  effect: "dnsmasq may answer on other interfaces of the host too.",
};
const leases: Outcome = {
  stage: "runtime",
  problem: "interferes with libvirt, which keeps the leases itself",
  effect: "`virsh net-dhcp-leases` may not show the leases.",
};
const ends: Outcome = {
  stage: "runtime",
  problem: "makes dnsmasq print something and exit",
  effect: "The network starts, but nothing serves it.",
};
const foreground: Outcome = {
  stage: "start",
  problem: "keeps dnsmasq in the foreground, and libvirt waits for it forever",
  effect: "DANGER: libvirt's daemon hangs, and all its networks with it.",
};
const once: Outcome = { stage: "start", problem: "is written by libvirt too, and dnsmasq accepts it only once" };

/** What becomes of options that libvirt sets or relies on. */
const outcomes: ReadonlyMap<string, Outcome | ((network: Network, line: ConfigLine) => Outcome | undefined)> = new Map(
  Object.entries<Outcome | ((network: Network, line: ConfigLine) => Outcome | undefined)>({
    "bind-interfaces": { stage: "start", problem: "conflicts with bind-dynamic, which libvirt sets" },
    "pid-file": once,
    "keep-in-foreground": foreground,
    "no-daemon": foreground,
    "dhcp-lease-max": ({ subnets }) => (subnets.some(({ dhcp }) => dhcp && dhcp.ranges.length > 0) ? once : undefined),
    port: ({ dns }, { value }) => {
      if (dns?.enable?.value === false) {
        return { stage: "start", problem: "conflicts with port=0, which libvirt writes because DNS is disabled" };
      }
      return value === "0"
        ? { stage: "runtime", problem: "switches DNS off; write <dns enable='no'/>", effect: "Guests get no answers." }
        : {
            stage: "runtime",
            problem: "moves DNS away from port 53, which guests query",
            effect: "Guests get no answers.",
          };
    },
    interface: bound,
    "except-interface": bound,
    "listen-address": bound,
    "dhcp-leasefile": leases,
    "dhcp-script": leases,
    version: ends,
    help: ends,
    test: ends,
  }),
);

export const dnsmasqOptionManaged = defineRule({
  id: "dnsmasq-option-managed",
  title: "dnsmasq option that libvirt manages itself",
  stage: "runtime",
  severity: "warning",
  since: "5.6.0",
  why: "libvirt decides where dnsmasq listens, where it keeps leases and its process ID, and that it runs in the background. An option that interferes makes dnsmasq reject its configuration, hides the leases, or opens it to other networks. With `keep-in-foreground` and `no-daemon` libvirt's daemon itself hangs, with all its networks.",
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
  check(network, { document, vocabulary, report }) {
    if (!runsDnsmasq(network)) return;
    for (const option of optionLines(network, vocabulary)) {
      const { field, line } = option;
      if (line === "quote" || isRejected(line, dnsmasqOf(vocabulary.version))) continue;
      const known = outcomes.get(line.keyword);
      const outcome = typeof known === "function" ? known(network, line) : known;
      if (!outcome) continue;
      report({
        span: field.span,
        stage: outcome.stage,
        severity: outcome.stage === "start" ? "error" : "warning",
        message: `${line.keyword} ${outcome.problem}`,
        consequence: outcome.effect ?? dnsmasqRejects,
        fixes: withoutLine(document, option),
      });
    }
  },
});
