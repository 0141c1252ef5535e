import { guestSettingsOf, virtualPortType } from "../../network/guests.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const vlanNativeWithoutTrunk = defineRule({
  id: "vlan-native-without-trunk",
  title: "Native VLAN of a trunk that carries every VLAN",
  stage: "advice",
  severity: "information",
  since: "1.1.0",
  why: "`nativeMode` makes an Open vSwitch port a trunk. With one tag and no `trunk='yes'` libvirt names only the native VLAN and no list of VLANs, and for Open vSwitch a trunk without a list carries all of them: the guest reaches every VLAN of the switch. With `trunk='yes'` it is limited to the tags of the list.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'/>
        <vlan>
          <tag id='42' «nativeMode='untagged'»/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'/>
        <portgroup name='web'>
          <vlan>
            <tag id='42' «nativeMode='tagged'»/>
          </vlan>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <portgroup name='web'>
          <vlan>
            <tag id='42' «nativeMode='untagged'»/>
          </vlan>
          <virtualport type='openvswitch'/>
        </portgroup>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'/>
        <vlan trunk='yes'>
          <tag id='42' nativeMode='untagged'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'/>
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
        <vlan>
          <tag id='42' nativeMode='untagged'/>
          <tag id='47'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <vlan>
          <tag id='42' nativeMode='untagged'/>
        </vlan>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    for (const settings of guestSettingsOf(network)) {
      const { vlan } = settings;
      const type = virtualPortType(settings.virtualPort) ?? virtualPortType(network.virtualPort);
      const [only, ...others] = vlan?.tags ?? [];
      if (type !== "openvswitch" || !vlan || !only?.nativeMode?.value || others.length > 0 || vlan.trunk) continue;
      report({
        span: only.nativeMode.attribute.span,
        message: `nativeMode makes a trunk of all VLANs, not only ${only.id?.raw ?? "this one"}; add trunk='yes' or remove nativeMode`,
        consequence: "Open vSwitch lets every VLAN through to the guest.",
        fixes: [{ title: "Add trunk='yes'", safe: false, edits: [setAttribute(vlan.element, "trunk", "yes")] }],
      });
    }
  },
});
