// What a refactoring is: one file with its kind and all it offers at a place. The index lists them; to add one touches
// its file and its line there.

import type { Finding } from "../../findings.js";
import { type LintResult, lint } from "../../lint/lint.js";
import { refusals } from "../../severity.js";
import type { ElementPath } from "../../vocabulary/paths.js";
import type { Vocabulary } from "../../vocabulary/vocabulary.js";
import { locate, type Place } from "../../xml/locate.js";
import type { Edit } from "../../xml/text-edits.js";
import { applyEdits } from "../../xml/text-edits.js";
import { childElements, type Span, type XmlElement } from "../../xml/tree.js";
import type { Analysis } from "../analysis.js";
import type { Context } from "../context.js";

export interface Offer {
  /** Imperative and concrete; names what goes when something goes. */
  readonly title: string;
  /** Of the document's text, without overlaps. */
  readonly edits: readonly Edit[];
  /** What an editor that can should have confirmed first: a sentence about what is lost or changes its meaning. */
  readonly confirm?: string | undefined;
  /** What becomes of the document, as `lintAfter` tells, where that is known already. */
  readonly after?: LintResult | undefined;
}

export interface Refactoring {
  /** A kind of code action; the kinds of LSP come first in it: `refactor.rewrite.netmask`. */
  readonly kind: string;
  /** Whether it may be asked of a text that is not well-formed as well. */
  readonly halfTyped?: boolean;
  /** Whether it only writes a value that is right in the place of another, so that no errors need be looked for. */
  readonly isHarmless?: boolean;
  /**
   * What it can do at the cursor or selection; nothing when that is on nothing of its own. A kind of `source` is about the
   * whole document, wherever the span is.
   */
  offer(analysis: Analysis, span: Span, context: Context): readonly Offer[];
}

/**
 * The element a cursor, or the start of a selection, is on: it is in one of its tags, between its tags and in none of its
 * children, or with nothing but blanks between on the same line. `undefined` in a comment and outside of everything.
 */
export function elementAt({ result: { document } }: Analysis, { start, end }: Span): XmlElement | undefined {
  const { text } = document;
  let next = start;
  while (/[\t ]/.test(text.charAt(next)) || (next < end && /[\n\r]/.test(text.charAt(next)))) next += 1;
  const following = text[next] === "<" ? ownerOf(locate(document, next + 1)) : undefined;
  if (following) return following;
  const place = locate(document, start);
  if (place.kind !== "content" && place.kind !== "epilog") return ownerOf(place);
  let before = start;
  while (/[\t ]/.test(text.charAt(before - 1))) before -= 1;
  const beside = text[before - 1] === ">" ? ownerOf(locate(document, before - 1)) : undefined;
  return beside ?? ownerOf(place);
}

function ownerOf(place: Place): XmlElement | undefined {
  if (place.kind === "content") return place.parent;
  return "element" in place ? place.element : undefined;
}

/** The element itself or the nearest around it of that name. */
export function enclosing(element: XmlElement | undefined, name: string): XmlElement | undefined {
  let candidate = element;
  while (candidate !== undefined && candidate.name !== name) candidate = candidate.parent;
  return candidate;
}

/** What becomes of the document by the edits, judged for the same version and by all rules, also those that are off. */
export function lintAfter({ document, result }: Analysis, edits: readonly Edit[]): LintResult {
  return lint(applyEdits(document.text, edits), { insist: true, target: result.target });
}

/**
 * The errors of the second result that the first does not have, as far as can be told: of each rule as many as there are
 * more. Rules that were off for the first say nothing of the second either.
 */
export function newErrors(before: LintResult, after: LintResult): readonly Finding[] {
  const known = new Map<string, number>();
  for (const { rule } of errorsOf(before)) known.set(rule, (known.get(rule) ?? 0) + 1);
  return errorsOf(after).filter(({ rule }) => {
    if (before.severities.get(rule) === "off") return false;
    const left = known.get(rule) ?? 0;
    known.set(rule, left - 1);
    return left <= 0;
  });
}

function errorsOf({ findings }: LintResult): Finding[] {
  return findings.filter(({ stage }) => refusals.has(stage));
}

/** Whether the target version and the forward mode at hand have the element, and its attribute when one is named. */
export function mayHold({ vocabulary, result: { network } }: Analysis, path: ElementPath, attribute?: string): boolean {
  const spec = vocabulary.element(path);
  if (!spec || !vocabulary.known(spec)) return false;
  if (spec.modes && !(network?.mode && spec.modes.includes(network.mode))) return false;
  const named = attribute === undefined ? undefined : vocabulary.attribute(spec, attribute);
  return attribute === undefined || (named !== undefined && vocabulary.known(named));
}

/**
 * The child behind which such an element belongs: the last of its kind, else where libvirt would write it; `null` for the
 * first place.
 */
export function childPlace(vocabulary: Vocabulary, parent: XmlElement, path: ElementPath): XmlElement | null {
  const order = new Map<string, number>(vocabulary.elements.map((spec, index) => [spec.path, index]));
  const orderOf = (element: XmlElement) => order.get(vocabulary.specOf(element)?.path ?? "") ?? order.size;
  const own = order.get(path) ?? order.size;
  const children = childElements(parent);
  const alike = children.findLast((child) => orderOf(child) === own);
  return alike ?? children.findLast((child) => orderOf(child) < own) ?? null;
}
