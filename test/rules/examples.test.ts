// Every rule's own examples: bad raises the rule and no other error, good raises nothing, each fix removes the finding
// and brings no new error.
import assert from "node:assert/strict";
import type { Finding } from "../../server/src/findings.js";
import { rules } from "../../server/src/rules/rules.js";
import { lintExample } from "../../server/src/workspace/examples.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";

const say = (findings: readonly Finding[]) =>
  findings.map((finding) => `${finding.severity} ${finding.rule}: ${finding.message}`);

describe("rule examples", () => {
  it("are missing only where virnet itself is at fault", () => {
    const without = rules.filter(({ bad }) => bad === "");
    assert.deepEqual(
      without.map(({ id }) => id),
      ["internal-error"],
    );
  });

  for (const rule of rules.filter(({ bad }) => bad !== "")) {
    describe(rule.id, () => {
      const bad = lintExample(rule, rule.bad);

      it("bad raises the rule and no other error", () => {
        const own = bad.findings.filter((finding) => finding.rule === rule.id);
        const others = bad.findings.filter((finding) => finding.rule !== rule.id && finding.severity === "error");
        assert.notEqual(own.length, 0, `only found: ${say(bad.findings).join("\n")}`);
        assert.deepEqual(say(others), []);
      });

      it("good raises nothing of it and no error", () => {
        const good = lintExample(rule, rule.good).findings;
        assert.deepEqual(say(good.filter((finding) => finding.rule === rule.id || finding.severity === "error")), []);
      });

      it("findings are told well", () => {
        for (const finding of bad.findings) {
          assert.match(finding.message, /^[^\s].*[^\s.]$/su, "no full stop, no blanks around");
          assert.ok(finding.message.length <= 320, finding.message);
          assert.ok(finding.span.start <= finding.span.end && finding.span.end <= rule.bad.length);
        }
      });

      it("every fix removes the finding and brings no new error", () => {
        for (const finding of bad.findings.filter((each) => each.rule === rule.id)) {
          for (const fix of finding.fixes) {
            const after = lintExample(rule, applyEdits(rule.bad, fix.edits)).findings;
            const same = after.filter((each) => each.rule === rule.id);
            assert.ok(
              same.length < bad.findings.filter((each) => each.rule === rule.id).length,
              `${fix.title} leaves ${say(same).join()}`,
            );
            const errors = after.filter((each) => each.severity === "error" && each.rule !== rule.id);
            assert.deepEqual(say(errors), [], fix.title);
          }
        }
      });
    });
  }

  it("ids are unique, kebab-case and sorted into folders of their own", () => {
    const ids = rules.map((rule) => rule.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)+$/);
  });
});
