import { isAllZero } from "../../network/mac.js";
import { makesBridge } from "../../network/read-forward.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";
import { withoutElement } from "../shared/fixes.js";
import { refusalOf } from "../shared/value-refusals.js";

export const bridgeMacZero = defineRule({
  id: "bridge-mac-zero",
  title: "Bridge MAC address of all zeros",
  stage: "start",
  severity: "error",
  why: "00:00:00:00:00:00 is not an address that a device can have. libvirt stores it, but the kernel rejects it when the bridge is created. Without `<mac>` libvirt generates an address and keeps it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <mac address='«00:00:00:00:00:00»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <bridge name='virbr-lab'/>
        <mac address='«00:00:00:00:00:00»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <mac address='52:54:00:6b:3c:58'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mac address='02:00:00:00:00:00'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, vocabulary, report }) {
    const { mac } = network;
    if (!mac?.address?.value || !makesBridge(network) || !isAllZero(mac.address.value)) return;
    // What is not written as a MAC address is for invalid-value.
    if (refusalOf(vocabulary, mac.address.attribute)) return;
    report({
      span: mac.address.span,
      message: `${mac.address.raw} is not a device's address; without <mac> libvirt generates one`,
      fixes: [withoutElement(document, mac.element, { safe: isBare(mac.element, "address") })],
    });
  },
});
