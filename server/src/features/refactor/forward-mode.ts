// Changes the forward mode: removes what libvirt rejects or ignores in the new mode, adds what it requires, and says so
// in the title. The rules decide: the document is linted in the new mode until nothing is left to change.

import { freeSubnet } from "../../addressing/free-subnets.js";
import { freeBridge } from "../../addressing/new-identifiers.js";
import type { Finding } from "../../findings.js";
import type { LintResult } from "../../lint/lint.js";
import { formatAddress, formatSubnet, plus } from "../../network/address.js";
import type { Network } from "../../network/model.js";
import { makesBridge, modes } from "../../network/read-forward.js";
import { lastUsable } from "../../network/subnet.js";
import { forwardWithoutIp } from "../../rules/forward/forward-without-ip.js";
import type { Mode } from "../../vocabulary/vocabulary.js";
import { composeEdits } from "../../xml/compose.js";
import { addChild, endOfLineComments, indentBefore, removeSpan, withBlankLine } from "../../xml/edits.js";
import type { Edit } from "../../xml/text-edits.js";
import { attributeOf, childElements, type XmlDocument } from "../../xml/tree.js";
import { removeAttribute, setAttribute, setValue } from "../../xml/value-edits.js";
import type { Analysis } from "../analysis.js";
import type { Context } from "../context.js";
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

function isKnown({ vocabulary }: Analysis, mode: Mode): boolean {
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

/** More rounds than there are layers of dependent settings. */
const mostRounds = 5;

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
  let edits: Edit[] = [modeEdit(analysis, network, mode), ...(bridge ? [setValue(bridge.attribute, bridgeName)] : [])];
  const subnet = freeSubnet([network, ...others]);
  let needsSubnet = false;
  let settled: LintResult | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    const after = lintAfter(analysis, edits);
    // With two <forward> elements, the other one may apply now.
    if (after.network?.mode !== mode) return undefined;
    let next = merged([...surplus(before, after), ...idle(analysis, after)]);
    if (next.length === 0 && !needsSubnet) {
      needsSubnet = after.findings.some(({ rule }) => rule === forwardWithoutIp.id);
      next = [...(needsSubnet ? added(analysis, after, subnet) : []), ...closed(network, after)];
    }
    if (next.length === 0) {
      settled = after;
      break;
    }
    edits = composeEdits(edits, next);
  }
  edits = edits.map((edit) => withBlankLine(analysis.result.document, edit));
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
    after: settled,
  };
}

function listed(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join("; ");
}

function modeEdit({ vocabulary, result: { document } }: Analysis, { element, forward }: Network, mode: Mode): Edit {
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

/** Returns the removals suggested by new findings: what is rejected, ignored or failing in the new mode. */
function surplus(before: LintResult, after: LintResult): Edit[] {
  const key = ({ rule, message }: Finding) => `${rule} ${message}`;
  const earlier = new Set(before.findings.map(key));
  return after.findings
    .filter(
      (finding) => finding.stage !== "advice" && finding.rule !== forwardWithoutIp.id && !earlier.has(key(finding)),
    )
    .flatMap(({ fixes }) => fixes.find(({ edits }) => edits.every(({ newText }) => newText === ""))?.edits ?? [])
    .map((edit) => withComments(after.document, edit));
}

/** Extends the removal of an element to the comments after it on its line. */
function withComments(document: XmlDocument, edit: Edit): Edit {
  const end = endOfLineComments(document, edit.end);
  const isElement = document.text[edit.start] === "<" && indentBefore(document, edit.start) !== undefined;
  return isElement && end > edit.end ? removeSpan(document, { start: edit.start, end }) : edit;
}

/** Removes attributes that libvirt accepts in the new mode although they have no effect there, such as `delay='0'`. */
function idle({ vocabulary, result }: Analysis, { document, network }: LintResult): Edit[] {
  const [before, mode] = [result.network?.mode, network?.mode];
  const edits: Edit[] = [];
  const pending = network ? [network.element] : [];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const spec = vocabulary.specOf(element);
    if (!spec || spec.open || mode === undefined) continue;
    for (const { name, type, modes: serving } of spec.attributes) {
      if (!serving || serving.includes(mode) || (before && !serving.includes(before)) || type === "namespace") continue;
      const attribute = attributeOf(element, name);
      if (attribute) edits.push(removeAttribute(document, attribute));
    }
    for (const child of childElements(element)) pending.push(child);
  }
  return edits;
}

/** Merges removals that are adjacent or nested. */
function merged(removals: readonly Edit[]): Edit[] {
  const all: Edit[] = [];
  for (const removal of removals.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && removal.start <= last.end) all[all.length - 1] = { ...last, end: Math.max(last.end, removal.end) };
    else all.push(removal);
  }
  return all;
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

/** Removes the end tag of a <forward> that has become empty. */
function closed({ forward: before }: Network, { network }: LintResult): Edit[] {
  const element = network?.forward?.element;
  if (!element?.endTag || !before || childElements(before.element).length === 0) return [];
  if (element.children.some((node) => node.kind !== "text" || node.value.trim() !== "")) return [];
  return [{ start: element.startTag.end - 1, end: element.span.end, newText: "/>" }];
}
