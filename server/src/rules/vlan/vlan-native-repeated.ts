import { guestSettingsOf } from "../../network/guests.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** More second native VLANs are not a slip that one edit undoes. */
const mostEdits = 100;

export const vlanNativeRepeated = defineRule({
  id: "vlan-native-repeated",
  title: "Two native VLANs",
  stage: "parse",
  severity: "error",
  since: "1.1.0",
  why: "The native VLAN of a trunk is the one of untagged frames, so there can be only one. libvirt rejects a second `nativeMode`, even of the same mode.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'/>
        <vlan trunk='yes'>
          <tag id='42' nativeMode='tagged'/>
          <tag id='47' «nativeMode='untagged'»/>
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
            <tag id='42' nativeMode='untagged'/>
            <tag id='47' «nativeMode='untagged'»/>
            <tag id='48' «nativeMode='untagged'»/>
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
        <vlan trunk='yes'>
          <tag id='42' nativeMode='untagged'/>
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
          <vlan trunk='yes'>
            <tag id='42' nativeMode='untagged'/>
          </vlan>
        </portgroup>
        <portgroup name='db'>
          <vlan trunk='yes'>
            <tag id='47' nativeMode='untagged'/>
          </vlan>
        </portgroup>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    for (const { vlan } of guestSettingsOf(network)) {
      const natives = vlan?.tags.flatMap(({ id, nativeMode }) => (nativeMode ? [{ id, nativeMode }] : [])) ?? [];
      const [first, ...others] = natives;
      if (!first) continue;
      const edits = others.map(({ nativeMode }) => removeAttribute(document, nativeMode.attribute));
      for (const { id, nativeMode } of others) {
        report({
          span: nativeMode.attribute.span,
          message: `VLAN ${id?.raw ?? ""} is a second native VLAN beside ${first.id?.raw ?? "the first"}; a trunk has one`,
          related: [{ span: first.nativeMode.attribute.span, message: "The first native VLAN" }],
          // Every finding brings all the edits.
          fixes:
            edits.length <= mostEdits
              ? [
                  {
                    title: `Remove nativeMode from ${others.length === 1 ? `VLAN ${id?.raw ?? ""}` : `all but VLAN ${first.id?.raw ?? ""}`}`,
                    safe: false,
                    edits,
                  },
                ]
              : [],
        });
      }
    }
  },
});
