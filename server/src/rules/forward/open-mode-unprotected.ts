import { formatSubnet, spaceOf } from "../../network/address.js";
import { defineRule } from "../rule.js";

export const openModeUnprotected = defineRule({
  id: "open-mode-unprotected",
  title: "Open network without firewall rules",
  stage: "advice",
  severity: "information",
  since: "2.2.0",
  why: "Mode open is mode route without any firewall rules of libvirt. With public addresses **every guest can be reached from the whole Internet on every port**, unless you add rules of your own. And where the host's firewall blocks what it does not know, guests get neither DHCP nor DNS from it. Mode route writes the usual rules.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='«open»'/>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='«open»'/>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
        <ip address='193.168.77.1' prefix='28'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='route'/>
        <ip address='192.168.77.1' prefix='24'>
          <dhcp>
            <range start='192.168.77.10' end='192.168.77.99'/>
          </dhcp>
        </ip>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='open'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ mode, forward, subnets }, { report }) {
    if (mode !== "open" || !forward) return;
    const place = forward.mode?.span ?? forward.element.nameSpan;
    const exposed = subnets.find(({ address }) => address?.value && spaceOf(address.value) === "global")?.address;
    if (exposed?.value) {
      const subnet = subnets.find(({ address }) => address === exposed);
      const where = subnet?.prefixLength === undefined ? exposed.raw : formatSubnet(exposed.value, subnet.prefixLength);
      report({
        span: place,
        message: `Mode open writes no firewall rules, and ${where} is public; protect the guests yourself`,
        consequence: "Guests can be reached from the whole Internet on every port.",
        related: [{ span: exposed.span, message: "A public subnet" }],
      });
      return;
    }
    const dhcp = subnets.find((subnet) => subnet.dhcp)?.dhcp;
    if (!dhcp) return;
    report({
      span: place,
      severity: "hint",
      message: "Mode open writes no firewall rules, not even for its own DHCP and DNS",
      consequence: "Where the host's firewall blocks UDP port 67, guests get no address.",
      related: [{ span: dhcp.element.nameSpan, message: "DHCP needs UDP port 67 open on the host" }],
    });
  },
});
