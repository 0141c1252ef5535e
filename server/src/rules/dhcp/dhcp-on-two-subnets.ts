import { serves } from "../../network/subnet.js";
import { familyName } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const dhcpOnTwoSubnets = defineRule({
  id: "dhcp-on-two-subnets",
  title: "DHCP on two subnets of one family",
  stage: "define",
  severity: "error",
  since: "0.8.7",
  why: "One network serves DHCP on one IPv4 address and, since 1.0.1, on one IPv6 address; only a `<dhcp>` with a range or a host is served. libvirt rejects a network with more. Put the second subnet into a network of its own.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <ip address='192.168.78.1' prefix='24'>
          <«dhcp»>
            <range start='192.168.78.10' end='192.168.78.20'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <range start='fd00:77::10' end='fd00:77::20'/>
          </dhcp>
        </ip>
        <ip family='ipv6' address='fd00:78::1' prefix='64'>
          <«dhcp»>
            <host name='web' ip='fd00:78::5'/>
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
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <range start='fd00:77::10' end='fd00:77::20'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <ip address='192.168.78.1' prefix='24'>
          <dhcp/>
        </ip>
      </network>
    `,
  ],
  on: "network",
  check({ mode, subnets }, { document, vocabulary, report }) {
    // Where no <ip> is allowed at all, that is the mistake.
    if (mode && vocabulary.element("/network/ip")?.modes?.includes(mode) === false) return;
    for (const family of holds({ since: "1.0.1" }, vocabulary.version)
      ? (["ipv4", "ipv6"] as const)
      : (["ipv4"] as const)) {
      const serving = subnets.flatMap((subnet) =>
        subnet.address?.value?.family === family && subnet.dhcp && serves(subnet) ? [subnet.dhcp] : [],
      );
      const [first, ...others] = serving;
      if (!first) continue;
      for (const dhcp of others) {
        report({
          span: dhcp.element.nameSpan,
          message: `DHCP is also on ${first.subnet.address?.raw}; a network serves one ${familyName(family)} subnet, so put this one into another`,
          related: [{ span: first.element.nameSpan, message: `DHCP is already on ${first.subnet.address?.raw}` }],
          fixes: [dhcp, first].map(({ subnet, element }) => ({
            // Beside an IPv6 subnet with DHCP, one without gives guests no address.
            title: `Remove ${family === "ipv6" ? "subnet" : "DHCP from"} ${subnet.address?.raw}`,
            safe: false,
            edits: [removeSpan(document, (family === "ipv6" ? subnet.element : element).span)],
          })),
        });
      }
    }
  },
});
