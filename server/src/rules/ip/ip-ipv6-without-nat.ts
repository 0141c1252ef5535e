import { spaceOf } from "../../network/address.js";
import type { Forward } from "../../network/model.js";
import { addChild } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import type { XmlDocument } from "../../xml/tree.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const ipIpv6WithoutNat = defineRule({
  id: "ip-ipv6-without-nat",
  title: "Private IPv6 subnet that is not translated",
  stage: "advice",
  severity: "information",
  since: "6.5.0",
  why: "Forward mode nat translates only IPv4; IPv6 is routed unchanged. From a unique local subnet (fc00::/7) guests then reach nothing beyond the host, since answers to such addresses find no way back. `<nat ipv6='yes'/>` translates IPv6 too.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='«fd00:77::1»' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat>
            <port start='1024' end='65535'/>
          </nat>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='«fd00:77::1»' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat ipv6='no'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='«fd00:77::1»' prefix='64'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'>
          <nat ipv6='yes'/>
        </forward>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='2001:db8:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <ip address='192.168.77.1' prefix='24'/>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
  ],
  on: "network",
  check({ mode, forward, subnets }, { document, report }) {
    if (mode !== "nat" || !forward) return;
    const { nat } = forward;
    const edit = natForIpv6(document, forward);
    if (edit === undefined) return;
    const address = subnets.find((subnet) => {
      const own = subnet.address?.value;
      return subnet.family === "ipv6" && own?.family === "ipv6" && spaceOf(own) === "unique-local";
    })?.address;
    if (!address) return;
    report({
      span: address.span,
      message: `Mode nat does not translate the private IPv6 address ${address.raw}; write <nat ipv6='yes'/>`,
      consequence: "Guests reach nothing outside over IPv6.",
      related: [{ span: forward.element.nameSpan, message: "IPv6 is not translated here" }],
      fixes: [{ title: titleFor(nat), safe: false, edits: [edit] }],
    });
  },
});

function titleFor(nat: Forward["nat"]): string {
  if (!nat) return "Add <nat ipv6='yes'/>";
  return nat.ipv6 ? "Change ipv6 to yes" : "Add ipv6='yes' to <nat>";
}

/** The edit that has IPv6 translated as well; `undefined` where it is already, or `ipv6` is neither yes nor no. */
export function natForIpv6(document: XmlDocument, { element, nat }: Forward): Edit | undefined {
  if (!nat) return addChild(document, element, "<nat ipv6='yes'/>");
  return !nat.ipv6 || nat.ipv6.value === false ? setAttribute(nat.element, "ipv6", "yes") : undefined;
}
