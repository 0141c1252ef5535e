import { isInOneBlock, mostAddresses } from "../../addressing/range-limits.js";
import { holds } from "../../vocabulary/versions.js";
import { swapValues } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const natAddressRange = defineRule({
  id: "nat-address-range",
  title: "NAT address range reversed or too large",
  stage: "parse",
  severity: "error",
  since: "1.0.3",
  why: "The addresses that guests appear behind are a range from `start` up to `end`, of 65536 at most; up to libvirt 9.0.0 both ends must also share their first two numbers. libvirt rejects any other.",
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
  check({ mode, forward }, { document, vocabulary, report }) {
    const range = forward?.nat?.address;
    const [start, end] = [range?.start, range?.end];
    if (mode !== "nat" || !start?.value || !end?.value) return;
    if (start.value.family !== "ipv4" || end.value.family !== "ipv4") return;
    const [from, to] = [start.value.bits, end.value.bits];
    const span = { start: Math.min(start.span.start, end.span.start), end: Math.max(start.span.end, end.span.end) };
    if (from > to) {
      report({
        span,
        message: `NAT addresses start at ${start.raw} and end before it, at ${end.raw}`,
        fixes: [
          {
            title: "Swap start and end",
            safe: true,
            edits: swapValues(document, start.attribute, end.attribute),
          },
        ],
      });
    } else if (to - from >= mostAddresses) {
      report({
        span,
        message: `${start.raw} to ${end.raw} are ${to - from + 1n} NAT addresses, ${mostAddresses} at most are taken`,
      });
    } else if (!isInOneBlock(from, to) && holds({ until: "9.0.0" }, vocabulary.version)) {
      report({
        span,
        message: `NAT addresses ${start.raw} to ${end.raw} differ in their first two numbers, which libvirt takes only after 9.0.0`,
      });
    }
  },
});
