import { likelyPrefix } from "../../network/subnet.js";
import { replaceAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { withoutAttribute, withoutElement } from "../shared/fixes.js";
import { lengthInNetmask } from "../shared/subnet-fixes.js";

export const routeNetmaskOnIpv6 = defineRule({
  id: "route-netmask-on-ipv6",
  title: "Netmask on an IPv6 route",
  stage: "parse",
  severity: "error",
  since: "1.0.6",
  why: "IPv6 has no dotted netmask; the length of the destination is written as `prefix`. libvirt rejects a netmask there.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route family='ipv6' address='fd00:5::' «netmask='255.255.0.0'» gateway='fd00:77::2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route family='ipv6' address='::' «netmask='0.0.0.0'» gateway='fd00:77::2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route family='ipv6' «netmask='255.255.0.0'» gateway='fd00:77::2'/>
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
        <route address='10.5.0.0' netmask='255.255.0.0' gateway='192.168.77.2'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <route family='ipv6' gateway='fd00:77::2'/>
      </network>
    `,
  ],
  on: "route",
  check({ element, family, address, netmask, prefix }, { document, report }) {
    if (family !== "ipv6" || !netmask || address?.value?.family === "ipv4" || prefix) return;
    // Without a readable destination, what is wrong with the netmask is for invalid-value.
    if (address?.value?.family !== "ipv6" && netmask.value?.family !== "ipv4") return;
    const what = `netmask is ${netmask.raw}, but IPv6 has no netmask`;
    if (!address?.value || address.value.bits === 0n) {
      report({
        span: netmask.attribute.span,
        message: `${what}; remove it`,
        fixes: [withoutAttribute(document, netmask.attribute), withoutElement(document, element)],
      });
      return;
    }
    const written = lengthInNetmask(netmask.raw);
    const length = written ?? Math.max(likelyPrefix(address.value), 64);
    report({
      span: netmask.attribute.span,
      message: `${what}; write prefix='${length}'`,
      fixes: [
        {
          title: `Replace netmask by prefix='${length}'`,
          safe: written !== undefined,
          edits: [replaceAttribute(netmask.attribute, "prefix", `${length}`)],
        },
      ],
    });
  },
});
