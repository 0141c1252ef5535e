// Lets guests use a bridge that the host has, a Linux or an Open vSwitch one, instead of one that libvirt creates: mode bridge,
// without what libvirt rejects or ignores there. VLANs stay where libvirt has them on such a bridge.
import type { Network } from "../../network/model.js";
import { makesBridge } from "../../network/read-forward.js";
import { addChild, removeSpan } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { setAttribute } from "../../xml/value-edits.js";
import type { Analysis } from "../analysis.js";
import { adaptedTo } from "./adapted.js";
import { isKnown, listed, modeEdit } from "./forward-mode.js";
import { lostTo } from "./lost.js";
import { childPlace, elementAt, lintAfter, type Offer, type Refactoring } from "./refactoring.js";

const openVSwitch = "openvswitch";

export const hostBridge: Refactoring = {
  kind: "refactor.rewrite.hostBridge",
  offer(analysis, span) {
    const { network } = analysis.result;
    const element = elementAt(analysis, span);
    const places = [
      network?.forward?.element ?? network?.element,
      network?.bridge?.element,
      network?.virtualPort?.element,
    ];
    if (!network || !element || !places.includes(element)) return [];
    // Which bridge the host has cannot be invented.
    if (!network.bridge?.name?.value || !isKnown(analysis, "bridge")) return [];
    const current = network.mode === "bridge" ? (network.virtualPort?.type?.raw ?? "linux") : undefined;
    return [
      ...(current === openVSwitch
        ? []
        : offered(analysis, network, "Open vSwitch", openVSwitchPort(analysis, network))),
      ...(current === "linux" ? [] : offered(analysis, network, "Linux", withoutPort(analysis, network))),
    ];
  },
};

function offered(analysis: Analysis, network: Network, kind: string, port: readonly Edit[] | undefined): Offer[] {
  if (!port) return [];
  const start = [...(network.mode === "bridge" ? [] : [modeEdit(analysis, network, "bridge")]), ...port];
  // What libvirt rejects must be removed even if its rule is off.
  const adapted = adaptedTo("bridge", analysis, lintAfter(analysis, []), network, start);
  if (!adapted) return [];
  const lost = lostTo(analysis, adapted.edits);
  const asked = listed([
    lost.length > 0 ? `removes ${lost.join(", ")}` : undefined,
    `the host must have the ${kind} bridge ${network.bridge?.name?.raw}`,
  ]);
  return [
    {
      title: `Use an existing ${kind} bridge (${asked})`,
      ...adapted,
      confirm: makesBridge(network) || lost.length > 0 ? asked.charAt(0).toUpperCase() + asked.slice(1) : undefined,
    },
  ];
}

/** Makes the ports of guests Open vSwitch's; `undefined` where the target version has none. */
function openVSwitchPort(analysis: Analysis, { element, virtualPort }: Network): Edit[] | undefined {
  const { vocabulary, result } = analysis;
  const spec = vocabulary.element("/network/virtualport");
  const type = spec && vocabulary.attribute(spec, "type");
  if (!spec || !type || !vocabulary.known(spec) || !vocabulary.valuesOf(type).includes(openVSwitch)) return undefined;
  if (virtualPort) {
    const { parameters } = virtualPort;
    // They are those of another kind of port.
    const others =
      parameters && virtualPort.type?.raw !== openVSwitch ? [removeSpan(result.document, parameters.span)] : [];
    return [setAttribute(virtualPort.element, "type", openVSwitch), ...others];
  }
  const place = childPlace(vocabulary, element, "/network/virtualport");
  return [addChild(result.document, element, `<virtualport type='${openVSwitch}'/>`, place)];
}

function withoutPort({ result }: Analysis, { virtualPort }: Network): Edit[] {
  return virtualPort ? [removeSpan(result.document, virtualPort.element.span)] : [];
}
