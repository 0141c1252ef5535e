import type { Subnet } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const ipAddressRepeated = defineRule({
  id: "ip-address-repeated",
  title: "The same address twice",
  stage: "start",
  severity: "error",
  since: "0.8.7",
  why: "Every `<ip>` is put on the bridge when the network starts. The kernel accepts an address only once (an IPv4 address once per prefix length), so the second time the start fails.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <ip address='«192.168.77.1»' netmask='255.255.255.0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
        <ip family='ipv6' address='«fd00:77:0::1»' prefix='56'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'/>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='16'/>
        <ip address='192.168.77.1' netmask='255.255.255.0'/>
      </network>
    `,
  ],
  on: "network",
  check({ subnets }, { document, report }) {
    const seen = new Map<string, NonNullable<Subnet["address"]>>();
    for (const { element, address, family, prefixLength } of subnets) {
      if (!address?.value || address.value.family !== family || prefixLength === undefined) continue;
      // The kernel does not accept 0.0.0.0 even once.
      if (family === "ipv4" && address.value.bits === 0n) continue;
      const key = `${family} ${address.value.bits} ${family === "ipv4" ? prefixLength : ""}`;
      const earlier = seen.get(key);
      if (earlier === undefined) {
        seen.set(key, address);
        continue;
      }
      report({
        span: address.span,
        message: `${address.raw} already is an address of this network, and a bridge takes it only once`,
        related: [{ span: earlier.span, message: "The same address stands here" }],
        fixes: [{ title: "Remove this <ip>", safe: false, edits: [removeSpan(document, element.span)] }],
      });
    }
  },
});
