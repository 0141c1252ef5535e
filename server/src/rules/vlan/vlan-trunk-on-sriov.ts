import { guestSettingsOf } from "../../network/guests.js";
import { guestsDoNotStart } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { withoutAttribute } from "../shared/fixes.js";

export const vlanTrunkOnSriov = defineRule({
  id: "vlan-trunk-on-sriov",
  title: "VLAN trunk on an SR-IOV card",
  stage: "runtime",
  severity: "warning",
  since: "0.10.0",
  why: "In the modes hostdev and passthrough the network card tags the frames, and a virtual function has one VLAN. libvirt defines and starts the network, but does not start a guest with more than one tag or `trunk='yes'`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough'>
          <interface dev='eth0'/>
        </forward>
        <«vlan» trunk='yes'>
          <tag id='42'/>
          <tag id='47'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' dev='eth0'/>
        <«vlan» trunk='yes'>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev' managed='yes'>
          <pf dev='eth0'/>
        </forward>
        <portgroup name='web'>
          <«vlan»>
            <tag id='42'/>
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
        <forward mode='passthrough'>
          <interface dev='eth0'/>
        </forward>
        <vlan>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'/>
        <vlan trunk='yes'>
          <tag id='42'/>
          <tag id='47'/>
        </vlan>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    const { mode } = network;
    if (mode !== "hostdev" && mode !== "passthrough") return;
    for (const { vlan } of guestSettingsOf(network)) {
      if (!vlan || (vlan.tags.length < 2 && vlan.trunk?.value !== true)) continue;
      const what = vlan.tags.length > 1 ? `has ${vlan.tags.length} tags` : "is a trunk";
      report({
        span: vlan.element.nameSpan,
        message: `<vlan> ${what}, but an SR-IOV card (forward mode ${mode}) supports one VLAN per guest`,
        consequence: guestsDoNotStart,
        fixes: vlan.tags.length === 1 && vlan.trunk ? [withoutAttribute(document, vlan.trunk.attribute)] : [],
      });
    }
  },
});
