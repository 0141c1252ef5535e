import { lengthOfGuests } from "../../addressing/subnet-of-guests.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const ipPrefixTooLong = defineRule({
  id: "ip-prefix-too-long",
  title: "Prefix longer than an IPv4 address",
  stage: "parse",
  severity: "error",
  since: "0.8.7",
  why: "An IPv4 address has 32 bits, so its prefix is at most 32. The schema does not distinguish the families and allows up to 128; the parser rejects it since 1.0.5.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='«64»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='«33»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='«128»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='32'/>
      </network>
    `,
  ],
  on: "subnet",
  check(subnet, { vocabulary, report }) {
    const { family, prefix, address } = subnet;
    if (family !== "ipv4" || address?.value?.family === "ipv6" || !prefix?.value) return;
    if (prefix.value <= 32 || prefix.value > 128) return;
    const stage = holds({ since: "1.0.5" }, vocabulary.version) ? "parse" : "runtime";
    const length = address?.value ? lengthOfGuests(subnet, address.value) : 24;
    report({
      span: prefix.span,
      stage,
      message: `prefix is ${prefix.raw}, but an IPv4 prefix is at most 32; ${length} is usual`,
      fixes: [change(prefix.attribute, `${length}`)],
    });
  },
});
