import { freeSubnet } from "../../addressing/free-subnets.js";
import type { Fix } from "../../findings.js";
import { formatAddress, plus } from "../../network/address.js";
import type { Network } from "../../network/model.js";
import { needsSubnet } from "../../network/read-forward.js";
import { spanOf } from "../../network/subnet.js";
import { removeSpan } from "../../xml/edits.js";
import type { XmlDocument } from "../../xml/tree.js";
import { setAttribute } from "../../xml/value-edits.js";
import { defineRule } from "../rule.js";
import { isNameOfOtherBridge } from "../shared/device-kinds.js";
import { addSubnet } from "../shared/subnet-fixes.js";

export const forwardWithoutIp = defineRule({
  id: "forward-without-ip",
  title: "Routed network without an address",
  stage: "parse",
  severity: "error",
  why: "In modes nat and route the host is the router of the network and needs an address in it, so libvirt requires at least one `<ip>`. Mode open needed one too until 10.7.0. A `<forward>` without `mode` is nat. For a network that reaches nothing else, leave `<forward>` out.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='«nat»'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <«forward»/>
        <bridge name='virbr-lab'/>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 10.7.0 -->
        <name>lab</name>
        <forward mode='«open»'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='nat'/>
        <ip address='192.168.77.1' prefix='24'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='open'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <bridge name='virbr-lab'/>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check(network, { document, vocabulary, report }) {
    const { mode, modeSource, forward, bridge, subnets } = network;
    if (forward === undefined || subnets.length > 0 || !needsSubnet(network, vocabulary.version)) return;
    const fixes = [
      addedSubnet(document, network),
      {
        title: "Remove <forward>: the network becomes isolated",
        safe: false,
        edits: [removeSpan(document, forward.element.span)],
      },
    ];
    if (bridge?.name && isNameOfOtherBridge(bridge.name.raw)) {
      const edits = [setAttribute(forward.element, "mode", "bridge")];
      fixes.unshift({ title: `Use mode bridge, with the host's bridge ${bridge.name.raw}`, safe: false, edits });
    }
    report({
      span: forward.mode?.span ?? forward.element.nameSpan,
      message:
        modeSource === "implied"
          ? "A <forward> without mode means nat, which needs an <ip>; the network has none"
          : `Mode ${mode} needs an <ip>, but the network has none`,
      fixes,
    });
  },
});

/** Adds an <ip> around the gateway of a route; without one a free subnet, with DHCP where its firewall lets that through. */
function addedSubnet(document: XmlDocument, network: Network): Fix {
  const gateways = network.routes.flatMap(({ gateway }) => (gateway?.value?.family === "ipv4" ? [gateway.value] : []));
  const [gateway] = gateways;
  let own = gateway ? (spanOf(gateway, 24).first ?? gateway) : freeSubnet([network]).address;
  while (gateways.some(({ bits }) => bits === own.bits)) own = plus(own, 1);
  const tag = `<ip address='${formatAddress(own)}' prefix='24'`;
  const range = `<range start='${formatAddress(plus(own, 1))}' end='${formatAddress(plus(own, 253))}'/>`;
  const isBare = gateway !== undefined || network.mode === "open";
  const xml = isBare ? `${tag}/>` : `${tag}>\n  <dhcp>\n    ${range}\n  </dhcp>\n</ip>`;
  const title = isBare ? `Add ${tag}/>` : `Add ${tag}> with DHCP`;
  return { title, safe: false, edits: [addSubnet(document, network, xml)] };
}
