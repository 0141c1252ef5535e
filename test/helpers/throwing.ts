// A lint in which one rule throws, for tests of internal errors.
import { type LintOptions, type LintParts, type LintResult, lintWith, ownParts } from "../../server/src/lint/lint.js";
import type { Rule, SubjectName } from "../../server/src/rules/rule.js";

export function boom(): never {
  throw new TypeError("boom is undefined");
}

/** The parts of the product's lint, of which one rule does `check` instead of its own. */
export function withThrowing(id: string, check: () => void = boom): LintParts {
  return {
    ...ownParts,
    rulesOf(target) {
      const known = ownParts.rulesOf(target);
      const changed = (rule: Rule): Rule => (rule.id === id ? { ...rule, check } : rule);
      return new Map([...known].map(([name, list]): [SubjectName, readonly Rule[]] => [name, list.map(changed)]));
    },
  };
}

/** `lint` with such a rule. */
export function lintThrowing(id: string): (text: string, options?: LintOptions) => LintResult {
  return (text, options) => lintWith(withThrowing(id), text, options);
}
