// Navigation between the places that name the same thing: definition, references and highlights.
import type { DocumentHighlight, DocumentHighlightKind, Location, LocationLink } from "vscode-languageserver";
import { subnetAround } from "../network/subnet.js";
import type { Span } from "../xml/tree.js";
import { type Analysis, inEach } from "./analysis.js";
import type { Context } from "./context.js";
import { addressOf, allOf, isHostWide, membersOf, occurrenceAt, subnetAt } from "./names.js";
import type { Occurrence } from "./occurrence.js";
import { tagNameAt } from "./tag-pairs.js";

const read: DocumentHighlightKind = 2;
const write: DocumentHighlightKind = 3;

/** A place to go to. */
interface Target {
  readonly analysis: Analysis;
  /** The name itself. */
  readonly span: Span;
  /** All of the definition. */
  readonly whole: Span;
}

/**
 * Finds the definition of the name under the cursor; for an otherwise undefined address in a subnet, the `<ip>` of the
 * subnet; for a tag name, the element's other tag. `neighbours` are other networks of the host: the device of a
 * `<forward>` may be the bridge of one of them. `null` when there is nothing to go to.
 */
export function definitionAt(
  analysis: Analysis,
  offset: number,
  { support }: Context,
  neighbours: readonly Analysis[] = [],
): LocationLink[] | Location[] | null {
  const occurrence = occurrenceAt(analysis, offset);
  const origin = occurrence ?? tagNameAt(analysis, offset);
  if (!origin) return null;
  const targets = occurrence ? definitionsOf(analysis, occurrence, neighbours) : otherTag(analysis, offset);
  if (targets.length === 0) return null;
  if (!support.locationLinks)
    return targets.map(({ analysis: { document, positions }, span }) => ({
      uri: document.uri,
      range: positions.rangeOf(span),
    }));
  return targets.map(({ analysis: { document, positions }, span, whole }) => ({
    originSelectionRange: analysis.positions.rangeOf(origin.span),
    targetUri: document.uri,
    targetRange: positions.rangeOf(whole),
    targetSelectionRange: positions.rangeOf(span),
  }));
}

function definitionsOf(analysis: Analysis, occurrence: Occurrence, neighbours: readonly Analysis[]): Target[] {
  const definitions = (place: Analysis): Target[] =>
    allOf(place, occurrence)
      .filter(({ role }) => role === "definition")
      .map(({ span, whole }) => ({ analysis: place, span, whole }));
  const own = definitions(analysis);
  if (occurrence.role === "reference" && own.length > 0) return own;
  const address = addressOf(occurrence);
  const { network } = analysis.result;
  const subnet = subnetAt(analysis, occurrence) ?? (network && address && subnetAround(network, address));
  if (subnet?.address) return [{ analysis, span: subnet.address.span, whole: subnet.element.span }];
  if (own.length > 0) return own.length === 1 ? own : own.filter(({ span }) => span.start !== occurrence.span.start);
  return isHostWide(occurrence)
    ? inEach(others(analysis, neighbours), "while looking for definitions", definitions)
    : [];
}

function otherTag(analysis: Analysis, offset: number): Target[] {
  const tag = tagNameAt(analysis, offset);
  return tag?.other ? [{ analysis, span: tag.other, whole: tag.element.span }] : [];
}

/**
 * Finds every place that names the thing under the cursor, in this document and, for things of the host, in its
 * neighbours. References to an `<ip>`'s address include the addresses in its subnet.
 */
export function referencesAt(
  analysis: Analysis,
  offset: number,
  includeDeclaration: boolean,
  neighbours: readonly Analysis[] = [],
): Location[] {
  const occurrence = occurrenceAt(analysis, offset);
  if (!occurrence) return [];
  const places = isHostWide(occurrence) ? others(analysis, neighbours) : [];
  return [
    ...relatedTo(analysis, occurrence).map((related) => ({ place: analysis, related })),
    ...inEach(places, "while looking for references", (place) =>
      allOf(place, occurrence).map((related) => ({ place, related })),
    ),
  ]
    .filter(({ related }) => includeDeclaration || related.role !== "definition" || related.key !== occurrence.key)
    .map(({ place: { document, positions }, related }) => ({
      uri: document.uri,
      range: positions.rangeOf(related.span),
    }));
}

/** Returns the places that name the thing under the cursor; definitions count as writes. For a tag name, both tags. */
export function highlightsAt(analysis: Analysis, offset: number): DocumentHighlight[] {
  const { rangeOf } = analysis.positions;
  const occurrence = occurrenceAt(analysis, offset);
  if (occurrence) {
    return relatedTo(analysis, occurrence).map(({ span, role }) => ({
      range: rangeOf(span),
      kind: role === "definition" ? write : read,
    }));
  }
  const tag = tagNameAt(analysis, offset);
  const spans = [tag?.span, tag?.other].filter((span) => span !== undefined);
  return spans.sort((a, b) => a.start - b.start).map((span) => ({ range: rangeOf(span), kind: read }));
}

/** Returns the places that name the same thing, with the addresses in the subnet of an `<ip>`. In document order. */
function relatedTo(analysis: Analysis, occurrence: Occurrence): Occurrence[] {
  const subnet = subnetAt(analysis, occurrence);
  const all = new Set([...allOf(analysis, occurrence), ...(subnet ? membersOf(analysis, subnet) : [])]);
  return [...all].sort((a, b) => a.span.start - b.span.start);
}

function others(analysis: Analysis, neighbours: readonly Analysis[]): Analysis[] {
  return neighbours.filter(({ document }) => document.uri !== analysis.document.uri);
}
