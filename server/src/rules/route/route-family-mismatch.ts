import type { Fix } from "../../findings.js";
import { familyName } from "../../prose/wording.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { change, withoutElement } from "../shared/fixes.js";
import { otherGateways } from "../shared/known-gateways.js";
import { lengthInNetmask, prefixInsteadOf } from "../shared/subnet-fixes.js";

export const routeFamilyMismatch = defineRule({
  id: "route-family-mismatch",
  title: "Route with addresses of the other family",
  stage: "parse",
  severity: "error",
  since: "1.0.6",
  why: "Destination and gateway of a route have the same family, and `family` names it: without `family='ipv6'` libvirt expects IPv4 in both and rejects anything else.",
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
  check(route, { document, report }) {
    const { element, network, family, familyField, address, gateway, netmask, prefix } = route;
    const fields = [address, gateway].flatMap((field) => field ?? []);
    const strange = fields.find((field) => field.value && field.value.family !== family);
    if (family === undefined || !strange?.value) return;
    const meant = strange.value.family;
    const agree = fields.every((field) => field.value?.family === meant);
    const fixes: Fix[] = [];
    if (agree) {
      const title = familyField ? `Change family to ${meant}` : `Add family='${meant}'`;
      const edits = [setAttribute(element, "family", meant)];
      const length = (netmask && lengthInNetmask(netmask.raw)) ?? 64;
      // IPv6 has no netmask.
      const replaced = meant === "ipv6" && netmask && !prefix;
      if (replaced) edits.push(...prefixInsteadOf(document, netmask.attribute, length));
      const also = replaced ? `, and prefix='${length}' instead of netmask` : "";
      fixes.push({ title: `${title}${also}`, safe: !replaced || `${length}` === netmask.raw, edits });
    } else {
      if (strange === gateway)
        fixes.push(...otherGateways(network, route, family).map((known) => change(gateway.attribute, known)));
      fixes.push(withoutElement(document, element));
    }
    const stated = familyField ? `family is ${familyField.raw}` : "the route is IPv4";
    report({
      span: strange.span,
      message: `${strange === gateway ? "Gateway" : "Destination"} ${strange.raw} is an ${familyName(meant)} address${agree && !familyField ? `; write family='${meant}'` : `, but ${stated}`}`,
      related: familyField ? [{ span: familyField.span, message: "The family is set here" }] : [],
      fixes,
    });
  },
});
