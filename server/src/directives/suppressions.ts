// The findings of one document that its directives suppress, and which directives did.
import type { Finding } from "../findings.js";
import type { Directive, Directives } from "./directives.js";
import { createReaches, type Reaches } from "./reaches.js";

export interface Suppressions {
  /** Suppresses the finding where a directive covers it, which counts as used from then on. Returns whether one does. */
  suppress(finding: Pick<Finding, "rule" | "span">): boolean;
  /** The rules of which the directive suppressed at least one finding so far. */
  rulesSuppressedBy(directive: Directive): ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/**
 * Creates the suppressions of one run of the rules; each run has its own, so that runs do not affect each other. `renamed`
 * maps the ids that rules had earlier to those they have now.
 */
export function createSuppressions({ all }: Directives, renamed: ReadonlyMap<string, string>): Suppressions {
  const reachesByRule = new Map<string, Reaches<Directive>>();
  const rulesByDirective = new Map<Directive, Set<string>>();
  return {
    suppress({ rule, span }) {
      let reaches = reachesByRule.get(rule);
      if (!reaches) {
        reaches = createReaches(all.filter((directive) => disables(directive, rule, renamed)));
        reachesByRule.set(rule, reaches);
      }
      for (const directive of reaches.newOver(span.start)) {
        rulesByDirective.set(directive, (rulesByDirective.get(directive) ?? new Set()).add(rule));
      }
      return reaches.isOver(span.start);
    },
    rulesSuppressedBy: (directive) => rulesByDirective.get(directive) ?? none,
  };
}

function disables({ kind, names }: Directive, rule: string, renamed: ReadonlyMap<string, string>): boolean {
  const isNamed = () => names.some(({ text }) => (renamed.get(text) ?? text) === rule);
  return kind.startsWith("disable") && (names.length === 0 || isNamed());
}
