import type { Fix } from "../../findings.js";
import { fittingVirtualPorts, guestSettingsOf, type VirtualPortType, virtualPortType } from "../../network/guests.js";
import type { Network } from "../../network/model.js";
import { alternatives, guestsDoNotStart } from "../../prose/wording.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";
import { changeMode } from "../shared/mode-changes.js";

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
  check(network, { document, vocabulary, report }) {
    if (network.mode === undefined) return;
    const fitting = fittingVirtualPorts(network);
    const inOrder = (removal: Fix, type: VirtualPortType): Fix[] => {
      if (type !== "openvswitch" || !network.bridge?.name || network.mode === "bridge") return [removal];
      const change = changeMode({ document, vocabulary, network }, "bridge");
      return change.banned.length === 0 ? [change, removal] : [removal, change];
    };
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
        fixes: inOrder(withoutElement(document, virtualPort.element), type),
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
