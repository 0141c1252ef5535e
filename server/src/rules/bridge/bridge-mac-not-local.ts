import { formatMac, isAllZero, isLocallyAdministered, makerOf } from "../../network/mac.js";
import { makesBridge } from "../../network/read-forward.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

export const bridgeMacNotLocal = defineRule({
  id: "bridge-mac-not-local",
  title: "Bridge MAC address from a manufacturer's block",
  stage: "advice",
  severity: "hint",
  why: "An address whose first octet lacks the bit of value 2 belongs to a manufacturer of network cards, and a real card may have it. Addresses that begin with `52:54:00`, as libvirt generates them, are free to use.",
  bad: [
    `
      <network>
        <name>lab</name>
        <mac address='«00:11:22:33:44:55»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mac address='«54:52:00:33:44:55»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <mac address='52:54:00:33:44:55'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <mac address='02:00:00:00:00:01'/>
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
  check(network, { report }) {
    const mac = network.mac?.address;
    if (!mac?.value || !makesBridge(network)) return;
    if (isLocallyAdministered(mac.value) || isAllZero(mac.value) || makerOf(mac.value)) return;
    const own = formatMac({ octets: [0x52, 0x54, 0x00, ...mac.value.octets.slice(3)] });
    report({
      span: mac.span,
      message: `${mac.raw} is in a manufacturer's block, so a real card may have it; use ${own}`,
      fixes: [change(mac.attribute, own)],
    });
  },
});
