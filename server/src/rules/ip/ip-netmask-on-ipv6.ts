import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { lengthInNetmask, prefixInsteadOf } from "../shared/subnet-fixes.js";

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
  check({ family, netmask, prefix, address }, { document, report }) {
    if (family !== "ipv6" || netmask === undefined || address?.value?.family !== "ipv6") return;
    const length = lengthInNetmask(netmask.raw);
    const wanted = length ?? 64;
    report({
      span: netmask.attribute.span,
      message: prefix
        ? `netmask is ${netmask.raw}, but IPv6 has no netmask; prefix='${prefix.raw}' is enough`
        : `netmask is ${netmask.raw}, but IPv6 has no netmask; write prefix='${wanted}'`,
      fixes: [
        prefix
          ? {
              title: "Remove netmask",
              safe: length === prefix.value,
              edits: [removeAttribute(document, netmask.attribute)],
            }
          : {
              title: `Replace netmask by prefix='${wanted}'`,
              safe: length !== undefined,
              edits: prefixInsteadOf(document, netmask.attribute, wanted),
            },
      ],
    });
  },
});
