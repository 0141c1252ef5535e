// What a comment for virnet says that virnet cannot do as it is written.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";
import { newestVersion } from "../../server/src/vocabulary/versions.js";

const findingsIn = (comment: string) => {
  const text = `<network><!-- ${comment} --><name>lab</name></network>`;
  return lint(text, { insist: true }).findings.map(({ rule, span, message }) => [
    rule,
    text.slice(span.start, span.end),
    /checked for [\d.]+|$/.exec(message)?.[0],
  ]);
};

describe("rules/directives", () => {
  const cases: readonly [comment: string, found: readonly (readonly string[])[]][] = [
    ["virnet-target 9.0.0", []],
    ["virnet-target 0.3.0", []],
    ["virnet-target 9", []],
    ["virnet-target 99.0.0", [["unknown-directive", "99.0.0", `checked for ${newestVersion}`]]],
    ["virnet-target 99", [["unknown-directive", "99", `checked for ${newestVersion}`]]],
    ["virnet-target 0.1.0", [["unknown-directive", "0.1.0", "checked for 0.3.0"]]],
    ["virnet-target nonsense", [["unknown-directive", "nonsense", ""]]],
  ];
  for (const [comment, found] of cases) {
    it(comment, () => {
      assert.deepEqual(
        findingsIn(comment).filter(([rule]) => rule === "unknown-directive"),
        found,
      );
    });
  }
});
