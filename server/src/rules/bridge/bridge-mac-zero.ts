import { isAllZero } from "../../network/mac.js";
import { makesBridge } from "../../network/read-forward.js";
import { consequence } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";
import { withoutElement } from "../shared/fixes.js";
import { refusalOf } from "../shared/value-refusals.js";

export const bridgeMacZero = defineRule({
  id: "bridge-mac-zero",
  title: "Bridge MAC address of zeros",
  stage: "start",
  severity: "error",
  why: "00:00:00:00:00:00 is no address a device can have. libvirt stores it, and the kernel refuses to make the bridge. Without `<mac>` libvirt makes up an address and keeps it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <mac address='«00:00:00:00:00:00»'/>
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
  ],
  on: "network",
  check(network, { document, vocabulary, report }) {
    const { mac } = network;
    if (!mac?.address?.value || !makesBridge(network) || !isAllZero(mac.address.value)) return;
    // That it is not written as a MAC address comes first: invalid-value.
    if (refusalOf(vocabulary, mac.address.attribute)) return;
    report({
      span: mac.address.span,
      message: `${mac.address.raw} is no address for a device; ${consequence("start")}, remove <mac> and libvirt makes one up`,
      fixes: [withoutElement(document, mac.element, { safe: isBare(mac.element, "address") })],
    });
  },
});
