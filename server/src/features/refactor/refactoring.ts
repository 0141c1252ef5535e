// What a refactoring is: a file of its own, with its kind and what it offers at a place. refactor.ts lists them: adding
// one touches only its file and that list.

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

export interface NewFile {
  readonly uri: string;
  readonly text: string;
}

export interface Offer {
  /** Imperative and concrete; names what is removed, if anything. */
  readonly title: string;
  /** Of the document's text, without overlaps. */
  readonly edits: readonly Edit[];
  /** Files to make first; the editor makes none that exists. Only for clients that support it. */
  readonly creates?: readonly NewFile[];
  /** A sentence about what is lost or changes its meaning, to be confirmed where the editor supports it. */
  readonly confirm?: string | undefined;
  /** The result of `lintAfter`, if it is known already. */
  readonly after?: LintResult | undefined;
}

export interface Refactoring {
  /** A kind of code action that begins with one of LSP's kinds: `refactor.rewrite.netmask`. */
  readonly kind: string;
  /** Whether it also works in a text that is not well-formed. */
  readonly halfTyped?: boolean;
  /** Whether it only replaces a value by a valid one, so that no check for new errors is needed. */
  readonly isHarmless?: boolean;
  /**
   * Returns what it can do at the cursor or selection, if anything. Kinds of `source` apply to the whole document,
   * whatever the span.
   */
  offer(analysis: Analysis, span: Span, context: Context): readonly Offer[];
}

/**
 * Finds the element at a cursor or the start of a selection: it is in one of its tags, between its tags but in none of
 * its children, or separated from it only by whitespace on the same line. `undefined` in a comment and outside all
 * elements.
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

/** Returns the element itself or the nearest one around it with that name. */
export function enclosing(element: XmlElement | undefined, name: string): XmlElement | undefined {
  let candidate = element;
  while (candidate !== undefined && candidate.name !== name) candidate = candidate.parent;
  return candidate;
}

/** Lints the document after the edits, for the same version and with all rules, including those that are off. */
export function lintAfter({ document, result }: Analysis, edits: readonly Edit[]): LintResult {
  return lint(applyEdits(document.text, edits), { insist: true, target: result.target });
}

/**
 * Returns the errors of the second result beyond those of the first, counted by rule. Ignores rules that were off for
 * the first.
 */
export function newErrors(before: LintResult, after: LintResult): readonly Finding[] {
  const countByRule = new Map<string, number>();
  for (const { rule } of errorsOf(before)) countByRule.set(rule, (countByRule.get(rule) ?? 0) + 1);
  return errorsOf(after).filter(({ rule }) => {
    if (before.severities.get(rule) === "off") return false;
    const left = countByRule.get(rule) ?? 0;
    countByRule.set(rule, left - 1);
    return left <= 0;
  });
}

function errorsOf({ findings }: LintResult): Finding[] {
  return findings.filter(({ stage }) => refusals.has(stage));
}

/** Whether the target version and the forward mode have the element, and its attribute if one is named. */
export function mayHold({ vocabulary, result: { network } }: Analysis, path: ElementPath, attribute?: string): boolean {
  const spec = vocabulary.element(path);
  if (!spec || !vocabulary.known(spec)) return false;
  if (spec.modes && !(network?.mode && spec.modes.includes(network.mode))) return false;
  const named = attribute === undefined ? undefined : vocabulary.attribute(spec, attribute);
  return attribute === undefined || (named !== undefined && vocabulary.known(named));
}

/**
 * Returns the child after which such an element belongs: the last of its kind, else where libvirt would write it;
 * `null` for the first place.
 */
export function childPlace(vocabulary: Vocabulary, parent: XmlElement, path: ElementPath): XmlElement | null {
  const order = new Map<string, number>(vocabulary.elements.map((spec, index) => [spec.path, index]));
  const orderOf = (element: XmlElement) => order.get(vocabulary.specOf(element)?.path ?? "") ?? order.size;
  const own = order.get(path) ?? order.size;
  const children = childElements(parent);
  const alike = children.findLast((child) => orderOf(child) === own);
  return alike ?? children.findLast((child) => orderOf(child) < own) ?? null;
}
