// Tables of marked documents: what the rules in question say there, and where.
import assert from "node:assert/strict";
import { parseVersion } from "../../server/src/format/versions.js";
import { lint } from "../../server/src/lint/lint.js";
import { spans } from "./markers.js";

/** A document with `«»` around the span of every finding, the findings as `stage rule` in the order of their spans, the target. */
export type RuleCase = readonly [marked: string, expected: readonly string[], target?: string];

/** One test per case; findings of other rules do not count. */
export function ruleCases(rules: RegExp, cases: readonly RuleCase[]): void {
  for (const [marked, expected, target] of cases) {
    it(target === undefined ? marked : `${target}: ${marked}`, () => {
      const { text, spans: places } = spans(marked);
      const version = target === undefined ? undefined : parseVersion(target);
      assert.ok(target === undefined || version !== undefined, `no version: ${target}`);
      const found = lint(text, { insist: true, target: version })
        .findings.filter((finding) => rules.test(finding.rule))
        .sort((a, b) => a.span.start - b.span.start);
      assert.deepEqual(
        found.map(({ stage, rule }) => `${stage} ${rule}`),
        expected,
      );
      const place = ({ start, end }: { start: number; end: number }) => [start, text.slice(start, end)];
      assert.deepEqual(
        found.map(({ span }) => place(span)),
        places.map(place),
      );
    });
  }
}
