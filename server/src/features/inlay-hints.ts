// Inlay hints for what a document implies: subnets and their number of guests, sizes of ranges, the implied mode and
// prefix, rates in bits, leases in words.
import type { InlayHint } from "vscode-languageserver";
import { planOf } from "../addressing/plan.js";
import { formatAddress, netmaskOfPrefix } from "../network/address.js";
import { guestSettingsOf, ratesOf } from "../network/guests.js";
import type { AddressRange, Lease, Network, Range, Route, Subnet } from "../network/model.js";
import { rangeSize } from "../network/subnet.js";
import { destinationOf } from "../prose/network.js";
import { counted } from "../prose/numbers.js";
import { limitInWords } from "../prose/rates.js";
import { cidrOf, guestsInWords, leaseInWords, planInWords, rangeInWords } from "../prose/subnet.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";
import type { Edit } from "../xml/text-edits.js";
import { attributeOf, type Span, type XmlElement } from "../xml/tree.js";
import { setAttribute } from "../xml/value-edits.js";
import { type Analysis, unlessFailing } from "./analysis.js";

interface Hint {
  readonly at: number;
  readonly label: string;
  readonly tooltip: string;
  /** Inserts the text that the hint shows. */
  readonly edit?: Edit;
}

/**
 * Returns the hints of elements that touch the span, in document order; none for unclosed start tags. With `lenses`
 * above the subnets, which say more, subnets have no hints.
 */
export function inlayHintsOf(analysis: Analysis, span: Span, lenses = false): InlayHint[] {
  const { result, positions } = analysis;
  const { network } = result;
  if (!network) return [];
  const shown = ({ startTag, startTagClosed }: XmlElement) =>
    startTagClosed && startTag.start <= span.end && span.start <= startTag.end;
  return [...hintsOf(analysis, network, shown, lenses)]
    .sort((a, b) => a.at - b.at)
    .map(({ at, label, tooltip, edit }) => ({
      position: positions.positionAt(at),
      label,
      tooltip,
      paddingLeft: true,
      ...(edit && { textEdits: [{ range: positions.rangeOf(edit), newText: edit.newText }] }),
    }));
}

type Shown = (element: XmlElement) => boolean;

function* hintsOf(analysis: Analysis, network: Network, shown: Shown, lenses: boolean): Generator<Hint> {
  /** The hints of one element; if they fail, the others remain. */
  const each = <T>(hint: (of: T) => Generator<Hint>, of: T) =>
    unlessFailing(analysis, "while hinting", () => [...hint(of)]);
  const { forward, subnets, routes } = network;
  if (forward && shown(forward.element)) yield* each(impliedMode, network);
  if (forward?.nat?.address && shown(forward.nat.address.element)) yield* each(sizeOf, forward.nat.address);
  for (const subnet of subnets) {
    if (shown(subnet.element)) {
      yield* each((of) => impliedPrefix(of, analysis.vocabulary), subnet);
      if (!lenses) yield* each(subnetHint, subnet);
    }
    for (const range of subnet.dhcp?.ranges ?? []) {
      if (shown(range.element)) yield* each(rangeHint, range);
      if (range.lease && shown(range.lease.element)) yield* each(leaseHint, range.lease);
    }
    for (const { lease } of subnet.dhcp?.hosts ?? []) if (lease && shown(lease.element)) yield* each(leaseHint, lease);
  }
  for (const route of routes) if (shown(route.element)) yield* each(routeHint, route);
  for (const rate of guestSettingsOf(network).flatMap(ratesOf)) {
    const limit = shown(rate.element) ? limitInWords(rate, rate.element.localName === "outbound") : undefined;
    if (limit) yield afterStartTag(rate.element, limit, "libvirt counts in kB a second, 1,000 bytes");
  }
}

/** Creates a hint about the whole element, after its start tag. */
function afterStartTag(element: XmlElement, label: string, tooltip: string): Hint {
  return { at: element.startTag.end, label, tooltip };
}

/** Creates a hint that looks like the attribute it would add; accepting it adds the attribute. */
function implied(element: XmlElement, name: string, value: string, tooltip: string): Hint {
  const edit = setAttribute(element, name, value);
  return { at: edit.start, label: edit.newText.trim(), tooltip, edit };
}

function* impliedMode({ forward, modeSource }: Network): Generator<Hint> {
  // An empty mode means the same, but a second mode attribute must not be added.
  if (!forward || modeSource !== "implied" || attributeOf(forward.element, "mode")) return;
  yield implied(forward.element, "mode", "nat", "The forward mode when none is written");
}

function* impliedPrefix(
  { element, prefixSource, prefixLength, prefix, netmask }: Subnet,
  vocabulary: Vocabulary,
): Generator<Hint> {
  if (prefix || netmask || !prefixLength || (prefixSource !== "class" && prefixSource !== "default")) return;
  // An empty netmask counts as absent, but must not be beside a prefix.
  if (attributeOf(element, "netmask")) return;
  const reason =
    prefixSource === "class"
      ? "The prefix by the class of the address, as none is written"
      : "The prefix of IPv6 when none is written";
  const spec = vocabulary.specOf(element);
  const known = spec && vocabulary.attribute(spec, "prefix");
  yield known && vocabulary.known(known)
    ? implied(element, "prefix", `${prefixLength}`, reason)
    : implied(element, "netmask", formatAddress(netmaskOfPrefix(Math.min(prefixLength, 32))), reason);
}

function* subnetHint(subnet: Subnet): Generator<Hint> {
  const [cidr, plan] = [cidrOf(subnet), planOf(subnet)];
  if (cidr === undefined || !plan) return;
  yield afterStartTag(subnet.element, `${cidr}, ${guestsInWords(plan)}`, `Address plan: ${planInWords(subnet, plan)}`);
}

function* rangeHint(range: Range): Generator<Hint> {
  const words = rangeInWords(range);
  const size = rangeSize(range);
  if (words === undefined || size === undefined) return;
  yield afterStartTag(range.element, counted(size, "address", "addresses"), words);
}

function* sizeOf({ element, ...range }: AddressRange): Generator<Hint> {
  const size = rangeSize(range);
  if (size !== undefined)
    yield afterStartTag(element, counted(size, "address", "addresses"), "Addresses guests appear afterStartTag");
}

/** Only where the words say more than the attributes. */
function* leaseHint(lease: Lease): Generator<Hint> {
  const words = leaseInWords(lease);
  const { expiry, unit } = lease;
  if (words === undefined || expiry === undefined || words === `${expiry.raw} ${unit?.raw.replace(/s$/, "")}`) return;
  if (words === `${expiry.raw} ${unit?.raw}`) return;
  const isClear = unit !== undefined || lease.seconds === 0;
  yield afterStartTag(
    lease.element,
    words,
    isClear ? "How long a lease lasts" : "Without a unit libvirt counts minutes",
  );
}

/** Only without a prefix attribute. */
function* routeHint(route: Route): Generator<Hint> {
  const destination = destinationOf(route);
  if (destination !== undefined && !route.prefix)
    yield afterStartTag(route.element, destination, "Where the route leads");
}
