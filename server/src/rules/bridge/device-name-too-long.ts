import { consequence, quoted } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { deviceNames } from "../shared/device-names.js";

/** Linux keeps 16 bytes for a name, the last of them a zero. */
const longest = 15;

export const deviceNameTooLong = defineRule({
  id: "device-name-too-long",
  title: "Device name longer than Linux allows",
  stage: "start",
  severity: "error",
  why: "The name of a network device has 15 bytes at most. libvirt does not count them: the network is defined, and each time it is to start, the kernel rejects the bridge, or the firewall the name of the interface. Where libvirt only looks for a device of the name, it starts, and finds none when a guest wants to connect.",
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
  check(network, { report }) {
    for (const { field, use } of deviceNames(network)) {
      const size = new TextEncoder().encode(field.raw).length;
      if (size <= longest) continue;
      const stage = use === "pool" ? "runtime" : "start";
      report({
        span: field.span,
        stage,
        message: `${quoted(field.raw)} has ${size} bytes, device names ${longest} at most; ${stage === "start" ? consequence(stage) : "no such device can exist, so no guest can connect"}`,
      });
    }
  },
});
