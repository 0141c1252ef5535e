import { likelyPrefix } from "../../network/subnet.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const routePrefixTooLong = defineRule({
  id: "route-prefix-too-long",
  title: "Route prefix longer than an IPv4 address",
  stage: "parse",
  severity: "error",
  since: "1.0.6",
  why: "An IPv4 address has 32 bits, so the prefix of an IPv4 route is at most 32. The schema allows up to 128 for either family; the parser rejects it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='«64»' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='«33»' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='«128»' gateway='192.168.77.2'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route address='10.5.0.0' prefix='32' gateway='192.168.77.2'/>
      </network>
    `,
  ],
  on: "route",
  check({ family, address, netmask, prefix }, { report }) {
    if (family !== "ipv4" || address?.value?.family === "ipv6" || netmask || !prefix?.value) return;
    if (prefix.value <= 32 || prefix.value > 128) return;
    const better = address?.value ? `${likelyPrefix(address.value)}` : undefined;
    report({
      span: prefix.span,
      message: `prefix is ${prefix.raw}, but an IPv4 prefix is at most 32${better ? `; did you mean ${better}?` : ""}`,
      fixes: better ? [change(prefix.attribute, better)] : [],
    });
  },
});
