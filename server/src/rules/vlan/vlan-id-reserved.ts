import type { FindingDraft } from "../../findings.js";
import { guestSettingsOf } from "../../network/guests.js";
import type { Field, Vlan } from "../../network/model.js";
import type { XmlDocument, XmlElement } from "../../xml/tree.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const vlanIdReserved = defineRule({
  id: "vlan-id-reserved",
  title: "Reserved VLAN ID",
  stage: "runtime",
  severity: "warning",
  since: "0.10.0",
  why: "802.1Q has VLANs 1 to 4094. ID 0 marks frames that have a priority and no VLAN, 4095 is reserved. libvirt accepts both and passes them on: Open vSwitch and network cards interpret 0 as no VLAN, a Linux bridge rejects both when a guest connects.",
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
  check(network, { document, report }) {
    for (const { vlan } of guestSettingsOf(network)) {
      for (const { element, id } of vlan?.tags ?? []) {
        if (vlan && (id?.value === 0 || id?.value === 4095)) {
          report(findingOf(document, vlan, element, id));
        }
      }
    }
  },
});

function findingOf(document: XmlDocument, vlan: Vlan, tag: XmlElement, id: Field<number>): FindingDraft {
  if (id.value !== 0) {
    const message = `VLAN ${id.raw} is reserved; use 1 to 4094`;
    return { span: id.span, message, consequence: "libvirt accepts it, but no switch carries it." };
  }
  return {
    span: id.span,
    message: "VLAN 0 means no VLAN at all; use 1 to 4094, or remove the tag",
    consequence: "Open vSwitch and network cards interpret it as no VLAN; a Linux bridge rejects the guests.",
    fixes: vlan.trunk ? [] : [withoutElement(document, vlan.tags.length > 1 ? tag : vlan.element)],
  };
}
