import { lengthOfGuests } from "../../addressing/subnet-of-guests.js";
import { formatSubnet } from "../../network/address.js";
import { holds } from "../../vocabulary/versions.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { movedSubnet } from "../shared/subnet-fixes.js";

/** Nobody means a larger subnet, even where the class of the address gives one. */
const widest = 16;

export const ipMaskMissing = defineRule({
  id: "ip-mask-missing",
  title: "IPv4 address without netmask or prefix",
  stage: "ignored",
  severity: "warning",
  since: "0.8.7",
  why: "Without `netmask` or `prefix` libvirt assumes the historical class of the address: `10.1.2.1` claims all of 10.0.0.0/8, `172.16.0.1` a /16. From 224.0.0.0 on there is no class, and the network cannot start. `prefix='0'` counts as none.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='«10.1.2.1»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='10.1.2.1' prefix='«0»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«192.168.77.1»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='«224.0.0.1»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='10.1.2.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='10.1.2.1' netmask='255.255.255.0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='0.0.0.0'/>
      </network>
    `,
  ],
  on: "subnet",
  check(subnet, { vocabulary, report }) {
    const { element, family, address, netmask, prefix, prefixLength: length, dhcp } = subnet;
    const own = address?.value;
    // 0.0.0.0 is not an address to begin with: ip-address-special reports it.
    if (!address || family !== "ipv4" || own?.family !== "ipv4" || own.bits === 0n) return;
    if (netmask || (prefix && prefix.value !== 0)) return;
    const lacks = prefix ? "prefix 0, which counts as none" : "no netmask or prefix";
    if (length === undefined) {
      const stage = dhcp?.ranges.length && holds({ since: "1.2.17" }, vocabulary.version) ? "parse" : "start";
      report({
        span: address.span,
        stage,
        message: `${address.raw} has ${lacks}, and none is assumed from 224.0.0.0 on; use a private one`,
        fixes: movedSubnet(subnet),
      });
      return;
    }
    const assumed = formatSubnet(own, length);
    report({
      span: (prefix ?? address).span,
      message: `${address.raw} has ${lacks}; write the prefix you mean`,
      consequence: `libvirt assumes ${assumed} from the address class.`,
      fixes: [...new Set([lengthOfGuests(subnet, own), Math.max(length, widest)])].map((choice) => ({
        title: prefix ? `Change prefix to ${choice}` : `Add prefix='${choice}'`,
        safe: false,
        edits: [setAttribute(element, "prefix", `${choice}`)],
      })),
    });
  },
});
