// The mistakes in the XML of a text as findings, beyond the first: what `lint` would report one after the other while
// they are fixed.

import { notWellFormed } from "../rules/document/not-well-formed.js";
import type { Finding, Report } from "../rules/rule.js";
import { vocabularyOf } from "../vocabulary/vocabulary.js";
import { mistakesInTurn } from "../xml/in-turn.js";
import { readDirectives } from "./directives.js";
import { findingOf, mayShow } from "./findings.js";
import type { LintResult } from "./lint.js";

/** Those after `first`, the mistake that was found, each with a safe fix; up to one that is not to be shown. */
export function mistakesAfter({ document, target, severities }: LintResult, first: Finding): readonly Finding[] {
  const [own, ...further] = mistakesInTurn(document);
  if (own === undefined || own.message !== first.message || own.span.start !== first.span.start) return [];
  const directives = readDirectives(document);
  const vocabulary = vocabularyOf(target);
  const findings: Finding[] = [];
  for (const problem of further) {
    const report = (said: Report) => {
      findings.push(findingOf(notWellFormed, said, document.text, severities));
    };
    notWellFormed.check(
      { document, oversize: undefined, tooDeep: undefined, problem },
      { document, vocabulary, report },
    );
    const last = findings.at(-1);
    if (last === undefined || !mayShow(last, directives, severities) || !last.fixes.some(({ safe }) => safe)) {
      return findings.slice(0, -1);
    }
  }
  return findings;
}
