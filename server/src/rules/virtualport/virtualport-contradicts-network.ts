import { type VirtualPortType, virtualPortParameter, virtualPortType } from "../../network/guests.js";
import type { Field } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import { removeAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";
import { withoutElement } from "../shared/fixes.js";

export const virtualportContradictsNetwork = defineRule({
  id: "virtualport-contradicts-network",
  title: "Port group and network disagree about the virtual port",
  stage: "runtime",
  severity: "warning",
  since: "0.10.0",
  why: "libvirt combines the virtual port of a guest from the guest's interface, the network and the port group. None overrides another: where two of them give the same parameter, or the type, they must agree, or libvirt does not start the guest. So a port group should set only what the network does not.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'>
          <parameters profileid='all'/>
        </virtualport>
        <portgroup name='web' default='yes'>
          <virtualport>
            <parameters profileid='«web»'/>
          </virtualport>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='private' dev='eth0'/>
        <virtualport type='802.1Qbg'>
          <parameters managerid='11' typeid='1193047' typeidversion='2'/>
        </virtualport>
        <portgroup name='web' default='yes'>
          <virtualport type='802.1Qbg'>
            <parameters managerid='«12»' typeid='1193047'/>
          </virtualport>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='private' dev='eth0'/>
        <virtualport type='802.1Qbh'>
          <parameters profileid='all'/>
        </virtualport>
        <portgroup name='web' default='yes'>
          <virtualport type='«802.1Qbg»'>
            <parameters managerid='11' typeid='1193047' typeidversion='2'/>
          </virtualport>
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
        <portgroup name='web' default='yes'>
          <virtualport>
            <parameters profileid='web'/>
          </virtualport>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='openvswitch'>
          <parameters profileid='all'/>
        </virtualport>
        <portgroup name='web' default='yes'>
          <virtualport type='openvswitch'>
            <parameters profileid='all'/>
          </virtualport>
        </portgroup>
      </network>
    `,
  ],
  on: "portGroup",
  check({ name, virtualPort, network }, { document, report }) {
    const ofNetwork = network.virtualPort;
    const type = virtualPortType(ofNetwork);
    if (!virtualPort || !type) return;
    const pairs: [string, Field<string> | undefined, Field<string> | undefined][] = [
      ["type", virtualPort.type, ofNetwork?.type],
    ];
    const own = virtualPortType(virtualPort);
    if (virtualPort.type && !own) return;
    if (own === undefined || own === type) {
      for (const parameter of mergedParameters[type]) {
        pairs.push([
          parameter,
          virtualPortParameter(virtualPort, parameter),
          virtualPortParameter(ofNetwork, parameter),
        ]);
      }
    }
    for (const [what, here, there] of pairs) {
      if (here?.value === undefined || there?.value === undefined || here.value === there.value) continue;
      report({
        span: here.span,
        message: `${what} is ${quoted(here.raw)} here, but the network has ${quoted(there.raw)}`,
        consequence: `libvirt does not start guests of port group ${quoted(name?.raw ?? "")}, since neither overrides the other.`,
        related: [{ span: there.span, message: `The network's ${what}` }],
        fixes:
          what === "type"
            ? isBare(virtualPort.element, "type")
              ? [withoutElement(document, virtualPort.element)]
              : []
            : [
                {
                  title: `Remove ${what} here`,
                  safe: false,
                  edits: [removeAttribute(document, here.attribute)],
                },
                {
                  title: `Remove ${what} from the network`,
                  safe: false,
                  edits: [removeAttribute(document, there.attribute)],
                },
              ],
      });
    }
  },
});

/** What libvirt merges for each type; it ignores other parameters. */
const mergedParameters: Readonly<Record<VirtualPortType, readonly string[]>> = {
  "802.1Qbg": ["managerid", "typeid", "typeidversion", "instanceid"],
  "802.1Qbh": ["profileid"],
  openvswitch: ["profileid", "interfaceid"],
  midonet: [],
};
