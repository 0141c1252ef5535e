import type { Subnet } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import { childElements } from "../../xml/tree.js";
import { defineRule } from "../rule.js";

export const ipAddressRepeated = defineRule({
  id: "ip-address-repeated",
  title: "Same address twice",
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
    const seen = new Map<string, Subnet>();
    for (const subnet of subnets) {
      const { address, family, prefixLength } = subnet;
      if (!address?.value || address.value.family !== family || prefixLength === undefined) continue;
      // The kernel does not accept 0.0.0.0 even once.
      if (family === "ipv4" && address.value.bits === 0n) continue;
      const key = `${family} ${address.value.bits} ${family === "ipv4" ? prefixLength : ""}`;
      const earlier = seen.get(key);
      if (!earlier?.address) {
        seen.set(key, subnet);
        continue;
      }
      // The one that would take DHCP with it goes last.
      const removals = [
        { title: "Remove this <ip>", element: subnet.element },
        { title: "Remove the other <ip>", element: earlier.element },
      ].map(({ title, element }) => {
        const inside = childElements(element).map(({ name }) => `<${name}>`);
        return {
          title: inside.length > 0 ? `${title} with its ${inside[0]}` : title,
          element,
          bare: inside.length === 0,
        };
      });
      const [bare] = removals.filter((each) => each.bare);
      report({
        span: address.span,
        message: `${address.raw} is already an address of this network; a bridge has each address only once`,
        related: [{ span: earlier.address.span, message: "First used here" }],
        fixes: (bare ? [bare] : removals).map(({ title, element }) => ({
          title,
          safe: false,
          edits: [removeSpan(document, element.span)],
        })),
      });
    }
  },
});
