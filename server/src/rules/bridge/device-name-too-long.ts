import type { Fix } from "../../findings.js";
import type { Network } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import type { XmlDocument } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { namedByLibvirt, withoutUplink } from "../shared/device-fixes.js";
import { type DeviceName, deviceNames, longestDeviceName, unreachable } from "../shared/device-names.js";
import { change } from "../shared/fixes.js";

export const deviceNameTooLong = defineRule({
  id: "device-name-too-long",
  title: "Device name longer than Linux allows",
  stage: "start",
  severity: "error",
  why: "The name of a network device has at most 15 bytes. libvirt does not count them: the network is defined, but at each start the kernel rejects the bridge, or the firewall the name of the interface. Where libvirt only looks for a device of that name, the network starts, but no guest can be connected.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge name='«virbr-development»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat' dev='«enp0s31f6-uplink»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
          <interface dev='enp130s0f0np0v1'/>
          <interface dev='«enp130s0f0np0v12»'/>
        </forward>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-dev'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-developer'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
          <interface dev='enp130s0f0np0v1'/>
        </forward>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    for (const device of deviceNames(network)) {
      const { field, use } = device;
      const size = new TextEncoder().encode(field.raw).length;
      if (size <= longestDeviceName) continue;
      report({
        span: field.span,
        stage: use === "pool" ? "runtime" : "start",
        message: `${quoted(field.raw)} has ${size} bytes; a device name has at most ${longestDeviceName}`,
        ...(use === "pool" && { consequence: unreachable.pool }),
        fixes: shorter(document, network, device),
      });
    }
  },
});

/** Only the name of a bridge that libvirt makes is free to choose; another device has the name that it has. */
function shorter(document: XmlDocument, { bridge, forward }: Network, { field, use }: DeviceName): Fix[] {
  if (use === "uplink" && forward) return [withoutUplink(document, forward)];
  if (use !== "bridge" || !bridge) return [];
  // Names that the schema accepts are of ASCII.
  const cut = field.raw.slice(0, longestDeviceName).replace(/(?<![-_.])[-_.]+$/, "");
  return [...(cut === "" ? [] : [change(field.attribute, cut)]), namedByLibvirt(document, bridge)];
}
