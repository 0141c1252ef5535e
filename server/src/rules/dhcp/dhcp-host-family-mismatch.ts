import { freeAddress } from "../../addressing/free-addresses.js";
import type { Fix } from "../../findings.js";
import { formatAddress } from "../../network/address.js";
import { subnetHolding } from "../../network/lookup.js";
import type { Subnet } from "../../network/model.js";
import { familyName } from "../../prose/wording.js";
import type { XmlDocument, XmlElement } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";
import { moveInto } from "../shared/moves.js";

export const dhcpHostFamilyMismatch = defineRule({
  id: "dhcp-host-family-mismatch",
  title: "Static host of another address family",
  stage: "runtime",
  severity: "warning",
  why: "A static host belongs to the `<ip>` around it. libvirt hands an address of the other family on to dnsmasq, which never gives it to the guest; `virsh net-update` would reject it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <host mac='52:54:00:00:00:01' ip='«fd00:77::5»'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host name='web' ip='«192.168.77.5»'/>
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
            <host mac='52:54:00:00:00:01' name='web' ip='192.168.77.5'/>
          </dhcp>
        </ip>
        <ip family='ipv6' address='fd00:77::1' prefix='64'>
          <dhcp>
            <host name='web' ip='fd00:77::5'/>
          </dhcp>
        </ip>
      </network>
    `,
  ],
  on: "host",
  check({ element, subnet, mac, ip }, { document, report }) {
    const own = subnet.address;
    if (!own?.value || !ip?.value || own.value.family !== subnet.family || ip.value.family === subnet.family) return;
    const home = subnetHolding(subnet.network, ip.value);
    // An IPv6 guest cannot have a mac.
    const fits = home?.family === ip.value.family && !(mac && home.family === "ipv6");
    const free = freeAddress(subnet);
    report({
      span: ip.span,
      message: `${ip.raw} is an ${familyName(ip.value.family)} address in an ${familyName(subnet.family)} <ip>; move the host to the <ip> of its family`,
      consequence: "libvirt accepts it, but dnsmasq never gives the guest this address.",
      related: [{ span: own.span, message: `The <ip> is ${familyName(subnet.family)}` }],
      fixes:
        fits && home.dhcp
          ? [moveFix(document, element, home, home.dhcp.element)]
          : free
            ? [change(ip.attribute, formatAddress(free), { note: ", which is free" })]
            : [],
    });
  },
});

function moveFix(document: XmlDocument, host: XmlElement, { address }: Subnet, dhcp: XmlElement): Fix {
  return { title: `Move the host to the <ip> of ${address?.raw}`, safe: false, edits: moveInto(document, host, dhcp) };
}
