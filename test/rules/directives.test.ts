// Directives that virnet cannot follow as written.
import assert from "node:assert/strict";
import { readDirectives } from "../../server/src/directives/directives.js";
import type { FindingDraft } from "../../server/src/findings.js";
import { lint } from "../../server/src/lint/lint.js";
import { unknownDirective } from "../../server/src/rules/directives/unknown-directive.js";
import { unusedDirective } from "../../server/src/rules/directives/unused-directive.js";
import { newest, newestVersion } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { parse } from "../../server/src/xml/parse.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { ruleTable } from "../helpers/rule-table.js";

const findingsIn = (comment: string) => {
  const text = `<network><!-- ${comment} --><name>lab</name></network>`;
  return lint(text, { insist: true }).findings.map(({ rule, span, message }) => [
    rule,
    text.slice(span.start, span.end),
    /it checks for [\d.]+|$/.exec(message)?.[0],
  ]);
};

describe("unknown-directive", () => {
  const cases: readonly [comment: string, found: readonly (readonly string[])[]][] = [
    ["virnet-target 9.0.0", []],
    ["virnet-target 0.3.0", []],
    ["virnet-target 9", []],
    ["virnet-target 99.0.0", [["unknown-directive", "99.0.0", `it checks for ${newestVersion}`]]],
    ["virnet-target 99", [["unknown-directive", "99", `it checks for ${newestVersion}`]]],
    ["virnet-target 0.1.0", [["unknown-directive", "0.1.0", "it checks for 0.3.0"]]],
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
        fixes?.map(({ safe, edits }) => [safe, applyEdits(text, edits)]),
      ]),
      [
        [
          'The rule "mtu-odd" is now called mtu-unusual',
          "information",
          [[true, text.replace("mtu-odd", "mtu-unusual")]],
        ],
      ],
    );
  });
});

describe("unused-directive", () => {
  ruleTable([
    // What another rule says is misspelt is not called unused as well.
    ["unused-directive", "<!-- virnet-disable-line -->"],
    ["unused-directive", "<!-- virnet-target -->"],
    ["unused-directive", "<!-- virnet-disable-file unknwon-element -->"],
  ]);

  /** The words it is found at, where not all rules were heard or some are undecided. */
  const found = (comment: string, heard: { isComplete?: boolean; undecided?: string }) => {
    const document = parse(`<network><!-- ${comment} --><name>lab</name></network>`);
    const drafts: FindingDraft[] = [];
    unusedDirective.check(
      {
        all: readDirectives(document).all,
        ruleIds: new Set(["mtu-unusual", "mtu-too-small"]),
        renamed: new Map([["mtu-odd", "mtu-unusual"]]),
        rulesSuppressedBy: () => new Set(),
        undecided: new Set(heard.undecided === undefined ? [] : [heard.undecided]),
        isComplete: heard.isComplete ?? true,
      },
      { document, vocabulary: vocabularyOf(newest), report: (draft) => void drafts.push(draft) },
    );
    return drafts.map(({ span }) => document.text.slice(span.start, span.end));
  };

  const cases: readonly [comment: string, heard: Parameters<typeof found>[1], at: readonly string[]][] = [
    ["virnet-disable", {}, ["virnet-disable"]],
    ["virnet-disable", { isComplete: false }, []],
    ["virnet-enable", { isComplete: false }, ["virnet-enable"]],
    ["virnet-disable mtu-unusual", { isComplete: false }, ["virnet-disable"]],
    ["virnet-disable mtu-unusual", { undecided: "mtu-unusual" }, []],
    ["virnet-disable mtu-odd", { undecided: "mtu-unusual" }, []],
    ["virnet-disable mtu-unusual mtu-too-small", { undecided: "mtu-unusual" }, ["mtu-too-small"]],
  ];
  for (const [comment, heard, at] of cases) {
    it(`${comment} where ${JSON.stringify(heard)}`, () => {
      assert.deepEqual(found(comment, heard), at);
    });
  }
});
