// Changes the forward mode: removes what libvirt rejects or ignores in the new mode, adds what it requires, and says so
// in the title. The rules decide: the document is linted in the new mode until nothing is left to change.

import { freeSubnet } from "../../addressing/free-subnets.js";
import { freeBridge } from "../../addressing/new-identifiers.js";
import type { LintResult } from "../../lint/lint.js";
import { formatAddress, formatSubnet, plus } from "../../network/address.js";
import type { Network } from "../../network/model.js";
import { makesBridge, modes } from "../../network/read-forward.js";
import { lastUsable } from "../../network/subnet.js";
import { forwardWithoutIp } from "../../rules/forward/forward-without-ip.js";
import type { Mode } from "../../vocabulary/vocabulary.js";
import { addChild, removeSpan } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { setAttribute, setValue } from "../../xml/value-edits.js";
import type { Analysis } from "../analysis.js";
import type { Context } from "../context.js";
import { adaptedTo } from "./adapted.js";
import { lostTo } from "./lost.js";
import { childPlace, elementAt, lintAfter, type Offer, type Refactoring } from "./refactoring.js";

export const forwardMode: Refactoring = {
  kind: "refactor.rewrite.forwardMode",
  offer(analysis, span, context) {
    const { network } = analysis.result;
    const element = elementAt(analysis, span);
    if (!network || !element || element !== (network.forward?.element ?? network.element)) return [];
    const possible = modes.filter(
      (mode) => mode !== network.mode && isKnown(analysis, mode) && hasDeviceFor(network, mode),
    );
    if (possible.length === 0) return [];
    // What libvirt rejects in a mode must be removed even if its rule is off.
    const before = analysis.result.severities.size === 0 ? analysis.result : lintAfter(analysis, []);
    return possible.flatMap((mode) => converted(analysis, before, network, mode, context) ?? []);
  },
};

/** Whether the target version has the mode. */
export function isKnown({ vocabulary }: Analysis, mode: Mode): boolean {
  const spec = vocabulary.element("/network/forward");
  const attribute = spec && vocabulary.attribute(spec, "mode");
  return (
    mode === "none" ||
    (attribute !== undefined && vocabulary.known(attribute) && vocabulary.valuesOf(attribute).includes(mode))
  );
}

/** Whether the device of the host is known: which one guests are to use cannot be invented. */
function hasDeviceFor({ forward, bridge }: Network, mode: Mode): boolean {
  if (makesBridge({ mode })) return true;
  if (mode === "hostdev")
    return forward !== undefined && forward.physicalFunctions.length + forward.pciAddresses.length > 0;
  if (mode === "bridge" && bridge?.name) return true;
  return (
    forward !== undefined &&
    (forward.dev !== undefined || forward.interfaces.length + forward.physicalFunctions.length > 0)
  );
}

function converted(
  analysis: Analysis,
  before: LintResult,
  network: Network,
  mode: Mode,
  { others }: Context,
): Offer | undefined {
  // A bridge of the host keeps its name; libvirt creates its own.
  const bridge = makesBridge({ mode }) && network.mode === "bridge" ? network.bridge?.name : undefined;
  const bridgeName = freeBridge([network, ...others]);
  const subnet = freeSubnet([network, ...others]);
  let needsSubnet = false;
  const start = [modeEdit(analysis, network, mode), ...(bridge ? [setValue(bridge.attribute, bridgeName)] : [])];
  const adapted = adaptedTo(mode, analysis, before, network, start, (after) => {
    if (needsSubnet) return [];
    needsSubnet = after.findings.some(({ rule }) => rule === forwardWithoutIp.id);
    return needsSubnet ? added(analysis, after, subnet) : [];
  });
  if (!adapted) return undefined;
  const { edits, after } = adapted;
  const lost = lostTo(analysis, edits, mode === "none" ? network.forward?.element : undefined);
  const removes = lost.length > 0 ? `removes ${lost.join(", ")}` : undefined;
  // The bridge that libvirt created is no longer its own.
  const needs = mode === "bridge" && makesBridge(network) ? network.bridge?.name?.raw : undefined;
  const wants = needs === undefined ? undefined : `the host must have the bridge ${needs}`;
  const asked = listed([removes, wants]);
  const changes = listed([
    removes,
    needsSubnet ? `adds the subnet ${formatSubnet(subnet.address, subnet.prefixLength)}` : undefined,
    bridge ? `names the bridge ${bridgeName}` : undefined,
    wants,
  ]);
  return {
    title: `Convert to ${mode === "none" ? "an isolated network" : `mode ${mode}`}${changes && ` (${changes})`}`,
    edits,
    confirm: asked === "" ? undefined : asked.charAt(0).toUpperCase() + asked.slice(1),
    after,
  };
}

export function listed(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join("; ");
}

/** Returns the edit that sets the mode. */
export function modeEdit(
  { vocabulary, result: { document } }: Analysis,
  { element, forward }: Network,
  mode: Mode,
): Edit {
  if (!forward)
    return addChild(
      document,
      element,
      `<forward mode='${mode}'/>`,
      childPlace(vocabulary, element, "/network/forward"),
    );
  if (mode === "none") return removeSpan(document, forward.element.span);
  return setAttribute(forward.element, "mode", mode);
}

/** Adds an address for the host, with DHCP for the rest of the subnet. */
function added(
  { vocabulary }: Analysis,
  { document, network }: LintResult,
  { address, prefixLength }: ReturnType<typeof freeSubnet>,
): Edit[] {
  const last = lastUsable(address, prefixLength);
  if (!network || !last) return [];
  const range = `<range start='${formatAddress(plus(address, 1))}' end='${formatAddress(last)}'/>`;
  const xml = `<ip address='${formatAddress(address)}' prefix='${prefixLength}'>\n  <dhcp>\n    ${range}\n  </dhcp>\n</ip>`;
  return [addChild(document, network.element, xml, childPlace(vocabulary, network.element, "/network/ip"))];
}
