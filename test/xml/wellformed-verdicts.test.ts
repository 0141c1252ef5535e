// Our notion of well-formed matches libvirt's: every document of the table, judged as the newest libvirt does.
import assert from "node:assert/strict";
import { parse } from "../../server/src/xml/parse.js";
import { checkWellFormed } from "../../server/src/xml/wellformed.js";
import { verdicts } from "./verdicts.js";

describe("well-formedness as libvirt judges it", () => {
  for (const [verdict, name, text] of verdicts) {
    const expected = verdict.split(" ").at(-1);
    it(`${expected}: ${name}`, () => {
      const problem = checkWellFormed(parse(text));
      assert.equal(problem === undefined ? "taken" : "refused", expected, problem?.message);
    });
  }

  it("says for every refused document where and why, within the text", () => {
    for (const [, name, text] of verdicts) {
      const problem = checkWellFormed(parse(text));
      if (problem === undefined) continue;
      const { span, message, fix } = problem;
      assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, name);
      assert.ok(
        !message.includes("libvirt") && !message.endsWith(".") && !/undefined|NaN|``/.test(message.replace("```", "")),
        message,
      );
      assert.ok(!message.includes("is not well-formed XML at"), `${name}: nothing better to say than: ${message}`);
      for (const edit of fix?.edits ?? [])
        assert.ok(0 <= edit.start && edit.start <= edit.end && edit.end <= text.length, name);
    }
  });

  it("mends with a safe fix what it is for", () => {
    let mended = 0;
    for (const [, name, text] of verdicts) {
      const problem = checkWellFormed(parse(text));
      if (!problem?.fix?.safe) continue;
      const fixed = apply(text, problem.fix.edits);
      const left = checkWellFormed(parse(fixed));
      assert.ok(left === undefined || left.span.start > problem.span.start, `${name}: ${fixed}: ${left?.message}`);
      mended += 1;
    }
    assert.ok(mended > 100);
  });

  const growing = (use: string) => {
    const names = [..."abcdefghij"];
    const declared = names.map((name, index) => `<!ENTITY ${name} '${`&${names[index - 1] ?? "amp"};`.repeat(10)}'>`);
    return `<!DOCTYPE network [${declared.join("")}]><network><name>a</name>${use}</network>`;
  };
  for (const [expected, use] of [
    ["refused", "&j;"],
    ["refused", "<x y='&j;'/>"],
    ["taken", "&c;"],
    ["taken", ""],
  ] as const) {
    it(`${expected}: entities that grow without bounds, used as ${use || "nothing"}`, () => {
      assert.equal(checkWellFormed(parse(growing(use))) === undefined ? "taken" : "refused", expected);
    });
  }
});

function apply(text: string, edits: readonly { start: number; end: number; newText: string }[]): string {
  const backwards = [...edits].sort((a, b) => b.start - a.start);
  return backwards.reduce(
    (before, { start, end, newText }) => before.slice(0, start) + newText + before.slice(end),
    text,
  );
}
