// Directives that virnet cannot follow as written.
import assert from "node:assert/strict";
import { readDirectives } from "../../server/src/directives/directives.js";
import type { FindingDraft } from "../../server/src/findings.js";
import { lint } from "../../server/src/lint/lint.js";
import { unknownDirective } from "../../server/src/rules/directives/unknown-directive.js";
import { newest, newestVersion } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { parse } from "../../server/src/xml/parse.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";

const findingsIn = (comment: string) => {
  const text = `<network><!-- ${comment} --><name>lab</name></network>`;
  return lint(text, { insist: true }).findings.map(({ rule, span, message }) => [
    rule,
    text.slice(span.start, span.end),
    /checked for [\d.]+|$/.exec(message)?.[0],
  ]);
};

describe("unknown-directive", () => {
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

  it("says how a rule is called now, and changes the name", () => {
    const text = "<network><!-- virnet-disable-file mtu-odd --><name>lab</name></network>";
    const document = parse(text);
    const drafts: FindingDraft[] = [];
    const { all } = readDirectives(document);
    unknownDirective.check(
      {
        all,
        ruleIds: new Set(["mtu-unusual"]),
        renamed: new Map([["mtu-odd", "mtu-unusual"]]),
        rulesSuppressedBy: () => new Set(),
        undecided: new Set(),
        isComplete: true,
      },
      { document, vocabulary: vocabularyOf(newest), report: (draft) => void drafts.push(draft) },
    );
    assert.deepEqual(
      drafts.map(({ message, severity, fixes }) => [
        message,
        severity,
        fixes?.map(({ edits }) => applyEdits(text, edits)),
      ]),
      [['The rule "mtu-odd" is now called mtu-unusual', "information", [text.replace("mtu-odd", "mtu-unusual")]]],
    );
  });
});
