import { guestSettingsOf } from "../../network/guests.js";
import { forwardDevices } from "../../network/read-forward.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const vlanOnMacvtap = defineRule({
  id: "vlan-on-macvtap",
  title: "VLAN tags on a macvtap bridge",
  stage: "runtime",
  severity: "warning",
  since: "11.0.0",
  why: "Mode bridge on a device (`<forward mode='bridge' dev='eth0'/>`) connects guests through macvtap, which cannot tag. Since 11.0.0 libvirt defines and starts such a network, because it mistakes it for one on a Linux bridge, and then does not start its guests. Make a VLAN interface on the host and name that: `dev='eth0.42'`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0'/>
        <«vlan»>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'>
          <interface dev='eth0'/>
          <interface dev='eth1'/>
        </forward>
        <portgroup name='web'>
          <«vlan»>
            <tag id='42'/>
          </vlan>
        </portgroup>
        <portgroup name='db'>
          <vlan>
            <tag id='47'/>
          </vlan>
        </portgroup>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0.42'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' dev='eth0'/>
        <vlan>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <vlan>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0'/>
        <virtualport type='openvswitch'/>
        <vlan>
          <tag id='42'/>
        </vlan>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    const { mode, forward, bridge, virtualPort } = network;
    if (mode !== "bridge" || bridge?.name || virtualPort) return;
    const device = [...forwardDevices(network), ...(forward?.physicalFunctions ?? [])][0];
    if (!device?.dev) return;
    const [first, ...others] = guestSettingsOf(network).flatMap(({ vlan }) => (vlan ? [vlan] : []));
    if (!first) return;
    report({
      span: first.element.nameSpan,
      message: `<vlan> on macvtap over ${device.dev.raw}, which cannot tag; libvirt defines the network and then refuses to start its guests. Use a VLAN interface of the host as the device`,
      related: others.map(({ element }) => ({ span: element.nameSpan, message: "This <vlan> likewise" })),
      fixes: [
        {
          title: "Remove <vlan>",
          safe: false,
          edits: [first, ...others].map(({ element }) => removeSpan(document, element.span)),
        },
      ],
    });
  },
});
