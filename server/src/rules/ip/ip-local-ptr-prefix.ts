import { hasReverseZone } from "../../network/subnet.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const ipLocalPtrPrefix = defineRule({
  id: "ip-local-ptr-prefix",
  title: "localPtr with a prefix that has no reverse zone",
  stage: "start",
  severity: "error",
  since: "3.0.0",
  why: "`localPtr='yes'` makes libvirt name the reverse DNS zone of the subnet, and zones end at an octet of an IPv4 address or a hexadecimal digit of an IPv6 one. With any other prefix the network cannot start, unless DNS is off.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.76.1' prefix='23' «localPtr='yes'»/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='62' «localPtr='yes'»/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.76.1' prefix='24' localPtr='yes'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='60' localPtr='yes'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.76.1' prefix='23' localPtr='no'/>
      </network>
    `,
  ],
  on: "subnet",
  check({ network, address, family, localPtr, prefixLength }, { document, report }) {
    if (localPtr?.value !== true || prefixLength === undefined || network.dns?.enable?.value === false) return;
    if (address?.value === undefined || address.value.family !== family) return;
    if (hasReverseZone(family, prefixLength)) return;
    report({
      span: localPtr.attribute.span,
      message: `localPtr needs a prefix ${family === "ipv4" ? "of 8, 16 or 24" : "from 4 to 124 that is a multiple of 4"}; this one is ${prefixLength}`,
      fixes: [withoutAttribute(document, localPtr.attribute)],
    });
  },
});
