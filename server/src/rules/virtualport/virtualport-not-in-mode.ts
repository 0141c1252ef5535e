import type { Fix } from "../../findings.js";
import { fittingVirtualPorts, guestSettingsOf, type VirtualPortType, virtualPortType } from "../../network/guests.js";
import type { Network } from "../../network/model.js";
import { alternatives, guestsDoNotStart } from "../../prose/wording.js";
import { addChild } from "../../xml/edits.js";
import { attributeOf, childElements, type XmlDocument } from "../../xml/tree.js";
import { removeAttribute, setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const virtualportNotInMode = defineRule({
  id: "virtualport-not-in-mode",
  title: "Virtual port that does not fit the forward mode",
  stage: "runtime",
  severity: "warning",
  since: "0.9.4",
  why: "A virtual port tells the switch who is connecting, so it needs a network that connects to that switch: openvswitch one of mode bridge with `<bridge name>`, 802.1Qbg and 802.1Qbh one on a device (private, vepa, passthrough, bridge without `<bridge name>`), 802.1Qbh also hostdev. libvirt defines and starts any other network too, but does not start its guests. Networks of libvirt's own (nat, route, open, isolated) support none, and midonet only works in a guest's own `<interface type='bridge'>`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
        <virtualport type='«openvswitch»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <virtualport type='«802.1Qbg»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0'/>
        <virtualport type='«openvswitch»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge macTableManager='kernel'/>
        <virtualport type='«openvswitch»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' dev='eth0'/>
        <virtualport type='«openvswitch»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev'>
          <pf dev='eth0'/>
        </forward>
        <virtualport type='«openvswitch»'/>
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
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='passthrough' dev='eth0'/>
        <virtualport type='802.1Qbh'>
          <parameters profileid='web'/>
        </virtualport>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    if (network.mode === undefined) return;
    const fitting = fittingVirtualPorts(network);
    const ofNetwork = virtualPortType(network.virtualPort);
    for (const settings of guestSettingsOf(network)) {
      const { virtualPort } = settings;
      const type = virtualPortType(virtualPort);
      if (!virtualPort || !type || fitting.includes(type)) continue;
      // Beside a type of the network's own, that of a port group is reported with the network or as a contradiction.
      if (settings !== network && ofNetwork) continue;
      report({
        span: virtualPort.type?.span ?? virtualPort.element.nameSpan,
        message: messageOf(network, type, fitting),
        consequence: guestsDoNotStart,
        fixes: [
          ...(settings === network && type === "openvswitch" ? asOpenVSwitch(network, document) : []),
          withoutElement(document, virtualPort.element),
        ],
      });
    }
  },
});

function messageOf(network: Network, type: VirtualPortType, fitting: readonly VirtualPortType[]): string {
  const { mode, modeSource, bridge } = network;
  const what = `Virtual port of type ${type}`;
  if (mode === "bridge" && type === "openvswitch") return `${what} without a bridge; add <bridge name> or remove it`;
  if (mode === "bridge" && bridge?.name) return `${what} on a host bridge, which supports only openvswitch`;
  const where = modeSource === "absent" ? "an isolated network" : `forward mode ${mode}`;
  const cure = type === "openvswitch" && fitting.length === 0 ? "; use mode bridge" : "";
  return `${what} in ${where}, which supports ${fitting.length > 0 ? `only ${alternatives(fitting, "and")}` : "none"}${cure}`;
}

/**
 * Makes the network one of mode bridge on the bridge that it names. Settings of the bridge that libvirt ignores there go.
 * Nothing where the network has more that belongs to another mode.
 */
function asOpenVSwitch(
  { element, mode, forward, bridge, mac, mtu, subnets, routes, dns }: Network,
  document: XmlDocument,
): Fix[] {
  if (mode === "hostdev" || mode === "passthrough" || !bridge?.name?.raw) return [];
  if (mac || mtu || dns || subnets.length + routes.length > 0 || (forward && childElements(forward.element).length > 0))
    return [];
  const own = ["stp", "delay", "zone", "macTableManager"].flatMap((name) => attributeOf(bridge.element, name) ?? []);
  const edits = own.map((attribute) => removeAttribute(document, attribute));
  if (forward) {
    const dev = attributeOf(forward.element, "dev");
    if (dev) edits.push(removeAttribute(document, dev));
    edits.push(setAttribute(forward.element, "mode", "bridge"));
    return [{ title: "Change mode to bridge", safe: false, edits }];
  }
  const before = childElements(element).filter(({ span }) => span.end <= bridge.element.span.start);
  edits.push(addChild(document, element, "<forward mode='bridge'/>", before.at(-1) ?? null));
  return [{ title: "Add <forward mode='bridge'/>", safe: false, edits }];
}
