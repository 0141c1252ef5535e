import { guestSettingsOf } from "../../network/guests.js";
import { defineRule } from "../rule.js";

export const vlanIdReserved = defineRule({
  id: "vlan-id-reserved",
  title: "Reserved VLAN ID",
  stage: "runtime",
  severity: "warning",
  since: "0.10.0",
  why: "802.1Q has VLANs 1 to 4094. ID 0 marks frames that have a priority and no VLAN, 4095 is reserved. libvirt accepts both and hands them on: Open vSwitch and network cards interpret 0 as no VLAN, a Linux bridge rejects both when a guest connects.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'/>
        <vlan>
          <tag id='«4095»'/>
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
          <vlan trunk='yes'>
            <tag id='«0»'/>
            <tag id='42'/>
          </vlan>
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
        <vlan>
          <tag id='4094'/>
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
          <tag id='1'/>
        </vlan>
      </network>
    `,
  ],
  on: "network",
  check(network, { report }) {
    for (const { id } of guestSettingsOf(network).flatMap(({ vlan }) => vlan?.tags ?? [])) {
      if (id?.value !== 0 && id?.value !== 4095) continue;
      const what = id.value === 0 ? "0 stands for no VLAN at all" : "4095 is reserved";
      report({
        span: id.span,
        message: `VLAN ${id.raw} does not exist: ${what}; libvirt takes it, but switches do not carry it. Use 1 to 4094, or no <vlan>`,
      });
    }
  },
});
