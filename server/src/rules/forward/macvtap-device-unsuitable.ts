import { forwardDevices } from "../../network/read-forward.js";
import { defineRule } from "../rule.js";

export const macvtapDeviceUnsuitable = defineRule({
  id: "macvtap-device-unsuitable",
  title: "Device that guests cannot share by macvtap",
  stage: "runtime",
  severity: "warning",
  since: "0.9.4",
  why: "In the modes bridge (with a device), private and vepa guests share a network card by macvtap, each with a MAC address of its own. Access points of wireless networks drop frames from addresses that did not sign in, and the loopback device carries no macvtap at all. A bridge is shared by `<forward mode='bridge'/>` with `<bridge name>`, without macvtap.",
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
  check(network, { report }) {
    const { mode, bridge } = network;
    if (mode !== "bridge" && mode !== "private" && mode !== "vepa") return;
    if (mode === "bridge" && bridge?.name) return;
    for (const { dev } of forwardDevices(network)) {
      if (dev === undefined) continue;
      if (/^wl(?:an\d|[opPsx]\w)/.test(dev.raw)) {
        report({
          span: dev.span,
          message: `${dev.raw} is a wireless device; access points drop what guests send by it with MAC addresses of their own, so use mode nat, or a wired card`,
        });
      } else if (dev.raw === "lo") {
        report({
          span: dev.span,
          message:
            "lo is the loopback device, which carries no macvtap; no guest can be connected, so name a network card",
        });
      } else if (/^(?:virbr|br|vmbr|docker)\d+$/.test(dev.raw)) {
        report({
          span: dev.span,
          stage: "advice",
          severity: "information",
          message: `${dev.raw} looks like a bridge, and as a device guests sit on it by macvtap, cut off from the host and its other ports; to plug them into the bridge, write <forward mode='bridge'/> and <bridge name='${dev.raw}'/>`,
        });
      }
    }
  },
});
