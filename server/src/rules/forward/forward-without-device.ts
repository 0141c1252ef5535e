import { defineRule } from "../rule.js";

export const forwardWithoutDevice = defineRule({
  id: "forward-without-device",
  title: "Mode that needs a device, but none is named",
  stage: "runtime",
  severity: "warning",
  since: "0.9.4",
  why: "In the modes bridge, private, vepa, passthrough and hostdev guests are connected to a bridge or device of the host. Without one the network is defined and started all the same, and then no guest can be connected to it.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='«bridge»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='«hostdev»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='«vepa»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev'>
          <pf dev='eth0'/>
        </forward>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='open'/>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check({ mode, forward, bridge }, { report }) {
    if (!forward || mode === undefined || ["none", "nat", "route", "open"].includes(mode)) return;
    const { dev, interfaces, physicalFunctions, pciAddresses } = forward;
    if (dev || interfaces.length + physicalFunctions.length + pciAddresses.length > 0) return;
    if (bridge?.name && mode !== "hostdev") return;
    const wanted =
      mode === "bridge" ? "<bridge name> or dev" : mode === "hostdev" ? "a <pf> or PCI addresses" : "dev or interfaces";
    report({
      span: forward.mode?.span ?? forward.element.nameSpan,
      message: `Mode ${mode} needs a ${mode === "bridge" ? "bridge or device" : "device"} of the host, but none is named; add ${wanted}`,
      consequence: "The network starts, but no guest can be connected.",
    });
  },
});
