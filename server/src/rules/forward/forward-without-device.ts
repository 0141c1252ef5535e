import type { Fix } from "../../findings.js";
import { addChild } from "../../xml/edits.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const forwardWithoutDevice = defineRule({
  id: "forward-without-device",
  title: "Mode that needs a device, and none is named",
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
  check({ element, mode, forward, bridge }, { document, report }) {
    if (!forward || mode === undefined || ["none", "nat", "route", "open"].includes(mode)) return;
    const { dev, interfaces, physicalFunctions, pciAddresses } = forward;
    if (dev || interfaces.length + physicalFunctions.length + pciAddresses.length > 0) return;
    if (bridge?.name && mode !== "hostdev") return;
    const fixes: Fix[] = [];
    if (mode === "bridge" && !bridge) {
      const edit = addChild(document, element, "<bridge name='br0'/>", forward.element);
      fixes.push({ title: "Add <bridge name='br0'/>", safe: false, edits: [edit] });
    }
    if (mode === "hostdev") {
      const edit = addChild(document, forward.element, "<pf dev='eth0'/>");
      fixes.push({ title: "Add <pf dev='eth0'/>", safe: false, edits: [edit] });
    } else {
      fixes.push({ title: "Add dev='eth0'", safe: false, edits: [setAttribute(forward.element, "dev", "eth0")] });
    }
    const wanted =
      mode === "bridge"
        ? "name a <bridge> or a dev"
        : mode === "hostdev"
          ? "name a <pf> or PCI addresses"
          : "name a dev or interfaces";
    report({
      span: forward.mode?.span ?? forward.element.nameSpan,
      message: `Mode ${mode} connects guests to a device of the host, and none is named; the network starts, but no guest can be connected, so ${wanted}`,
      fixes,
    });
  },
});
