import type { Fix } from "../../findings.js";
import { setValue, swapValues } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { change, withoutElement } from "../shared/fixes.js";

/** Fewer ports than this soon run out: each connection of a guest to one server takes one. */
const fewest = 1000;
/** The ports that libvirt uses without a range. */
const [smallest, largest] = [1024, 65535];

export const natPortRange = defineRule({
  id: "nat-port-range",
  title: "NAT port range that does not work",
  stage: "parse",
  severity: "error",
  since: "1.0.3",
  why: "Translated connections use the ports from `start` to `end`. libvirt rejects a reversed range. It defines a range of one port but cannot make a firewall rule of it, so the network never starts. Ports below 1024 belong to services of the host, and each connection to one server takes a port of its own, so that a small range runs out.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <port start='«5000' end='5000»'/>
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
            <port start='5000' end='«0»'/>
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
            <port start='«65535' end='1024»'/>
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
            <port start='«1023»' end='65535'/>
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
            <port start='«512»' end='1024'/>
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
            <port start='«5000' end='5998»'/>
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
            <port start='«4999' end='5000»'/>
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
            <port start='«1000»' end='2022'/>
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
            <port start='«1000»' end='2023'/>
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
            <port start='1024' end='65535'/>
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
            <port start='5000' end='5999'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ mode, forward, subnets }, { document, report }) {
    const nat = forward?.nat;
    const [start, end] = [nat?.port?.start, nat?.port?.end];
    if (mode !== "nat" || !nat?.port || !start?.value || end?.value === undefined) return;
    if (start.value > largest || end.value > largest) return;
    const span = { start: Math.min(start.span.start, end.span.start), end: Math.max(start.span.end, end.span.end) };
    const usual: Fix = {
      title: `Change start to ${smallest} and end to ${largest}`,
      safe: false,
      edits: [setValue(start.attribute, `${smallest}`), setValue(end.attribute, `${largest}`)],
    };
    const upwards = change(end.attribute, `${largest}`);
    /** Keeps the start where enough ports are left after it. */
    const wider = start.value >= smallest && largest - start.value + 1 >= fewest ? upwards : usual;
    if (end.value === 0) {
      // Without a start as well there would be no range at all.
      report({
        span: end.span,
        message: `NAT ports end at 0, which libvirt interprets as no end; write ${largest}`,
        fixes: [upwards],
      });
      return;
    }
    if (start.value > end.value) {
      report({
        span,
        message: `NAT ports start at ${start.value} but end before that, at ${end.value}`,
        fixes: [
          {
            title: "Swap start and end",
            safe: true,
            edits: swapValues(document, start.attribute, end.attribute),
          },
        ],
      });
      return;
    }
    const translated = subnets.some(({ family }) => family === "ipv4" || nat.ipv6?.value === true);
    if (start.value === end.value && translated) {
      report({
        span,
        stage: "start",
        message: `NAT needs at least two ports, not ${start.value} alone`,
        fixes: [wider, withoutElement(document, nat.port.element)],
      });
    } else if (start.value < smallest) {
      report({
        span: start.span,
        stage: "advice",
        severity: "information",
        message: `NAT ports start at ${start.value}; those below ${smallest} belong to services of the host`,
        consequence: "Some servers distrust connections from such ports.",
        // A start of 1024 is no help where too few ports are left by it.
        fixes: end.value - smallest + 1 >= fewest ? [change(start.attribute, `${smallest}`)] : [usual],
      });
    } else if (end.value - start.value + 1 < fewest) {
      report({
        span,
        stage: "advice",
        severity: "information",
        message: `${end.value - start.value + 1} NAT ports are few for all guests together; ${smallest} to ${largest} is usual`,
        consequence: "Each connection to one server uses one of them, and further ones fail.",
        fixes: [wider],
      });
    }
  },
});
