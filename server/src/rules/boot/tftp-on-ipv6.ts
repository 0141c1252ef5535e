import { subnetsOf } from "../../network/lookup.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";
import { moveInto } from "../shared/moves.js";

export const tftpOnIpv6 = defineRule({
  id: "tftp-on-ipv6",
  title: "TFTP in an IPv6 subnet",
  stage: "parse",
  severity: "error",
  since: "1.0.1",
  why: "libvirt supports network boot for IPv4 only: `<tftp>` and `<bootp>` belong in the IPv4 `<ip>`. It rejects a `<tftp>` in an `<ip family='ipv6'>`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <«tftp» root='/srv/tftp'/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='/srv/tftp'/>
        </ip>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <«tftp» root='/srv/tftp'/>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <tftp root='/srv/tftp'/>
        </ip>
        <ip family='ipv6' address='fd00:77::1' prefix='64'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv4' address='192.168.77.1' prefix='24'>
          <tftp root='/srv/tftp'/>
        </ip>
      </network>
    `,
  ],
  on: "subnet",
  check({ network, family, familyField, tftp }, { document, report }) {
    if (family !== "ipv6" || !tftp) return;
    const home = subnetsOf(network, "ipv4").find((subnet) => !subnet.tftp);
    report({
      span: tftp.element.nameSpan,
      message: "<tftp> is in an IPv6 <ip>; move it to an IPv4 <ip>",
      related: familyField ? [{ span: familyField.span, message: "The subnet is IPv6" }] : [],
      fixes: [
        ...(home
          ? [
              {
                title: `Move <tftp> to the <ip> of ${home.address?.raw}`,
                safe: false,
                edits: moveInto(document, tftp.element, home.element, null),
              },
            ]
          : []),
        withoutElement(document, tftp.element),
      ],
    });
  },
});
