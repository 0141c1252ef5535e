import { proposedRange } from "../../addressing/proposed-addresses.js";
import type { Fix } from "../../findings.js";
import { servedSubnets } from "../../network/lookup.js";
import { addChild } from "../../xml/edits.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";
import { moveInto } from "../shared/moves.js";

export const bootpIgnored = defineRule({
  id: "bootp-ignored",
  title: "Boot file without effect",
  stage: "ignored",
  severity: "warning",
  why: "The boot file and its server are part of the DHCP answer over IPv4. A `<dhcp>` without `<range>` and `<host>` sends no answers, and in an IPv6 subnet libvirt does not read `<bootp>`. In both cases libvirt silently ignores the element.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <«bootp» file='pxelinux.0' server='192.168.77.2'/>
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
            <«bootp» file='pxelinux.0' server='192.168.77.2'/>
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
            <bootp file='pxelinux.0' server='192.168.77.2'/>
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
            <bootp file='pxelinux.0' server='192.168.77.2'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "dhcp",
  needs: "surroundings",
  check({ element, subnet, ranges, hosts, bootp }, { document, vocabulary, report }) {
    if (!bootp) return;
    const fixes: Fix[] = [withoutElement(document, bootp.element)];
    if (subnet.family === "ipv6") {
      const home = servedSubnets(subnet.network, "ipv4").find(({ dhcp }) => dhcp && !dhcp.bootp);
      if (home?.dhcp) {
        fixes.unshift({
          title: `Move <bootp> to the <ip> of ${home.address?.raw}`,
          safe: false,
          edits: moveInto(document, bootp.element, home.dhcp.element),
        });
      }
      report({
        span: bootp.element.nameSpan,
        message: "<bootp> is in an IPv6 <ip>; move it to the <dhcp> of an IPv4 <ip>",
        related: subnet.familyField ? [{ span: subnet.familyField.span, message: "The subnet is IPv6" }] : [],
        fixes,
        tags: ["unnecessary"],
      });
    } else if (ranges.length + hosts.length === 0 && bootp.file?.value) {
      const range = proposedRange(subnet, vocabulary.version);
      if (range) {
        fixes.unshift({
          title: `Add the range ${range.start} to ${range.end}`,
          safe: false,
          edits: [addChild(document, element, `<range start='${range.start}' end='${range.end}'/>`, null)],
        });
      }
      report({
        span: bootp.element.nameSpan,
        message: "<bootp> has no effect: its <dhcp> hands out no addresses; add a <range> or a <host>",
        fixes,
        tags: ["unnecessary"],
      });
    }
  },
});
