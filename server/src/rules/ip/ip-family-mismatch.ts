import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const ipFamilyMismatch = defineRule({
  id: "ip-family-mismatch",
  title: "Address family and address disagree",
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
  check({ element, address, family, familyField }, { document, report }) {
    if (!address?.value || family === undefined || address.value.family === family) return;
    if (address.value.family === "ipv6") {
      report({
        span: address.span,
        message: familyField
          ? `${address.raw} is an IPv6 address, but family is ${familyField.raw}; write family='ipv6'`
          : `${address.raw} is an IPv6 address, and without family='ipv6' libvirt expects IPv4`,
        ...(familyField ? { related: [{ span: familyField.span, message: "The family is set here" }] } : {}),
        fixes: [
          {
            title: familyField ? "Change family to ipv6" : "Add family='ipv6'",
            safe: true,
            edits: [setAttribute(element, "family", "ipv6")],
          },
        ],
      });
      return;
    }
    report({
      span: address.span,
      message: `${address.raw} is an IPv4 address, but family is ipv6`,
      ...(familyField
        ? {
            related: [{ span: familyField.span, message: "The family is set here" }],
            fixes: [withoutAttribute(document, familyField.attribute)],
          }
        : {}),
    });
  },
});
