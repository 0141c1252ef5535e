import type { Fix } from "../../findings.js";
import type { Network } from "../../network/model.js";
import { forwardDevices } from "../../network/read-forward.js";
import { addChild } from "../../xml/edits.js";
import type { XmlDocument } from "../../xml/tree.js";
import { removeAttribute, setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const macvtapDeviceUnsuitable = defineRule({
  id: "macvtap-device-unsuitable",
  title: "Device that guests cannot share by macvtap",
  stage: "runtime",
  severity: "warning",
  since: "0.9.4",
  why: "In modes bridge (with a device), private and vepa, guests share a network card by macvtap, each with a MAC address of its own. Wireless access points drop frames from addresses that have not signed in, and the loopback device does not support macvtap at all. A bridge is shared by `<forward mode='bridge'/>` with `<bridge name>`, without macvtap.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='«wlan0»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='private'>
          <interface dev='eth0'/>
          <interface dev='«wlp3s0»'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='vepa' dev='«lo»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='«br0»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat' dev='wlan0'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    const { mode, bridge } = network;
    if (mode !== "bridge" && mode !== "private" && mode !== "vepa") return;
    if (mode === "bridge" && bridge?.name) return;
    for (const { dev } of forwardDevices(network)) {
      if (dev === undefined) continue;
      if (/^wl(?:an\d|[opPsx]\w)/.test(dev.raw)) {
        report({
          span: dev.span,
          message: `${dev.raw} is a wireless device, which guests cannot share; use mode nat or a wired card`,
          consequence: "The access point drops what guests send, since it does not know their MAC addresses.",
        });
      } else if (dev.raw === "lo") {
        report({
          span: dev.span,
          message: "lo is the loopback device, which guests cannot share; name a network card",
          consequence: "The network starts, but no guest can be connected.",
        });
      } else if (/^(?:virbr|br|vmbr|docker)\d+$/.test(dev.raw)) {
        report({
          span: dev.span,
          stage: "advice",
          severity: "information",
          message: `${dev.raw} looks like a bridge; for its own ports write <bridge name='${dev.raw}'/> instead of dev`,
          consequence: "Guests share it by macvtap, cut off from the host and the bridge's other ports.",
          fixes: asBridge(document, network),
        });
      }
    }
  },
});

/** Names the bridge where mode bridge expects it; other modes and pools have no use for one. */
function asBridge(document: XmlDocument, { mode, element, forward, bridge }: Network): Fix[] {
  if (mode !== "bridge" || !forward?.dev || forward.interfaces.length > 0) return [];
  const { raw } = forward.dev;
  const named = bridge
    ? setAttribute(bridge.element, "name", raw)
    : addChild(document, element, `<bridge name='${raw}'/>`, forward.element);
  const edits = [removeAttribute(document, forward.dev.attribute), named];
  return [{ title: `Write <bridge name='${raw}'/> instead of dev`, safe: false, edits }];
}
