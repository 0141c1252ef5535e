// Tables of marked documents: where a rule reports a finding and where it does not, and the errors of a document.
import assert from "node:assert/strict";
import type { Finding } from "../../server/src/findings.js";
import { lint } from "../../server/src/lint/lint.js";
import { rules } from "../../server/src/rules/rules.js";
import type { Severity, Stage } from "../../server/src/severity.js";
import { parseVersion } from "../../server/src/vocabulary/versions.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { spans } from "./markers.js";

/**
 * The rule; what stands in the network, or a whole document, with `«»` around every place the rule marks (none: it keeps
 * silent); the target (default: the newest version); the stage or severity of the findings.
 */
export type RuleRow = readonly [rule: string, content: string, target?: string | undefined, said?: Stage | Severity];

/** Content of a network, the rules that find an error in it, and what the fixes of the first error make of it. */
export type ErrorRow = readonly [content: string, rules: readonly string[], fixed?: readonly string[]];

/** Content of a network, a rule, and what the fixes of its first finding make of it; the target (default: the newest). */
export type FixRow = readonly [rule: string, content: string, fixed: readonly string[], target?: string];

const known = new Set(rules.map(({ id }) => id));

/** A document around what stands in the network; a whole document stays as it is. */
const whole = (content: string) =>
  content.startsWith("<network") ? content : `<network><name>lab</name>${content}</network>`;

/** The findings for a target version, in the order of their spans. Throws when it is no version. */
export function findingsOf(text: string, target?: string): readonly Finding[] {
  const version = target === undefined ? undefined : parseVersion(target);
  assert.ok(target === undefined || version !== undefined, `no version: ${target}`);
  const { findings, failures } = lint(text, { insist: true, target: version });
  assert.deepEqual(failures, []);
  return findings.toSorted((a, b) => a.span.start - b.span.start);
}

/** One test per row. Findings of other rules count only where `alone` matches them: there nobody else may speak. */
export function ruleTable(rows: readonly RuleRow[], alone?: RegExp): void {
  for (const [rule, content, target, said] of rows) {
    it(`${rule}${target ? ` (${target})` : ""}: ${content}`, () => {
      assert.ok(known.has(rule), `no rule: ${rule}`);
      const { text, spans: expected } = spans(whole(content));
      const found = findingsOf(text, target).filter((finding) => finding.rule === rule || alone?.test(finding.rule));
      assert.deepEqual(
        found.map(({ rule, span: { start, end } }) => [rule, start, text.slice(start, end)]),
        expected.map(({ start, end }) => [rule, start, text.slice(start, end)]),
      );
      if (said === undefined) return;
      assert.notEqual(found.length, 0, `a silent rule says nothing of stage ${said}`);
      for (const { stage, severity } of found) assert.ok(said === stage || said === severity, `${stage}, ${severity}`);
    });
  }
}

/** One test per row: all errors of a document, and all the first one offers. */
export function errorTable(rows: readonly ErrorRow[]): void {
  for (const [content, expected, fixed] of rows) {
    it(content, () => {
      const text = whole(content);
      const errors = findingsOf(text).filter(({ severity }) => severity === "error");
      assert.deepEqual(
        errors.map(({ rule }) => rule),
        expected,
      );
      if (fixed === undefined) return;
      assert.deepEqual(
        errors[0]?.fixes.map(({ edits }) => applyEdits(text, edits)),
        fixed.map(whole),
      );
    });
  }
}

/**
 * One test per row: all that the first finding of the rule offers. No fix may leave that finding, or bring one that was
 * not there.
 */
export function fixTable(rows: readonly FixRow[]): void {
  const rulesIn = (findings: readonly Finding[]) => findings.map(({ rule }) => rule);
  for (const [rule, content, fixed, target] of rows) {
    it(`fixes of ${rule}${target ? ` (${target})` : ""}: ${content}`, () => {
      const text = whole(content);
      const before = findingsOf(text, target);
      const own = before.filter((finding) => finding.rule === rule);
      const results = own[0]?.fixes.map(({ edits }) => applyEdits(text, edits));
      assert.deepEqual(results, fixed.map(whole));
      for (const result of results ?? []) {
        const after = findingsOf(result, target);
        assert.ok(after.filter((finding) => finding.rule === rule).length < own.length, `${rule} stays in ${result}`);
        assert.deepEqual(
          rulesIn(after).filter((each) => !rulesIn(before).includes(each)),
          [],
          result,
        );
      }
    });
  }
}
