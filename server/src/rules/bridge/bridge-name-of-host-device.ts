import type { Fix } from "../../findings.js";
import { makesBridge } from "../../network/read-forward.js";
import { holds } from "../../vocabulary/versions.js";
import { addChild } from "../../xml/edits.js";
import { defineRule } from "../rule.js";
import { change } from "../shared/fixes.js";

/** Names that Linux and systemd give to network cards, radios and their bonds. */
const card =
  /^(?:eth\d+|en(?:[ospP]|x[0-9a-f]{6})[0-9a-zA-Z]+|em\d+|p\d+p\d+|wl(?:an\d+|[opPsx][0-9a-zA-Z]+)|ww(?:an\d+|[opPsx][0-9a-zA-Z]+)|ib\d+|bond\d+|team\d+)$/;
/** Bridges that administrators and other programs make. */
const otherBridge = /^(?:br\d+|vmbr\d+|xenbr\d+|docker\d+|cni\d+|lxcbr\d+|lxdbr\d+|incusbr\d+|podman\d+)$/;

export const bridgeNameOfHostDevice = defineRule({
  id: "bridge-name-of-host-device",
  title: "Bridge named like a device of the host",
  stage: "runtime",
  severity: "warning",
  why: "In isolated, NAT, routed and open networks libvirt makes the bridge anew at each start, so its name must be free on the host. Where a network card or a bridge has the name, the start fails with *File exists*; and **newer libvirt (seen with 11.3.0 and 12.8.0) then deletes the device**, which can cut a host off its network. To put guests onto a bridge that exists, write `<forward mode='bridge'/>`.",
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
    const rename: Fix = change(name.attribute, "virbr-lab");
    if (name.raw === "lo") {
      report({
        span: name.span,
        stage: "start",
        message:
          "libvirt makes a bridge of this name, and lo is the loopback device of every host; the network can be defined but never started",
        fixes: [rename],
      });
      return;
    }
    if (card.test(name.raw)) {
      const danger = deletes ? ", and libvirt then deletes that device" : "";
      report({
        span: name.span,
        message: `libvirt makes a bridge of its own here, and ${name.raw} is a name of network cards; where the host has one, the start fails${danger}, so name the bridge otherwise and the card in <forward dev>`,
        fixes: [rename],
      });
      return;
    }
    if (!otherBridge.test(name.raw)) return;
    const join: Fix[] =
      forward === undefined && subnets.length === 0
        ? [
            {
              title: `Add <forward mode='bridge'/> to use an existing ${name.raw}`,
              safe: false,
              edits: [addChild(document, element, "<forward mode='bridge'/>", null)],
            },
          ]
        : [];
    report({
      span: name.span,
      stage: "advice",
      severity: "information",
      message: `libvirt makes ${name.raw} anew at each start; where the host has such a bridge already, the start fails${deletes ? " and libvirt deletes that bridge" : ""}; to use an existing one, write <forward mode='bridge'/>`,
      fixes: [...join, rename],
    });
  },
});
