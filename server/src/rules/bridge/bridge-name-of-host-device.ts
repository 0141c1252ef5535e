import type { Fix } from "../../findings.js";
import type { Bridge, Network } from "../../network/model.js";
import { makesBridge } from "../../network/read-forward.js";
import { holds } from "../../vocabulary/versions.js";
import { addChild } from "../../xml/edits.js";
import type { XmlDocument } from "../../xml/tree.js";
import { setAttribute, withQuotesOf } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { isBare } from "../shared/bare-elements.js";
import { namedByLibvirt, withoutName } from "../shared/device-fixes.js";
import { isNameOfCard, isNameOfOtherBridge } from "../shared/device-kinds.js";

export const bridgeNameOfHostDevice = defineRule({
  id: "bridge-name-of-host-device",
  title: "Bridge with the name of a host's device",
  stage: "runtime",
  severity: "warning",
  why: "In isolated, NAT, routed and open networks libvirt makes a new bridge at each start, so its name must be free on the host. Where a network card or a bridge has the name, the start fails with *File exists*; and **newer libvirt (seen with 11.3.0 and 12.8.0) then deletes the device**, which can cut the host off its network. To connect guests to an existing bridge, write `<forward mode='bridge'/>`.",
  bad: [
    `
      <network>
        <name>lab</name>
        <bridge name='«eth0»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='«br0»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='«br0»'/>
        <ip address='192.168.78.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 11.2.0 -->
        <name>lab</name>
        <forward mode='nat'/>
        <bridge name='«enp3s0»'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
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
        <bridge stp='on' delay='0'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, vocabulary, report }) {
    const { bridge, forward, subnets, element } = network;
    const name = bridge?.name;
    if (!name || !makesBridge(network)) return;
    const deletes = holds({ since: "11.3.0" }, vocabulary.version);
    const free = namedByLibvirt(document, bridge);
    const unless = `Where the host has ${name.raw}, the start fails${deletes ? ` and libvirt deletes ${name.raw}` : ""}.`;
    if (name.raw === "lo") {
      report({
        span: name.span,
        stage: "start",
        message: "lo is the loopback device of every host; the bridge that libvirt makes needs another name",
        fixes: [free],
      });
    } else if (isNameOfCard(name.raw)) {
      report({
        span: name.span,
        message: `libvirt makes a new bridge called ${name.raw}, a name of network cards; name a card in <forward dev>`,
        consequence: unless,
        fixes: [...asCard(document, network, bridge, name.raw), free],
      });
    } else if (isNameOfOtherBridge(name.raw)) {
      const fixes: Fix[] = [];
      if (forward === undefined && subnets.length === 0) {
        const edits = [addChild(document, element, "<forward mode='bridge'/>", null)];
        fixes.push({ title: `Add <forward mode='bridge'/> to use the host's bridge ${name.raw}`, safe: false, edits });
      }
      report({
        span: name.span,
        stage: "advice",
        severity: "information",
        message: `libvirt makes a new bridge ${name.raw}; for the host's own bridge write <forward mode='bridge'/>`,
        consequence: unless,
        fixes: [...fixes, free],
      });
    }
  },
});

/** Names the card where a network names its way out: NAT and routing, or, where nothing but the bridge is there, macvtap. */
function asCard(document: XmlDocument, network: Network, bridge: Bridge, card: string): Fix[] {
  const { element, forward, mode, subnets } = network;
  const isPlain = isBare(bridge.element, "name");
  if ((mode === "nat" || mode === "route") && forward && !forward.dev && forward.interfaces.length === 0) {
    const edits = [setAttribute(forward.element, "dev", card), ...withoutName(document, bridge)];
    return [{ title: `Move ${card} to <forward dev>`, safe: false, edits }];
  }
  if (forward || subnets.length > 0 || !isPlain) return [];
  const xml = `<forward mode='bridge' dev='${card}'/>`;
  const edits = [{ ...bridge.element.span, newText: withQuotesOf(element, xml) }];
  return [{ title: `Replace <bridge> by ${xml}`, safe: false, edits }];
}
