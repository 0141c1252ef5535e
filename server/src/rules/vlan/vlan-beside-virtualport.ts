import { guestSettingsOf, virtualPortType } from "../../network/guests.js";
import { guestsDoNotStart } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const vlanBesideVirtualport = defineRule({
  id: "vlan-beside-virtualport",
  title: "VLAN tags beside a switch that tags itself",
  stage: "runtime",
  severity: "warning",
  since: "1.1.0",
  why: "With 802.1Qbh the switch assigns guests to VLANs by the profile that the virtual port names. libvirt defines a hostdev network that has tags as well, but does not start its guests.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev' managed='yes'>
          <pf dev='eth0'/>
        </forward>
        <virtualport type='802.1Qbh'>
          <parameters profileid='web'/>
        </virtualport>
        <«vlan»>
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
        <virtualport type='802.1Qbh'>
          <parameters profileid='web'/>
        </virtualport>
        <portgroup name='web' default='yes'>
          <«vlan»>
            <tag id='42'/>
          </vlan>
        </portgroup>
        <portgroup name='db'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev' managed='yes'>
          <pf dev='eth0'/>
        </forward>
        <virtualport type='802.1Qbh'>
          <parameters profileid='web'/>
        </virtualport>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev' managed='yes'>
          <pf dev='eth0'/>
        </forward>
        <vlan>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' dev='eth0'/>
        <virtualport type='802.1Qbh'>
          <parameters profileid='web'/>
        </virtualport>
        <vlan>
          <tag id='42'/>
        </vlan>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    if (network.mode !== "hostdev" || virtualPortType(network.virtualPort) !== "802.1Qbh") return;
    for (const { vlan } of guestSettingsOf(network)) {
      if (!vlan) continue;
      report({
        span: vlan.element.nameSpan,
        message: "<vlan> is beside an 802.1Qbh virtual port, whose profile selects the VLAN; remove <vlan>",
        consequence: guestsDoNotStart,
        ...(network.virtualPort && {
          related: [{ span: network.virtualPort.element.nameSpan, message: "The virtual port" }],
        }),
        fixes: [withoutElement(document, vlan.element)],
      });
    }
  },
});
