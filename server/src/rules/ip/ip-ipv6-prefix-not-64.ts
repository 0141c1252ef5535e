import { familiesServed } from "../../network/lookup.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const ipIpv6PrefixNot64 = defineRule({
  id: "ip-ipv6-prefix-not-64",
  title: "IPv6 prefix other than 64",
  stage: "runtime",
  severity: "warning",
  since: "0.8.7",
  why: "Without DHCP, guests make up their IPv6 address from the prefix the host announces, and that works with 64 bits exactly. With any other prefix they ignore the announcement.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='«56»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='«80»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='80'>
          <dhcp>
            <range start='fd00:77::10' end='fd00:77::20'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='128'/>
      </network>
    `,
  ],
  on: "subnet",
  check(subnet, { report }) {
    const { address, family, prefix, prefixLength, prefixSource } = subnet;
    if (family !== "ipv6" || address?.value?.family !== "ipv6" || !prefix || prefixSource !== "prefix") return;
    if (prefixLength === undefined || prefixLength === 64 || prefixLength === 128) return;
    // With DHCP anywhere guests ask it instead.
    if (familiesServed(subnet.network).has("ipv6")) return;
    report({
      span: prefix.span,
      message: `prefix is ${prefix.raw}, and guests form their IPv6 address by themselves only under a prefix of 64; libvirt starts the network, but they get none`,
      fixes: [change(prefix.attribute, "64")],
    });
  },
});
