// The order of what is offered for findings: what comes first, what is preferred, and that nothing is offered twice.
import assert from "node:assert/strict";
import { codeActionsOf } from "../../server/src/features/code-actions.js";
import { quickFixesOf } from "../../server/src/features/quick-fixes.js";
import type { Finding, Fix } from "../../server/src/findings.js";
import { refusals, type Stage } from "../../server/src/severity.js";
import { analysisOf, contextOf } from "../helpers/analysis.js";
import { exampleTexts } from "../helpers/examples.js";
import { everyNth } from "../helpers/wide.js";

const analysis = analysisOf("<network><name>lab</name><mtu size='9'/></network>");
/** Around `9`. */
const size = { start: 36, end: 37 };

function fixOf(title: string, newText: string, safe = false, place = size): Fix {
  return { title, safe, edits: [{ ...place, newText }] };
}

function findingOf(severity: Finding["severity"], fixes: readonly Fix[], stage: Stage, span = size): Finding {
  return { rule: "some-rule", severity, stage, message: "wrong", span, related: [], fixes, tags: [] };
}

const error = (...fixes: Fix[]) => findingOf("error", fixes, "parse");
const hint = (...fixes: Fix[]) => findingOf("hint", fixes, "advice");

const safe = fixOf("Change to 1500", "1500", true);
const other = fixOf("Change to 68", "68");
const removal = fixOf("Remove size", "", false, { start: 29, end: 38 });
const addition = fixOf("Add a title", "<title>lab</title>", false, { start: 25, end: 25 });
const move = fixOf("Move 9 to <mtu>", "<mtu size='9'>", false, { start: 25, end: 40 });

/** What is found, and what is offered for it, the preferred ones with a star. */
const rows: readonly [what: string, findings: readonly Finding[], offered: readonly string[]][] = [
  ["the one safe fix is preferred", [error(safe, other)], ["*Change to 1500", "Change to 68"]],
  ["and comes first", [error(other, safe, removal)], ["*Change to 1500", "Change to 68", "Remove size"]],
  ["also for a hint", [hint(safe, other)], ["*Change to 1500", "Change to 68"]],
  [
    "nothing is where several fixes are safe",
    [error(safe, { ...other, safe: true })],
    ["Change to 1500", "Change to 68"],
  ],
  ["nor where there is a choice", [error(other, addition)], ["Change to 68", "Add a title"]],
  ["the only way out of an error is, if it keeps what was written", [error(addition)], ["*Add a title"]],
  ["also if that moves", [error(move)], ["*Move 9 to <mtu>"]],
  ["not if a value is lost", [error(other)], ["Change to 68"]],
  ["nor if it only removes", [error(removal)], ["Remove size"]],
  ["nor if libvirt accepts the network", [hint(addition)], ["Add a title"]],
  ["the worst finding comes first", [hint(safe), error(removal)], ["Remove size", "Change to 1500"]],
  [
    "of findings alike the first",
    [
      findingOf("hint", [removal], "advice", { start: 30, end: 33 }),
      findingOf("hint", [addition], "advice", { start: 25, end: 29 }),
    ],
    ["Add a title", "Remove size"],
  ],
  [
    "a choice of a worse finding elsewhere does not matter",
    [hint(safe), findingOf("error", [removal], "parse", { start: 1, end: 8 })],
    ["Remove size", "*Change to 1500"],
  ],
  [
    "one edit has one title",
    [error(other), hint(fixOf("Change size to 68", "68"), safe)],
    ["Change to 68", "Change to 1500"],
  ],
];

describe("quick fixes", () => {
  for (const [what, findings, offered] of rows) {
    it(what, () => {
      const actions = quickFixesOf(analysis, findings, contextOf().support);
      assert.deepEqual(
        actions.map(({ title, isPreferred }) => (isPreferred ? `*${title}` : title)),
        offered,
      );
    });
  }

  it("that several findings share are for all of them", () => {
    const [shared] = quickFixesOf(analysis, [error(other), hint(other)], contextOf().support);
    assert.equal(shared?.diagnostics?.length, 2);
  });

  it("come with nothing twice, and with comments and pages last and only for what libvirt accepts", () => {
    let seen = 0;
    for (const text of everyNth(exampleTexts(), 4).filter(({ length }) => length < 10_000)) {
      const { positions, result, ...rest } = analysisOf(text, { languageId: "libvirt-network" });
      for (const { span, severity } of result.findings) {
        const range = positions.rangeOf(span);
        const asked = { diagnostics: [], only: ["quickfix"] };
        const actions = codeActionsOf({ positions, result, ...rest }, range, asked, contextOf());
        const edits = actions.flatMap(({ edit }) => (edit ? [JSON.stringify(edit)] : []));
        assert.equal(new Set(edits).size, edits.length, text);
        const isOfRule = actions.map(({ title }) => /^(?:Disable|Open the page of) /.test(title));
        assert.ok(isOfRule.filter(Boolean).length <= 2);
        assert.ok(isOfRule.indexOf(true) < 0 || !isOfRule.includes(false, isOfRule.indexOf(true)), "they come last");
        const here = result.findings.filter((one) => one.span.start <= span.end && span.start <= one.span.end);
        assert.equal(
          isOfRule.includes(true),
          here.some(({ stage }) => !refusals.has(stage)),
          `${severity} in ${text}`,
        );
        seen += actions.length;
      }
    }
    assert.ok(seen > 100, `${seen} actions`);
  });
});
