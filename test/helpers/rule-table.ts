// Tables of marked documents: where a rule speaks, and where it keeps silent.
import assert from "node:assert/strict";
import { parseVersion } from "../../server/src/format/versions.js";
import { lint } from "../../server/src/lint/lint.js";
import type { Stage } from "../../server/src/rules/rule.js";
import { spans } from "./markers.js";

/** What stands in the network, with `«»` around every place the rule marks (none: it keeps silent); target; stage. */
export type RuleRow = readonly [rule: string, content: string, target?: string | undefined, stage?: Stage];

/** One test per case. */
export function ruleTable(cases: readonly RuleRow[]): void {
  for (const [rule, content, target, stage] of cases) {
    it(`${rule}${target ? ` (${target})` : ""}: ${content}`, () => {
      const { text, spans: expected } = spans(`<network><name>lab</name>${content}</network>`);
      const version = target === undefined ? undefined : parseVersion(target);
      assert.ok(target === undefined || version !== undefined, `no version: ${target}`);
      const found = lint(text, { insist: true, target: version })
        .findings.filter((finding) => finding.rule === rule)
        .sort((a, b) => a.span.start - b.span.start);
      const marked = ({ start, end }: { start: number; end: number }) => [start, text.slice(start, end)];
      assert.deepEqual(
        found.map(({ span }) => marked(span)),
        expected.map(marked),
      );
      if (stage !== undefined) for (const finding of found) assert.equal(finding.stage, stage);
    });
  }
}
