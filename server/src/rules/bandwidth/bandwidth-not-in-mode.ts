import { plugsIntoBridge, takesBandwidth } from "../../network/guests.js";
import { quoted } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const bandwidthNotInMode = defineRule({
  id: "bandwidth-not-in-mode",
  title: "Bandwidth limit in a forward mode without a bridge",
  stage: "define",
  severity: "error",
  why: "libvirt limits the traffic of a network on its bridge. In the modes private, vepa, passthrough and hostdev, and in mode bridge without `<bridge name>`, there is none, and libvirt rejects `<bandwidth>`, in port groups too. There, a limit goes into the `<interface>` of each guest. An empty `<bandwidth/>` is accepted.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='vepa' dev='eth0'/>
        <«bandwidth»>
          <inbound average='1000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='bridge' dev='eth0'/>
        <«bandwidth»>
          <outbound average='1000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 5.4.0 -->
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <«bandwidth»>
          <inbound average='1000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='hostdev' managed='yes'>
          <pf dev='eth0'/>
        </forward>
        <portgroup name='web'>
          <«bandwidth»>
            <inbound average='1000'/>
          </bandwidth>
        </portgroup>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <bandwidth>
          <inbound average='1000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 5.5.0 -->
        <name>lab</name>
        <forward mode='bridge'/>
        <bridge name='br0'/>
        <bandwidth>
          <inbound average='1000'/>
        </bandwidth>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='vepa' dev='eth0'/>
        <bandwidth/>
      </network>
    `,
  ],
  on: "network",
  check(network, { document, vocabulary, report }) {
    const { mode } = network;
    if (mode === undefined || takesBandwidth(network, vocabulary)) return;
    const hostBridge = mode === "bridge" && plugsIntoBridge(network);
    const reason = hostBridge
      ? "libvirt limits the bandwidth of host bridges only since 5.5.0"
      : mode === "bridge"
        ? "it is set up on a bridge, and <bridge> has no name"
        : `it is set up on a bridge, and forward mode ${mode} has none`;
    const ofGroups = network.portGroups.map((each) => ({ bandwidth: each.bandwidth, group: each.name?.raw ?? "" }));
    for (const { bandwidth, group } of [{ bandwidth: network.bandwidth, group: undefined }, ...ofGroups]) {
      const around = bandwidth?.element.parent;
      if (!bandwidth?.inbound && !bandwidth?.outbound) continue;
      if (!holds({ since: group === undefined ? "1.2.2" : "1.2.11" }, vocabulary.version)) continue;
      report({
        span: bandwidth.element.nameSpan,
        message: `<bandwidth>${group === undefined ? "" : ` of port group ${quoted(group)}`} is not allowed: ${reason}`,
        // A port group without settings is a name for nothing.
        fixes: [bandwidth.element, ...(group === undefined || !around ? [] : [around])].map((element) =>
          withoutElement(document, element),
        ),
      });
    }
  },
});
