import type { Fix } from "../../findings.js";
import { formatAddress, prefixOfNetmask } from "../../network/address.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { prefixFixes } from "../shared/prefix-fixes.js";
import { refusalOf } from "../shared/value-refusals.js";

export const ipNetmaskWithHoles = defineRule({
  id: "ip-netmask-with-holes",
  title: "Netmask whose ones are not in one run",
  stage: "start",
  severity: "error",
  why: "A netmask is a run of ones followed by zeros. libvirt stores any other one, such as the wildcard form `0.0.0.255`, but cannot start the network; it rejects one with a DHCP range.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='«0.0.0.255»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='«255.255.0.255»'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='«255.225.255.0»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='255.255.255.0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' netmask='255.255.255.128'/>
      </network>
    `,
  ],
  on: "subnet",
  check({ element, family, netmask, dhcp }, { vocabulary, report }) {
    const mask = netmask?.value;
    if (family !== "ipv4" || !netmask || mask?.family !== "ipv4" || prefixOfNetmask(mask) !== undefined) return;
    const ranges = dhcp?.ranges.some((range) => range.start?.value && range.end?.value);
    const stage = ranges && holds({ since: "1.2.17" }, vocabulary.version) ? "parse" : "start";
    // What is not a netmask to begin with is for invalid-value.
    if (stage === "start" && refusalOf(vocabulary, netmask.attribute)) return;
    const inverted = { family: mask.family, bits: mask.bits ^ 0xffffffffn };
    const spec = vocabulary.specOf(element);
    const fixes: Fix[] = spec ? prefixFixes(vocabulary, spec, netmask.attribute) : [];
    const proposals = prefixOfNetmask(inverted) === undefined ? [] : [formatAddress(inverted)];
    if (!proposals.includes("255.255.255.0")) proposals.push("255.255.255.0");
    for (const value of proposals) {
      fixes.push(change(netmask.attribute, value));
    }
    report({
      span: netmask.span,
      stage,
      message: `netmask ${netmask.raw} is not ones followed by zeros`,
      fixes,
    });
  },
});
