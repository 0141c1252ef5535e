import type { Fix } from "../../findings.js";
import type { Subnet } from "../../network/model.js";
import type { XmlDocument } from "../../xml/tree.js";
import { removeAttribute, setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";
import { lengthInNetmask, prefixInsteadOf } from "../shared/subnet-fixes.js";

export const ipFamilyMismatch = defineRule({
  id: "ip-family-mismatch",
  title: "Address of the other family",
  stage: "parse",
  severity: "error",
  since: "0.8.7",
  why: "libvirt does not derive the family from the address: without `family='ipv6'` it interprets every `<ip>` as IPv4 and rejects an IPv6 address there, as it rejects an IPv4 address under `family='ipv6'`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='«fd00:77::1»' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='«192.168.77.1»' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv4' address='«fd00:77::1»' prefix='64'/>
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
        <ip family='ipv4' address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "subnet",
  check(subnet, { document, report }) {
    const { address, family, familyField } = subnet;
    if (!address?.value || family === undefined || address.value.family === family) return;
    const related = familyField ? [{ span: familyField.span, message: "The family is set here" }] : [];
    const stated = familyField ? `, but family is ${familyField.raw}` : "";
    if (address.value.family === "ipv6") {
      report({
        span: address.span,
        message: `${address.raw} is an IPv6 address${stated}; write family='ipv6'`,
        related,
        fixes: [asIpv6(document, subnet)],
      });
      return;
    }
    report({
      span: address.span,
      message: `${address.raw} is an IPv4 address${stated}`,
      related,
      fixes: familyField ? [withoutAttribute(document, familyField.attribute)] : [],
    });
  },
});

/** Names the family; IPv6 has no netmask, so that one becomes a prefix. */
function asIpv6(document: XmlDocument, { element, familyField, netmask, prefix }: Subnet): Fix {
  const family = setAttribute(element, "family", "ipv6");
  const title = familyField ? "Change family to ipv6" : "Add family='ipv6'";
  if (!netmask) return { title, safe: true, edits: [family] };
  if (prefix) {
    const edits = [family, removeAttribute(document, netmask.attribute)];
    return { title: `${title} and remove netmask`, safe: false, edits };
  }
  const length = lengthInNetmask(netmask.raw) ?? 64;
  return {
    title: `${title}, and prefix='${length}' instead of netmask`,
    safe: lengthInNetmask(netmask.raw) !== undefined,
    edits: [family, ...prefixInsteadOf(document, netmask.attribute, length)],
  };
}
