import type { Fix } from "../../findings.js";
import { formatSubnet } from "../../network/address.js";
import { holds } from "../../vocabulary/versions.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** The prefix that nearly every network of guests has; no address class has a longer one. */
const usual = 24;

export const ipMaskMissing = defineRule({
  id: "ip-mask-missing",
  title: "IPv4 address without netmask or prefix",
  stage: "ignored",
  severity: "warning",
  since: "0.8.7",
  why: "Without `netmask` or `prefix` libvirt falls back on the historical class of the address: `10.1.2.1` claims all of 10.0.0.0/8, `172.16.0.1` a /16. From 224.0.0.0 on there is no class, and the network cannot start. `prefix='0'` counts as none.",
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
  check({ element, family, address, netmask, prefix, prefixLength: length, dhcp }, { vocabulary, report }) {
    const own = address?.value;
    // 0.0.0.0 is not an address to begin with: ip-address-special reports it.
    if (family !== "ipv4" || own?.family !== "ipv4" || own.bits === 0n || netmask || (prefix && prefix.value !== 0))
      return;
    const fixes: Fix[] = [];
    for (const choice of new Set([usual, length ?? usual])) {
      fixes.push({
        title: prefix ? `Change prefix to ${choice}` : `Add prefix='${choice}'`,
        safe: false,
        edits: [setAttribute(element, "prefix", `${choice}`)],
      });
    }
    if (length === undefined) {
      const stage = dhcp?.ranges.length && holds({ since: "1.2.17" }, vocabulary.version) ? "parse" : "start";
      report({
        span: address?.span ?? element.nameSpan,
        stage,
        message: `${own ? address?.raw : ""} has neither netmask nor prefix, and addresses from 224.0.0.0 on have no class to fall back on`,
        fixes,
      });
      return;
    }
    report({
      span: prefix?.span ?? address?.span ?? element.nameSpan,
      message: `${address?.raw} has ${prefix ? "prefix 0, which counts as none" : "neither netmask nor prefix"}; libvirt falls back on its address class and takes ${formatSubnet(own, length)}, write which subnet you mean`,
      fixes,
    });
  },
});
