import { guestSettingsOf } from "../../network/guests.js";
import type { Vlan } from "../../network/model.js";
import { removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

type Tag = Vlan["tags"][number];

export const vlanTagRepeated = defineRule({
  id: "vlan-tag-repeated",
  title: "VLAN tag listed twice",
  stage: "ignored",
  severity: "warning",
  since: "0.10.0",
  why: "A second tag with the same ID adds no VLAN, but it is a second tag: two of them make a trunk, so guests get tagged frames instead of untagged ones. With `nativeMode` it is worse: libvirt stores it on both tags, cannot read its own file again and loses the network when its daemon restarts.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'/>
        <vlan>
          <tag id='42'/>
          <tag id='«42»'/>
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
          <tag id='42' nativeMode='tagged'/>
          <tag id='47'/>
          <tag id='«42»'/>
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
            <tag id='4095'/>
            <tag id='42'/>
            <tag id='«4095»'/>
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
          <tag id='42'/>
          <tag id='47'/>
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
            <tag id='42'/>
          </vlan>
        </portgroup>
        <portgroup name='db'>
          <vlan>
            <tag id='42'/>
          </vlan>
        </portgroup>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    for (const { vlan } of guestSettingsOf(network)) {
      const seen = new Map<number, Tag>();
      for (const tag of vlan?.tags ?? []) {
        const id = tag.id?.value;
        if (tag.id === undefined || id === undefined || id > 4095) continue;
        const first = seen.get(id);
        if (!first?.id) {
          seen.set(id, tag);
          continue;
        }
        // Two native tags are for vlan-native-repeated.
        if (first.nativeMode && tag.nativeMode) continue;
        const native = first.nativeMode ?? tag.nativeMode;
        const plain = tag.nativeMode ? first : tag;
        report({
          span: tag.id.span,
          stage: native ? "runtime" : "ignored",
          message: native
            ? `VLAN ${id} is listed twice, once as native; remove the plain <tag>`
            : `VLAN ${id} is listed twice; remove one <tag>`,
          consequence: native
            ? "libvirt cannot read its own file again and loses the network when its daemon restarts."
            : vlan?.tags.length === 2
              ? "Two tags make a trunk instead of an access port."
              : "The second tag adds nothing.",
          related: [{ span: first.id.span, message: "The same VLAN" }],
          fixes: [
            {
              title: native ? `Remove the plain <tag> of VLAN ${id}` : `Remove the second <tag> of VLAN ${id}`,
              safe: false,
              edits: [removeSpan(document, plain.element.span)],
            },
          ],
        });
      }
    }
  },
});
