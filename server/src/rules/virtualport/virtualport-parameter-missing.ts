import {
  fittingVirtualPorts,
  type GuestSettings,
  guestSettingsOf,
  neededParameters,
  virtualPortParameter,
  virtualPortType,
} from "../../network/guests.js";
import type { Network, VirtualPort } from "../../network/model.js";
import { alternatives } from "../../prose/wording.js";
import { holds } from "../../vocabulary/versions.js";
import { defineRule } from "../rule.js";
import { withoutElement } from "../shared/fixes.js";

export const virtualportParameterMissing = defineRule({
  id: "virtualport-parameter-missing",
  title: "Virtual port without a parameter it needs",
  stage: "runtime",
  severity: "warning",
  since: "0.9.4",
  why: "802.1Qbg needs `managerid`, `typeid` and `typeidversion`, 802.1Qbh `profileid`, midonet `interfaceid`. When a guest connects, libvirt combines those of the guest's interface, the network and its port group, and does not start the guest when one is missing. So the network may leave them to port groups and guests; where it does not set them, every guest must. For midonet, schema validation requires `interfaceid` in the network itself; before 0.10.0 the parser required all of them there.",
  bad: [
    `
      <network>
        <name>lab</name>
        <forward mode='private' dev='eth0'/>
        <«virtualport» type='802.1Qbh'/>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='private' dev='eth0'/>
        <«virtualport» type='802.1Qbg'>
          <parameters managerid='11'/>
        </virtualport>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='private' dev='eth0'/>
        <«virtualport» type='802.1Qbg'>
          <parameters managerid='11' typeid='1193047'/>
        </virtualport>
      </network>
    `,
    `
      <network>
        <!-- virnet-target 0.9.13 -->
        <name>lab</name>
        <forward mode='private' dev='eth0'/>
        <«virtualport» type='802.1Qbh'/>
      </network>
    `,
  ],
  good: [
    `
      <network>
        <name>lab</name>
        <forward mode='private' dev='eth0'/>
        <virtualport type='802.1Qbh'>
          <parameters profileid='web'/>
        </virtualport>
      </network>
    `,
    `
      <network>
        <name>lab</name>
        <forward mode='private' dev='eth0'/>
        <virtualport type='802.1Qbg'>
          <parameters managerid='11' typeid='1193047'/>
        </virtualport>
        <portgroup name='web' default='yes'>
          <virtualport>
            <parameters typeidversion='2'/>
          </virtualport>
        </portgroup>
      </network>
    `,
  ],
  on: "network",
  needs: "document",
  check(network, { document, vocabulary, report }) {
    const reported = new Set<VirtualPort>();
    for (const settings of guestSettingsOf(network)) {
      const { virtualPort } = settings;
      const type = virtualPortType(virtualPort);
      // Every virtual port of that type has to be complete in itself.
      const stage = holds({ until: "0.9.13" }, vocabulary.version)
        ? "parse"
        : type === "midonet"
          ? "schema"
          : undefined;
      if (!virtualPort || !type || !stage) continue;
      const missing = missingParameters(type, [virtualPort]);
      if (missing.length === 0) continue;
      reported.add(virtualPort);
      report({
        span: virtualPort.element.nameSpan,
        stage,
        message: `Virtual port of type ${type} lacks ${alternatives(missing, "and")} in <parameters>`,
        fixes: [withoutElement(document, virtualPort.element)],
      });
    }

    for (const settings of connectionsOf(network)) {
      const place = settings.virtualPort ?? network.virtualPort;
      const type = virtualPortType(settings.virtualPort) ?? virtualPortType(network.virtualPort);
      // Types that contradict each other or do not fit the mode have another finding, and so has one that cannot be read.
      const parts = [network.virtualPort, settings.virtualPort].filter((part) => part !== undefined);
      if (!place || !type || reported.has(place) || !fittingVirtualPorts(network).includes(type)) continue;
      if (parts.some((part) => part.type !== undefined && virtualPortType(part) !== type)) continue;
      const missing = missingParameters(type, parts);
      if (missing.length === 0) continue;
      reported.add(place);
      report({
        span: place.element.nameSpan,
        message: `Virtual port of type ${type} lacks ${alternatives(missing, "and")} in <parameters>`,
        consequence: `libvirt starts only guests that have ${missing.length > 1 ? "them" : "it"} in their own <virtualport>.`,
      });
    }
  },
});

/** What guests can connect with: a port group, or the bare network where there is none. */
function connectionsOf(network: Network): readonly GuestSettings[] {
  return network.portGroups.length > 0 ? network.portGroups : [network];
}

function missingParameters(type: keyof typeof neededParameters, parts: readonly VirtualPort[]): string[] {
  return neededParameters[type].filter((name) => !parts.some((part) => virtualPortParameter(part, name)));
}
