import type { Fix } from "../../findings.js";
import { replaceAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { clientIdOf } from "../shared/client-ids.js";
import { withoutAttribute } from "../shared/fixes.js";

export const dhcpHostMacOnIpv6 = defineRule({
  id: "dhcp-host-mac-on-ipv6",
  title: "MAC address for an IPv6 guest",
  stage: "parse",
  severity: "error",
  since: "1.0.1",
  why: "DHCP for IPv6 identifies guests by a DUID, not by their MAC address, so libvirt rejects `mac` under an IPv6 address. Write `id` or `name`. The DUID of a guest is chosen by the guest; `00:03:00:01:` and its MAC address is one usual form.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host «mac='52:54:00:00:00:01'» name='web' ip='fd00:77::5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 1.0.1 -->
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host «mac='52:54:00:00:00:01'» name='web' ip='fd00:77::5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host «mac='52:54:00:00:00:01'» ip='fd00:77::5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host name='web' ip='fd00:77::5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host id='00:03:00:01:52:54:00:00:00:01' name='web' ip='fd00:77::5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "host",
  check({ subnet, mac, id, name, ip }, { document, vocabulary, report }) {
    if (subnet.address?.value?.family !== "ipv6" || !mac?.value) return;
    const fixes: Fix[] = [];
    const duid = vocabulary.element("/network/ip/dhcp/host")?.attributes.find((attribute) => attribute.name === "id");
    if (!id && duid && vocabulary.known(duid)) {
      const value = clientIdOf(mac.value);
      fixes.push({
        title: `Replace mac by id='${value}'`,
        safe: false,
        edits: [replaceAttribute(mac.attribute, "id", value)],
      });
    }
    if (id || name) fixes.push(withoutAttribute(document, mac.attribute));
    report({
      span: mac.attribute.span,
      message: `${ip ? `Static host ${ip.raw}` : "Static host"} has a MAC address; IPv6 guests are identified by id or name`,
      fixes,
    });
  },
});
