import type { Fix } from "../../findings.js";
import { takesVlan, virtualPortType } from "../../network/guests.js";
import type { Network, PortGroup, VirtualPort, Vlan } from "../../network/model.js";
import { quoted } from "../../prose/wording.js";
import { addChild, removeSpan } from "../../xml/edits.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";

export const vlanNotInMode = defineRule({
  id: "vlan-not-in-mode",
  title: "VLAN tags where libvirt cannot set them",
  stage: "define",
  severity: "error",
  since: "0.10.0",
  why: "libvirt tags guests' traffic in mode bridge with `<virtualport type='openvswitch'>`, in mode hostdev (since 1.1.0) and passthrough (since 1.3.5), and since 11.0.0 in mode bridge without any `<virtualport>`. It rejects `<vlan>` elsewhere, in port groups too. A port group that has a `<virtualport>` of its own must make it `openvswitch` and the mode bridge, also when the tags are those of the network. For other networks, create a VLAN interface on the host and use that.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
        <«vlan»>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='802.1Qbg'/>
        <«vlan»>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
        <«vlan»>
          <tag id='42'/>
        </vlan>
        <portgroup name='web'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <bridge name='virbr7'/>
        <ip address='192.168.77.1' prefix='24'/>
        <«vlan»>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
        <virtualport type='openvswitch'/>
        <«vlan»>
          <tag id='42'/>
        </vlan>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 1.0.6 -->
        <name>lab</name>
        <forward mode='hostdev' managed='yes'>
          <pf dev='eth0'/>
        </forward>
        <«vlan»>
          <tag id='42'/>
        </vlan>
        <portgroup name='web'>
          <«virtualport» type='802.1Qbh'/>
        </portgroup>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
        <«vlan»>
          <tag id='42'/>
        </vlan>
        <portgroup name='web'>
          <vlan>
            <tag id='47'/>
          </vlan>
        </portgroup>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 10.10.0 -->
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <«vlan»>
          <tag id='42'/>
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
        </vlan>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 11.0.0 -->
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
        <forward mode='hostdev' managed='yes'>
          <pf dev='eth0'/>
        </forward>
        <vlan>
          <tag id='42'/>
        </vlan>
        <portgroup name='web'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, vocabulary, report }) {
    const { mode, vlan, virtualPort, portGroups } = network;
    if (mode === undefined || !isReadable(virtualPort, true)) return;
    if (portGroups.some((group) => !isReadable(group.virtualPort, false))) return;
    const remove = (vlans: readonly Vlan[]): Fix => ({
      title: `Remove ${vlans.length > 1 ? "all " : ""}<vlan>`,
      safe: false,
      edits: vlans.map(({ element }) => removeSpan(document, element.span)),
    });

    if (!takesVlan(network, vocabulary)) {
      // Tags that follow the network's own connection, its own and those of groups, are one mistake.
      const followers = portGroups.filter((group) => !group.virtualPort);
      const own = tagged(vlan) && (followers.length > 0 || !portGroups.some((group) => group.default?.value));
      const vlans = [own ? vlan : undefined, ...followers.map((group) => group.vlan)].filter(tagged);
      const [first, ...others] = vlans;
      if (first) {
        const addOvs = {
          title: "Add <virtualport type='openvswitch'/>",
          safe: false,
          edits: [addChild(document, network.element, "<virtualport type='openvswitch'/>", network.bridge?.element)],
        };
        report({
          span: first.element.nameSpan,
          message: `<vlan> ${reason(network)}`,
          related: others.map(({ element }) => ({ span: element.nameSpan, message: "This <vlan> as well" })),
          fixes: [...(mode === "bridge" && !virtualPort && network.bridge?.name ? [addOvs] : []), remove(vlans)],
        });
      }
    }

    for (const group of portGroups) {
      if (!group.virtualPort || !(tagged(vlan) || tagged(group.vlan))) continue;
      if (mode === "bridge" && virtualPortType(group.virtualPort) === "openvswitch") continue;
      const { nameSpan } = group.virtualPort.element;
      report({
        span: nameSpan,
        message: `${ownVirtualPort(group)} has VLAN tags and its own <virtualport>, which must be openvswitch in mode bridge`,
        related: [{ span: (group.vlan ?? vlan ?? group).element.nameSpan, message: "The VLAN tags" }],
        fixes: [
          ...(mode === "bridge" && !group.virtualPort.type
            ? [
                {
                  title: "Add type='openvswitch'",
                  safe: false,
                  edits: [setAttribute(group.virtualPort.element, "type", "openvswitch")],
                },
              ]
            : []),
          {
            title: "Remove this <virtualport>",
            safe: false,
            edits: [removeSpan(document, group.virtualPort.element.span)],
          },
        ],
      });
    }
  },
});

function tagged(vlan: Vlan | undefined): vlan is Vlan {
  return vlan !== undefined && vlan.tags.length > 0;
}

/** Whether its type is one that libvirt reads; what is missing or misspelt is another finding. */
function isReadable(virtualPort: VirtualPort | undefined, needsType: boolean): boolean {
  if (!virtualPort || virtualPortType(virtualPort) !== undefined) return true;
  return !needsType && virtualPort.type === undefined;
}

function ownVirtualPort({ name }: PortGroup): string {
  return `Port group ${quoted(name?.raw ?? "")}`;
}

function reason({ mode, modeSource, bridge, virtualPort }: Network): string {
  if (mode === "bridge" && virtualPort) {
    return `is beside <virtualport type='${virtualPort.type?.raw}'>; in mode bridge only type='openvswitch' tags VLANs`;
  }
  if (mode === "bridge" && bridge?.name) {
    return "is on a Linux bridge, supported since libvirt 11.0.0; Open vSwitch needs a <virtualport>";
  }
  if (mode === "hostdev" || mode === "passthrough") {
    return `is in forward mode ${mode}, supported since libvirt ${mode === "hostdev" ? "1.1.0" : "1.3.5"}`;
  }
  if (mode === "bridge") return "is in mode bridge without <bridge name>; name an Open vSwitch or Linux bridge";
  const where = modeSource === "absent" ? "an isolated network" : `forward mode ${mode}`;
  return `is in ${where}, which cannot tag VLANs; use mode bridge, passthrough or hostdev`;
}
