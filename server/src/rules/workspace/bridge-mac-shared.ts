import { formatMac, sameMac } from "../../network/mac.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";
import { clashReport, makeOwn, namesOf, strangers } from "../shared/workspace-clashes.js";

export const bridgeMacShared = defineRule({
  id: "bridge-mac-shared",
  title: "Two bridges with the same MAC address",
  stage: "advice",
  severity: "information",
  why: "libvirt does not compare the MAC addresses of its bridges. Two with the same one do no harm as long as they stay apart, but confuse every guest, switch and capture that sees both. It mostly means that the output of `virsh net-dumpxml` was copied. Without a `<mac>` libvirt generates a new address and keeps it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <mac address='«52:54:00:0a:0b:0c»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mac address='«52:54:00:0A:0B:0C»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mac address='52:54:00:0a:0b:0d'/>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
  ],
  beside: `
    <network>
      <name>red</name>
      <mac address='52:54:00:0a:0b:0c'/>
      <ip address='192.168.78.1' prefix='24'/>
    </network>
  `,
  on: "workspace",
  check({ network, others, free }, { document, report }) {
    const { mac } = network;
    if (!mac?.address?.value) return;
    const { value: address, span } = mac.address;
    const places = strangers(network, others).flatMap((neighbour) => {
      const same = neighbour.network.mac?.address;
      return same?.value && sameMac(same.value, address)
        ? [{ neighbour, span: same.span, message: "The same MAC address" }]
        : [];
    });
    if (places.length === 0) return;
    report(
      clashReport({
        span,
        message: `The bridge's MAC address ${formatMac(address)} is also that of ${namesOf(places)}`,
        consequence: "libvirt does not compare them; switches and guests that see both bridges confuse them.",
        places,
        fixes: [
          {
            title: "Remove <mac>: libvirt generates a new address",
            safe: false,
            edits: [removeSpan(document, mac.element.span)],
          },
          ...makeOwn(document, network, free),
        ],
      }),
    );
  },
});
