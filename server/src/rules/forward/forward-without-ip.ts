import { needsSubnet } from "../../network/read-forward.js";
import { addChild, removeSpan } from "../../xml/edits.js";
import { defineRule } from "../rule.js";

export const forwardWithoutIp = defineRule({
  id: "forward-without-ip",
  title: "Routed network without an address",
  stage: "parse",
  severity: "error",
  why: "In the modes nat and route the host is the router of the network and needs an address in it, so libvirt wants at least one `<ip>`. Mode open needed one too until 10.7.0. A `<forward>` without `mode` is nat. For a network that reaches nothing else, leave `<forward>` out.",
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
    const { element, mode, modeSource, forward, subnets } = network;
    if (forward === undefined || subnets.length > 0 || !needsSubnet(network, vocabulary.version)) return;
    const template =
      "<ip address='192.168.77.1' prefix='24'>\n  <dhcp>\n    <range start='192.168.77.2' end='192.168.77.254'/>\n  </dhcp>\n</ip>";
    report({
      span: forward.mode?.span ?? forward.element.nameSpan,
      message: `Forward mode ${modeSource === "implied" ? "nat, which a <forward> without mode means," : mode} needs an <ip>, and the network has none`,
      fixes: [
        { title: "Add an <ip> with DHCP", safe: false, edits: [addChild(document, element, template)] },
        {
          title: "Remove <forward>: an isolated network",
          safe: false,
          edits: [removeSpan(document, forward.element.span)],
        },
      ],
    });
  },
});
