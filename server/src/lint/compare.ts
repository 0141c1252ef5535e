// Compares the findings of a text before and after edits: whether those to be fixed are gone, and which are new.

import type { Finding } from "../findings.js";
import { notWellFormed } from "../rules/document/not-well-formed.js";
import { unknownValue } from "../rules/structure/unknown-value.js";
import { allSeverities, type Severity } from "../severity.js";
import { vocabularyOf } from "../vocabulary/vocabulary.js";
import { type Edit, inOrder, moved } from "../xml/text-edits.js";
import { childElements, type Span } from "../xml/tree.js";
import type { LintResult } from "./result.js";
import { indexSpans } from "./spans.js";

export interface After {
  readonly edits: readonly Edit[];
  readonly result: LintResult;
}

/** Whether the finding reports why the text is not well-formed. */
export function isOfText({ rule }: Finding): boolean {
  return rule === notWellFormed.id;
}

/**
 * Whether the text is as well-formed as before. One that was not may still have its mistake, or another if that one was
 * fixed. `fixed`: the mistakes in the XML that were fixed.
 */
export function isAsWellFormed(before: LintResult, { result, edits }: After, fixed: readonly Finding[]): boolean {
  if (result.isWellFormed) return true;
  const [earlier, later] = [before, result].map(({ findings }) => findings.find(isOfText));
  if (earlier === undefined || later === undefined) return false;
  const at = moved(edits);
  if (fixed.length === 0) return later.span.start === at(earlier.span.start, "start");
  return fixed.every(({ message, span }, index) => {
    // A removed place is gone, even if a similar one is there now.
    if (edits.some(({ start, end, newText }) => start <= span.start && span.end <= end && newText === "")) return true;
    return message !== later.message || later.span.start !== (index === 0 ? span.start : at(span.start, "start"));
  });
}

/**
 * Whether the findings to be fixed are gone: at each of their places there are as many fewer of their rule. Milder findings
 * of the rule there do not count.
 */
export function allGone(before: readonly Finding[], gone: readonly Finding[], { result, edits }: After): boolean {
  const place = placeAfter(edits);
  return allSeverities.every((severity) => {
    const own = gone.filter((finding) => finding.severity === severity);
    if (own.length === 0) return true;
    const isAsBad = (finding: Finding) => allSeverities.indexOf(finding.severity) <= allSeverities.indexOf(severity);
    const [known, fixed, found] = [before, gone, result.findings].map((findings) => byRule(findings.filter(isAsBad)));
    return own.every(({ rule, span }) => {
      const expected = (known?.get(rule)?.crossing(span) ?? 0) - (fixed?.get(rule)?.crossing(span) ?? 0);
      return (found?.get(rule)?.crossing(place(span)) ?? 0) <= expected;
    });
  });
}

/** The findings of these severities at places where their rule had none before. */
export function newFindings(before: LintResult, { result, edits }: After, severities: readonly Severity[]): Finding[] {
  const place = placeAfter(edits);
  const known = byRule(before.findings.map(({ rule, span }) => ({ rule, span: place(span) })));
  // Where there were too many to list them, their places are unknown.
  const unlisted = new Set(before.findings.flatMap(({ rule, count }) => (count === undefined ? [] : [rule])));
  return result.findings.filter(
    ({ rule, span, severity }) =>
      severities.includes(severity) && !known.get(rule)?.touches(span) && !unlisted.has(rule),
  );
}

/** The findings that are still there after the edits: their rule finds something at their place. */
export function findingsLeft(before: readonly Finding[], { result, edits }: After): ReadonlySet<Finding> {
  const place = placeAfter(edits);
  const found = byRule(result.findings);
  return new Set(before.filter(({ rule, span }) => found.get(rule)?.touches(place(span))));
}

/**
 * The findings that a fix brings besides removing its own: those in new places, as far as there are more of their rule than
 * before (a rule may report the first of many places alone). Not counted are those that could not be found before, and, when
 * an error is fixed, advice about what the author had written: rules give none about what has errors.
 */
export function findingsBroughtBy(fixed: Finding, before: LintResult, after: After): readonly Finding[] {
  const countsBefore = countsOf(before.findings);
  const countsAfter = countsOf(after.result.findings);
  const invented = indexSpans(writtenBy(after.edits, (edit) => !keepsWords(before.document.text, edit)));
  const fresh = newFindings(before, after, allSeverities).filter(
    ({ rule, severity, span }) =>
      (rule === fixed.rule || (countsAfter.get(rule) ?? 0) > (countsBefore.get(rule) ?? 0)) &&
      (grave.has(severity) || fixed.severity !== "error" || invented.touches(span)),
  );
  const found = withoutRevealed(fresh, before, after, fixed);
  // Without a forward mode little of a network can be judged.
  const isMode = fixed.rule === unknownValue.id && before.network?.mode === undefined;
  return isMode ? found.filter(({ severity }) => severity === "error") : found;
}

/** Whether all letters and digits that the edit writes were in its place before. */
function keepsWords(text: string, { start, end, newText }: Edit): boolean {
  const signs = (words: string) => words.replace(/[^\p{L}\p{N}]+/gu, "");
  return signs(text.slice(start, end)).includes(signs(newText));
}

const grave: ReadonlySet<Severity> = new Set(["error", "warning"]);

function countsOf(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/**
 * The findings that could not be found before, because the element or attribute around them was unknown: where it still is,
 * or in what was written when `fixed`, a finding in it, was.
 */
function withoutRevealed(
  findings: readonly Finding[],
  before: LintResult,
  { edits }: After,
  fixed: Finding,
): readonly Finding[] {
  if (findings.length === 0) return findings;
  const unread = unreadIn(before);
  const place = placeAfter(edits);
  const moves = indexSpans(unread).touches(fixed.span);
  const written = moves ? writtenBy(edits) : [];
  const revealed = indexSpans(unread.map(place));
  const inWritten = indexSpans(written);
  return findings.filter(({ span, severity }) => {
    if (revealed.touches(span)) return false;
    // An error in what was moved may come from its new place.
    return severity === "error" || !inWritten.touches(span);
  });
}

/** The places of what the edits write, or some of them, in the text after all of them. */
function writtenBy(edits: readonly Edit[], isAsked: (edit: Edit) => boolean = () => true): Span[] {
  let shift = 0;
  return inOrder(edits).flatMap((edit) => {
    const at = edit.start + shift;
    shift += edit.newText.length - (edit.end - edit.start);
    return isAsked(edit) ? [{ start: at, end: at + edit.newText.length }] : [];
  });
}

function unreadIn({ document, target }: LintResult): Span[] {
  const vocabulary = vocabularyOf(target);
  const unread: Span[] = [];
  const pending = document.root ? [document.root] : [];
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    const spec = vocabulary.specOf(element);
    if (spec === undefined) {
      unread.push(element.span);
      continue;
    }
    for (const { name, span } of element.attributes) if (!vocabulary.attribute(spec, name)) unread.push(span);
    for (const child of childElements(element)) pending.push(child);
  }
  return unread;
}

function placeAfter(edits: readonly Edit[]): (span: Span) => Span {
  const at = moved(edits);
  return ({ start, end }) => {
    const first = at(start, "start");
    return { start: first, end: Math.max(first, at(end, "end")) };
  };
}

function byRule(findings: readonly Pick<Finding, "rule" | "span">[]) {
  const spans = new Map<string, Span[]>();
  for (const { rule, span } of findings) {
    const own = spans.get(rule);
    if (own) own.push(span);
    else spans.set(rule, [span]);
  }
  return new Map([...spans].map(([rule, own]) => [rule, indexSpans(own)]));
}
