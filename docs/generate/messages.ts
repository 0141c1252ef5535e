// Writes docs/data/messages.txt: what every bad example of every rule is told, with the fixes. There a change of messages
// is seen in one place, and the tests of the rules notice it.
import { createPositions } from "../../server/src/positions.js";
import { examplesOf } from "../../server/src/rules/example.js";
import type { Rule } from "../../server/src/rules/rule.js";
import { rules } from "../../server/src/rules/rules.js";
import { lintExample } from "../../server/src/workspace/examples.js";

/** Where they lie. */
export const messagesPath = "docs/data/messages.txt";

/** The messages of all rules, in the order of their documentation. */
export function messages(): string {
  return (rules as readonly Rule[]).map(messagesOf).join("");
}

/** What the bad examples of one rule are told: a heading each, then the findings of the rule with the fixes. */
export function messagesOf(rule: Rule): string {
  return examplesOf(rule)
    .bad.map(({ text }, index) => {
      const positions = createPositions(text);
      const own = lintExample(rule, text).findings.filter((finding) => finding.rule === rule.id);
      const lines = own.flatMap(({ severity, stage, message, consequence, span, related, fixes }) => {
        const { line, character } = positions.positionAt(span.start);
        return [
          `  ${line + 1}:${character + 1} ${severity}, ${stage}: ${message}`,
          ...(consequence === undefined ? [] : [`    ${consequence}`]),
          ...related.map((place) => `    related: ${place.message}`),
          ...fixes.map(({ title, safe }) => `    ${safe ? "safe fix" : "fix"}: ${title}`),
        ];
      });
      return `${rule.id}, bad ${index + 1}\n${lines.join("\n")}\n`;
    })
    .join("");
}
