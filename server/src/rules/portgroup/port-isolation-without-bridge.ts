import { plugsIntoBridge, virtualPortType } from "../../network/guests.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const portIsolationWithoutBridge = defineRule({
  id: "port-isolation-without-bridge",
  title: "Isolated ports without a Linux bridge",
  stage: "runtime",
  severity: "warning",
  since: "6.1.0",
  why: "`<port isolated='yes'>` sets a flag on the ports of a Linux bridge. libvirt accepts it in every network, but starts no guest that is connected to anything else: a host device (modes private, vepa, passthrough, hostdev, bridge without `<bridge name>`) or a switch with a `<virtualport>`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='vepa' dev='eth0'/>
        <port «isolated='yes'»/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='ovsbr0'/>
        <port «isolated='yes'»/>
        <virtualport type='openvswitch'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev'>
          <pf dev='eth0'/>
        </forward>
        <port «isolated='yes'»/>
        <virtualport type='802.1Qbh'>
          <parameters profileid='web'/>
        </virtualport>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <port isolated='yes'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='vepa' dev='eth0'/>
        <port isolated='no'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
        <port isolated='yes'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, report }) {
    const { mode, port, virtualPort } = network;
    if (port?.isolated?.value !== true || mode === undefined) return;
    const type = mode === "bridge" ? virtualPortType(virtualPort) : undefined;
    if (plugsIntoBridge(network) && type === undefined) return;
    const what = type ? `a virtual port of type ${type}` : `the devices of mode ${mode}`;
    report({
      span: port.isolated.attribute.span,
      message: `isolated='yes' works only on a Linux bridge, not with ${what}`,
      consequence: "libvirt defines the network, but its guests cannot start.",
      fixes: [withoutElement(document, port.element)],
    });
  },
});
