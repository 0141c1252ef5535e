// Every rule's own examples: the bad ones have the rule's finding at their marks and no other error, the good ones have
// none of its findings, and each fix removes the finding without adding an error.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { messagesOf, messagesPath } from "../../docs/generate/messages.js";
import type { Finding } from "../../server/src/findings.js";
import { examplesOf } from "../../server/src/rules/example.js";
import type { Rule } from "../../server/src/rules/rule.js";
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

  /** A heading and the findings below it, which are indented. */
  const recorded = readFileSync(messagesPath, "utf8").split(/^(?=\S)/m);

  const lengths: number[] = [];

  for (const rule of rules.filter(({ bad }) => bad.length > 0)) {
    const { bad, good } = examplesOf(rule);
    const isOwn = (finding: Finding) => finding.rule === rule.id;
    const isOtherError = (finding: Finding) => finding.severity === "error" && !isOwn(finding);

    for (const [index, { text, marks }] of bad.entries()) {
      it(`bad ${index + 1} of ${rule.id} raises it at its marks and no other error`, () => {
        const { findings, failures } = lintExample(rule, text);
        const shown = ({ start, end }: Span) => `${start}: ${text.slice(start, end)}`;
        assert.deepEqual(
          findings.filter(isOwn).map(({ span }) => shown(span)),
          marks.map(shown),
          say(findings).join("\n"),
        );
        assert.notEqual(marks.length, 0, "an example without «»");
        assert.deepEqual(say(findings.filter(isOtherError)), []);
        assert.deepEqual(failures, []);
        for (const { message, consequence } of findings) {
          assert.match(message, /^[^\s].*[^\s.]$/su, "no full stop, no spaces around");
          if (consequence !== undefined) assert.match(consequence, /^[^\s].*[^\s]\.$/su, "a sentence");
          lengths.push(message.length);
        }
      });

      it(`fixes of bad ${index + 1} of ${rule.id} remove the finding and bring no error`, () => {
        const own = lintExample(rule, text).findings.filter(isOwn);
        for (const { title, edits } of own.flatMap(({ fixes }) => fixes)) {
          const { findings: after } = lintExample(rule, applyEdits(text, edits));
          assert.ok(after.filter(isOwn).length < own.length, `${title} leaves ${say(after.filter(isOwn)).join()}`);
          assert.deepEqual(say(after.filter(isOtherError)), [], title);
        }
      });
    }

    for (const [index, { text, marks }] of good.entries()) {
      it(`good ${index + 1} of ${rule.id} raises neither it nor an error`, () => {
        const { findings, failures } = lintExample(rule, text);
        assert.deepEqual(marks, [], "nothing is marked in what is right");
        assert.deepEqual(say(findings.filter((finding) => isOwn(finding) || finding.severity === "error")), []);
        assert.deepEqual(failures, []);
      });
    }

    it(`what ${rule.id} says of its examples is in ${messagesPath}`, () => {
      const said = recorded.filter((section) => section.startsWith(`${rule.id}, bad `)).join("");
      assert.equal(messagesOf(rule as Rule), said, "run `npm run generate`");
    });
  }

  it("messages fit in a list of problems", () => {
    const sorted = lengths.toSorted((a, b) => a - b);
    assert.ok((sorted[Math.floor(sorted.length * 0.95)] ?? 0) <= 100, "95 % have at most 100 characters");
    assert.ok((sorted.at(-1) ?? 0) <= 140, "none is longer than 140 characters");
  });

  it("ids are unique, kebab-case and sorted into folders of their own", () => {
    const ids = rules.map((rule) => rule.id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)+$/);
  });
});
