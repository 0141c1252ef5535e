// The mistakes in the XML of a text after the first one: the findings that `lint` would report one after the other while
// they are fixed.

import type { Finding } from "../findings.js";
import { notWellFormed } from "../rules/document/not-well-formed.js";
import { networkFormat, vocabularyOf } from "../vocabulary/vocabulary.js";
import { mistakesInTurn } from "../xml/in-turn.js";
import { createFailures } from "./failures.js";
import type { LintResult } from "./lint.js";
import { createRunner } from "./run-rules.js";

/** The mistakes after `first`, each with a safe fix; up to one that is not to be shown. */
export function mistakesAfter(
  { document, directives, target, severities }: LintResult,
  first: Finding,
): readonly Finding[] {
  const [own, ...further] = mistakesInTurn(document, networkFormat);
  if (own === undefined || own.message !== first.message || own.span.start !== first.span.start) return [];
  const findings: Finding[] = [];
  const runner = createRunner({
    document,
    directives,
    severities,
    failures: createFailures(),
    target,
    add: (finding) => void findings.push(finding),
  });
  const ask = runner.withView({ document, vocabulary: vocabularyOf(target) });
  for (const problem of further) {
    const known = findings.length;
    ask(notWellFormed, { document, oversize: undefined, tooDeep: undefined, problem });
    if (!findings[known]?.fixes.some(({ safe }) => safe)) return findings.slice(0, known);
  }
  return findings;
}
