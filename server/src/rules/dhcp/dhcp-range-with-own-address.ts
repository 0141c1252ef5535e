import type { Fix } from "../../findings.js";
import { formatAddress, plus } from "../../network/address.js";
import { isProperRange, rangeContains } from "../../network/subnet.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const dhcpRangeWithOwnAddress = defineRule({
  id: "dhcp-range-with-own-address",
  title: "DHCP range with the host's own address",
  stage: "advice",
  severity: "hint",
  why: "dnsmasq never hands out an address of its own host, so nothing breaks, but the range is one address smaller than it says.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='«192.168.77.1»' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.99' prefix='24'>
          <dhcp>
            <range start='192.168.77.1' end='«192.168.77.99»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.20' prefix='24'>
          <dhcp>
            <range start='«192.168.77.10»' end='192.168.77.30'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.1' end='«192.168.77.1»'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.2' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.99' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.98'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "range",
  check(range, { report }) {
    const { start, end, subnet } = range;
    const own = subnet.address;
    if (!own?.value || !start?.value || !end?.value || !rangeContains(range, own.value)) return;
    if (!isProperRange(range)) return;
    const fixes: Fix[] = [];
    const low = own.value.bits === start.value.bits;
    const high = own.value.bits === end.value.bits;
    // In the middle the range would lose more than this address.
    if (low !== high) fixes.push(change((low ? start : end).attribute, formatAddress(plus(own.value, low ? 1 : -1))));
    report({
      span: own.value.bits === end.value.bits ? end.span : start.span,
      message: `DHCP range ${start.raw} to ${end.raw} contains the host's own address ${own.raw}`,
      consequence: "dnsmasq never hands it out.",
      related: [{ span: own.span, message: "The host's own address" }],
      fixes,
    });
  },
});
