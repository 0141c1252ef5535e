import { guestSettingsOf } from "../../network/guests.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { change, withoutAttribute } from "../shared/fixes.js";

export const vlanTrunkContradicted = defineRule({
  id: "vlan-trunk-contradicted",
  title: "trunk='no' with several tags",
  stage: "parse",
  severity: "error",
  since: "0.10.0",
  why: "Several tags make a trunk, and so does a tag with `nativeMode`. libvirt's parser accepts `trunk='no'` beside a single plain tag and rejects it beside these. The schema knows only `trunk='yes'`, which is needed for a trunk of one tag alone; omit the attribute everywhere else.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'/>
        <vlan trunk='«no»'>
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
        <vlan trunk='«no»'>
          <tag id='42' nativeMode='tagged'/>
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
        <vlan trunk='yes'>
          <tag id='42' nativeMode='tagged'/>
        </vlan>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    for (const { vlan } of guestSettingsOf(network)) {
      if (vlan?.trunk?.value !== false) continue;
      const native = vlan.tags.find(({ nativeMode }) => nativeMode !== undefined);
      if (vlan.tags.length < 2 && !native) continue;
      const why =
        vlan.tags.length > 1 ? `the ${vlan.tags.length} tags, which make a trunk` : "nativeMode, which makes a trunk";
      report({
        span: vlan.trunk.span,
        message: `trunk='${vlan.trunk.raw}' contradicts ${why}`,
        fixes:
          vlan.tags.length > 1 || !native?.nativeMode
            ? [withoutAttribute(document, vlan.trunk.attribute)]
            : [
                change(vlan.trunk.attribute, "yes"),
                {
                  title: "Remove trunk and nativeMode",
                  safe: false,
                  edits: [vlan.trunk.attribute, native.nativeMode.attribute].map((attribute) =>
                    removeAttribute(document, attribute),
                  ),
                },
              ],
      });
    }
  },
});
