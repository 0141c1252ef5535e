import { proposedRange } from "../../addressing/proposed-addresses.js";
import { serves } from "../../network/subnet.js";
import { addChild } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const dhcpEmpty = defineRule({
  id: "dhcp-empty",
  title: "DHCP without addresses",
  stage: "ignored",
  severity: "warning",
  why: "libvirt silently ignores a `<dhcp>` without a range or host, together with a `<bootp>` in it: it does not serve DHCP, and guests get no address.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <«dhcp»/>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <«dhcp»>
            <bootp file='pxelinux.0' server='192.168.77.2'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <«dhcp»>
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
            <range start='192.168.77.2' end='192.168.77.254'/>
          </dhcp>
        </ip>
      </network>
    `,
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
  ],
  on: "dhcp",
  needs: "document",
  check({ element, subnet }, { document, vocabulary, report }) {
    if (serves(subnet)) return;
    const range = proposedRange(subnet, vocabulary.version);
    report({
      span: element.nameSpan,
      message: "<dhcp> has neither a range nor a host; add a <range>",
      consequence: "libvirt does not serve DHCP here, so guests get no address.",
      fixes: range
        ? [
            {
              title: `Add the range ${range.start} to ${range.end}`,
              safe: false,
              edits: [addChild(document, element, `<range start='${range.start}' end='${range.end}'/>`, null)],
            },
          ]
        : [],
    });
  },
});
