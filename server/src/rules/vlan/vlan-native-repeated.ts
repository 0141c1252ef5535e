import { guestSettingsOf } from "../../network/guests.js";
import { consequence } from "../../prose/wording.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

/** More second native VLANs are no slip that one edit undoes. */
const mostEdits = 100;

export const vlanNativeRepeated = defineRule({
  id: "vlan-native-repeated",
  title: "Two native VLANs",
  stage: "parse",
  severity: "error",
  since: "1.1.0",
  why: "The native VLAN of a trunk is the one that untagged frames belong to, so there can be one. libvirt refuses a second `nativeMode`, be it the same.",
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
  ],
  on: "network",
  check(network, { document, report }) {
    for (const { vlan } of guestSettingsOf(network)) {
      const [first, ...others] = (vlan?.tags ?? []).filter(({ nativeMode }) => nativeMode !== undefined);
      const edits = others.flatMap(({ nativeMode }) =>
        nativeMode ? [removeAttribute(document, nativeMode.attribute)] : [],
      );
      for (const { id, nativeMode } of others) {
        if (!first?.nativeMode || !nativeMode) continue;
        report({
          span: nativeMode.attribute.span,
          message: `VLAN ${id?.raw ?? ""} is a second native VLAN beside ${first.id?.raw ?? "the first"}; ${consequence("parse")}`,
          related: [{ span: first.nativeMode.attribute.span, message: "The first native VLAN" }],
          // Every finding brings all the edits.
          fixes:
            edits.length <= mostEdits
              ? [{ title: `Keep ${first.id?.raw ?? "the first"} as the native VLAN`, safe: false, edits }]
              : [],
        });
      }
    }
  },
});
