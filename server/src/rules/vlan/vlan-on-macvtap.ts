import type { Fix } from "../../findings.js";
import { guestSettingsOf } from "../../network/guests.js";
import type { Field, Network } from "../../network/model.js";
import { forwardDevices } from "../../network/read-forward.js";
import { guestsDoNotStart } from "../../prose/wording.js";
import { removeSpan } from "../../xml/edits.js";
import type { XmlDocument } from "../../xml/tree.js";
import { setValue } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const vlanOnMacvtap = defineRule({
  id: "vlan-on-macvtap",
  title: "VLAN tags on a macvtap bridge",
  stage: "runtime",
  severity: "warning",
  since: "11.0.0",
  why: "Mode bridge on a device (`<forward mode='bridge' dev='eth0'/>`) connects guests through macvtap, which cannot tag. Since 11.0.0 libvirt defines and starts such a network, because it mistakes it for one on a Linux bridge, but does not start its guests. Create a VLAN interface on the host and name that: `dev='eth0.42'`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0'/>
        <«vlan»>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'>
          <interface dev='eth0'/>
          <interface dev='eth1'/>
        </forward>
        <portgroup name='web'>
          <«vlan»>
            <tag id='42'/>
          </vlan>
        </portgroup>
        <portgroup name='db'>
          <vlan>
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
        <forward mode='bridge' dev='eth0.42'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' dev='eth0'/>
        <vlan>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <vlan>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0'/>
        <virtualport type='openvswitch'/>
        <vlan>
          <tag id='42'/>
        </vlan>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    const { mode, forward, bridge, virtualPort } = network;
    if (mode !== "bridge" || bridge?.name || virtualPort) return;
    const device = [...forwardDevices(network), ...(forward?.physicalFunctions ?? [])][0];
    if (!device?.dev) return;
    const [first, ...others] = guestSettingsOf(network).flatMap(({ vlan }) => (vlan ? [vlan] : []));
    if (!first) return;
    report({
      span: first.element.nameSpan,
      message: `<vlan> is on macvtap over ${device.dev.raw}, which cannot tag; use a VLAN interface of the host as dev`,
      consequence: guestsDoNotStart,
      related: others.map(({ element }) => ({ span: element.nameSpan, message: "This <vlan> as well" })),
      fixes: [
        ...overVlanInterface(network, document, device.dev),
        {
          title: "Remove <vlan>",
          safe: false,
          edits: [first, ...others].map(({ element }) => removeSpan(document, element.span)),
        },
      ],
    });
  },
});

/** The longest name of a network device, in bytes. */
const longestDevice = 15;

/** Names the VLAN interface of the device, as it is usually called: for one tag, of a network with one device. */
function overVlanInterface(network: Network, document: XmlDocument, dev: Field<string>): Fix[] {
  const { vlan, portGroups, forward } = network;
  const [only, ...others] = vlan?.tags ?? [];
  const id = only?.id?.value;
  const isPlain = others.length === 0 && vlan?.trunk === undefined && only?.nativeMode === undefined;
  if (!vlan || !isPlain || !id || portGroups.some((group) => group.vlan)) return [];
  const fields = [forward?.dev, ...(forward?.interfaces ?? []).map((each) => each.dev)].filter(
    (each) => each !== undefined,
  );
  const name = `${dev.raw}.${id}`;
  if (name.length > longestDevice || fields.length === 0 || fields.some(({ raw }) => raw !== dev.raw)) return [];
  const edits = [...fields.map(({ attribute }) => setValue(attribute, name)), removeSpan(document, vlan.element.span)];
  return [{ title: `Change dev to ${name} and remove <vlan>`, safe: false, edits }];
}
