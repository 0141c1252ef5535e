import type { Fix } from "../../findings.js";
import { familyName } from "../../prose/wording.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const routeFamilyMismatch = defineRule({
  id: "route-family-mismatch",
  title: "Route's family and its addresses disagree",
  stage: "parse",
  severity: "error",
  since: "1.0.6",
  why: "Destination and gateway of a route are of one family, and `family` names it: without `family='ipv6'` libvirt expects IPv4 in both and rejects anything else.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route address='«fd00:5::»' prefix='64' gateway='fd00:77::2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route family='ipv6' address='«10.5.0.0»' prefix='16' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route address='10.5.0.0' prefix='16' gateway='«fd00:77::2»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route family='ipv6' address='fd00:5::' prefix='64' gateway='fd00:77::2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <route family='ipv4' address='10.5.0.0' prefix='16' gateway='192.168.77.2'/>
      </network>
    `,
  ],
  on: "route",
  check({ element, family, familyField, address, gateway }, { report }) {
    const fields = [address, gateway].flatMap((field) => field ?? []);
    const strange = fields.find((field) => field.value && field.value.family !== family);
    if (family === undefined || !strange?.value) return;
    const meant = strange.value.family;
    const fixes: Fix[] = [];
    if (fields.every((field) => field.value?.family === meant)) {
      const title = familyField ? `Change family to ${meant}` : `Add family='${meant}'`;
      fixes.push({ title, safe: true, edits: [setAttribute(element, "family", meant)] });
    }
    const expected = familyField ? `family is ${familyField.raw}` : "without family='ipv6' libvirt expects IPv4";
    report({
      span: strange.span,
      message: `${strange === gateway ? "Gateway" : "Destination"} ${strange.raw} is an ${familyName(meant)} address, but ${expected}`,
      related: familyField ? [{ span: familyField.span, message: "The family is set here" }] : [],
      fixes,
    });
  },
});
