import { removeAttribute, replaceAttribute, setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const ipNetmaskOnIpv6 = defineRule({
  id: "ip-netmask-on-ipv6",
  title: "Netmask on an IPv6 address",
  stage: "parse",
  severity: "error",
  since: "0.8.7",
  why: "IPv6 has no dotted netmask; the length of the network part is written as `prefix`, nearly always 64. libvirt rejects a netmask there.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' «netmask='255.255.255.0'»/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' «netmask='255.255.255.0'» prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' «netmask='255.255.255.0'» address='fd00:77::1'/>
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
        <ip family='ipv4' address='192.168.77.1' netmask='255.255.255.0'/>
      </network>
    `,
  ],
  on: "subnet",
  check({ element, family, netmask, prefix, address }, { document, report }) {
    if (family !== "ipv6" || netmask === undefined || address?.value?.family !== "ipv6") return;
    const removal = removeAttribute(document, netmask.attribute);
    report({
      span: netmask.attribute.span,
      message: `netmask ${netmask.raw} on an IPv6 address; write prefix='64' instead`,
      fixes: [
        prefix
          ? { title: "Remove netmask", safe: Number(netmask.raw) === prefix.value, edits: [removal] }
          : {
              title: "Replace netmask by prefix='64'",
              safe: false,
              edits:
                element.attributes.at(-1) === netmask.attribute
                  ? [replaceAttribute(netmask.attribute, "prefix", "64")]
                  : [removal, setAttribute(element, "prefix", "64")],
            },
      ],
    });
  },
});
