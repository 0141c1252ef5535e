import { removeSpan } from "../../xml/edits.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const bridgeAndForwardDevice = defineRule({
  id: "bridge-and-forward-device",
  title: "Bridge and forward device in mode bridge",
  stage: "parse",
  severity: "error",
  since: "1.0.1",
  why: "Mode bridge has two forms: guests on an existing host bridge, named by `<bridge name>`, or guests on a physical interface through macvtap, named by `<forward dev>`, `<interface>` or `<pf>`. libvirt rejects both at once.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0'/>
        <bridge «name='br0'»/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'>
          <interface dev='eth1'/>
        </forward>
        <bridge «name='br0'»/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat' dev='eth0'/>
        <bridge name='virbr-lab'/>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check({ mode, forward, bridge }, { document, report }) {
    if (mode !== "bridge" || forward === undefined || !bridge?.name) return;
    const devices = [...forward.interfaces, ...forward.physicalFunctions];
    const place = forward.dev?.attribute.span ?? devices[0]?.element.nameSpan;
    if (place === undefined) return;
    const device = forward.dev?.raw ?? devices[0]?.dev?.raw ?? "";
    report({
      span: bridge.name.attribute.span,
      message: `Mode bridge needs either the host's bridge ${bridge.name.raw} or the device ${device}, not both`,
      related: [{ span: place, message: `The device ${device} is named here` }],
      fixes: [
        {
          title: `Keep the bridge ${bridge.name.raw}, remove ${device}`,
          safe: false,
          edits: [
            ...(forward.dev ? [removeAttribute(document, forward.dev.attribute)] : []),
            ...devices.map(({ element }) => removeSpan(document, element.span)),
          ],
        },
        {
          title: `Keep the device ${device}, remove <bridge>`,
          safe: false,
          edits: [removeSpan(document, bridge.element.span)],
        },
      ],
    });
  },
});
