import type { Fix } from "../../findings.js";
import { formatAddress, plus } from "../../network/address.js";
import { isProperRange, rangeContains } from "../../network/subnet.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const dhcpRangeWithOwnAddress = defineRule({
  id: "dhcp-range-with-own-address",
  title: "DHCP range holds the host's own address",
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
    const low = own.value.bits - start.value.bits <= end.value.bits - own.value.bits;
    const better = formatAddress(plus(own.value, low ? 1 : -1));
    if (start.value.bits !== end.value.bits) {
      const field = low ? start : end;
      fixes.push({
        title: `Change ${field.attribute.name} to ${better}`,
        safe: false,
        edits: [setValue(field.attribute, better)],
      });
    }
    report({
      span: own.value.bits === end.value.bits ? end.span : start.span,
      message: `DHCP range ${start.raw} to ${end.raw} holds ${own.raw}, the host's own address, which dnsmasq never hands out`,
      related: [{ span: own.span, message: "The host's own address" }],
      fixes,
    });
  },
});
