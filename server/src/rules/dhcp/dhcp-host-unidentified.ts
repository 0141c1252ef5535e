import { formatMac, isMulticast, parseMac } from "../../network/mac.js";
import { holds } from "../../vocabulary/versions.js";
import { replaceAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const dhcpHostUnidentified = defineRule({
  id: "dhcp-host-unidentified",
  title: "Static host that matches no guest",
  stage: "parse",
  severity: "error",
  since: "0.8.8",
  why: "A static host says by what the guest is known: under an IPv4 address `mac` or `name`, under an IPv6 one `id` (its DUID) or `name`. libvirt rejects a host that has neither; `id` alone is not enough for IPv4, although the schema accepts it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host «id='0:3:0:1:52:54:0:0:0:1'» ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <«host» ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host name='web' id='0:3:0:1:52:54:0:0:0:1' ip='192.168.77.5'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host id='0:3:0:1:52:54:0:0:0:1' ip='fd00:77::5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "host",
  check({ element, subnet, mac, id, name, ip }, { vocabulary, report }) {
    const family = subnet.address?.value?.family;
    if (family === undefined || mac || name || (family === "ipv6" && id)) return;
    const whom = ip ? `Static host ${ip.raw}` : "Static host";
    if (family === "ipv6") {
      if (!holds({ since: "1.0.3" }, vocabulary.version)) return;
      report({
        span: element.nameSpan,
        message: `${whom} has neither id nor name, by which an IPv6 guest is known`,
      });
      return;
    }
    // A client ID made from a MAC address ends with it.
    const hidden =
      id &&
      parseMac(
        id.raw
          .split(":")
          .slice(-6)
          .map((group) => group.padStart(2, "0"))
          .join(":"),
      );
    report({
      span: id?.attribute.span ?? element.nameSpan,
      message: `${whom} has ${id ? "only an id, which is for IPv6" : "neither mac nor name"}; write the mac or the name of the guest`,
      fixes:
        hidden && !isMulticast(hidden)
          ? [
              {
                title: `Replace id by mac='${formatMac(hidden)}'`,
                safe: false,
                edits: [replaceAttribute(id.attribute, "mac", formatMac(hidden))],
              },
            ]
          : [],
    });
  },
});
