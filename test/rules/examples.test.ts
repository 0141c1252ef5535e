// Every rule's own examples: the bad ones raise the rule at their marks and no other error, the good ones raise nothing of
// it, each fix removes the finding and brings no new error.
import assert from "node:assert/strict";
import type { Finding } from "../../server/src/findings.js";
import { examplesOf } from "../../server/src/rules/example.js";
import { rules } from "../../server/src/rules/rules.js";
import { lintExample } from "../../server/src/workspace/examples.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import type { Span } from "../../server/src/xml/tree.js";

const say = (findings: readonly Finding[]) =>
  findings.map((finding) => `${finding.severity} ${finding.rule}: ${finding.message}`);

describe("rule examples", () => {
  it("are missing only where virnet itself is at fault", () => {
    assert.deepEqual(
      rules.filter(({ bad }) => bad.length === 0).map(({ id }) => id),
      ["internal-error"],
    );
  });

  for (const rule of rules.filter(({ bad }) => bad.length > 0)) {
    describe(rule.id, () => {
      const { bad, good } = examplesOf(rule);
      for (const [index, { text, marks }] of bad.entries()) {
        const { findings } = lintExample(rule, text);
        const own = findings.filter((finding) => finding.rule === rule.id);

        it(`bad ${index + 1} raises the rule at its marks and no other error`, () => {
          const others = findings.filter((finding) => finding.rule !== rule.id && finding.severity === "error");
          const shown = ({ start, end }: Span) => `${start}: ${text.slice(start, end)}`;
          assert.notEqual(own.length, 0, `only found: ${say(findings).join("\n")}`);
          assert.deepEqual(
            own.map(({ span }) => shown(span)),
            marks.map(shown),
          );
          assert.deepEqual(say(others), []);
        });

        it(`bad ${index + 1} is told well`, () => {
          for (const finding of findings) {
            assert.match(finding.message, /^[^\s].*[^\s.]$/su, "no full stop, no spaces around");
            assert.ok(finding.message.length <= 320, finding.message);
          }
        });

        it(`every fix of bad ${index + 1} removes the finding and brings no new error`, () => {
          for (const fix of own.flatMap(({ fixes }) => fixes)) {
            const after = lintExample(rule, applyEdits(text, fix.edits)).findings;
            const same = after.filter((each) => each.rule === rule.id);
            assert.ok(same.length < own.length, `${fix.title} leaves ${say(same).join()}`);
            const errors = after.filter((each) => each.severity === "error" && each.rule !== rule.id);
            assert.deepEqual(say(errors), [], fix.title);
          }
        });
      }

      for (const [index, { text, marks }] of good.entries()) {
        it(`good ${index + 1} raises nothing of it and no error`, () => {
          const { findings } = lintExample(rule, text);
          assert.deepEqual(marks, []);
          assert.deepEqual(
            say(findings.filter((finding) => finding.rule === rule.id || finding.severity === "error")),
            [],
          );
        });
      }
    });
  }

  it("ids are unique, kebab-case and sorted into folders of their own", () => {
    const ids = rules.map((rule) => rule.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)+$/);
  });
});
