import assert from "node:assert/strict";
import { composeEdits } from "../../server/src/xml/compose.js";
import type { Edit } from "../../server/src/xml/text-edits.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";

const edit = (start: number, end: number, newText = ""): Edit => ({ start, end, newText });

const cases: [name: string, first: Edit[], second: Edit[], expected: Edit[]][] = [
  ["nothing", [], [], []],
  ["the first alone", [edit(2, 4, "xy")], [], [edit(2, 4, "xy")]],
  ["the second alone", [], [edit(2, 4, "xy")], [edit(2, 4, "xy")]],
  [
    "apart, in any order",
    [edit(6, 7), edit(1, 2, "BB")],
    [edit(4, 5, "D")],
    [edit(1, 2, "BB"), edit(3, 4, "D"), edit(6, 7)],
  ],
  ["within what was new", [edit(3, 3, "xyz")], [edit(4, 5, "Y")], [edit(3, 3, "xYz")]],
  ["what was new goes with what is around", [edit(3, 4, "xyz")], [edit(2, 7)], [edit(2, 5)]],
  ["across the end of what was new", [edit(3, 3, "xyz")], [edit(5, 8)], [edit(3, 5, "xy")]],
  ["side by side", [edit(3, 5)], [edit(3, 4, "f")], [edit(3, 6, "f")]],
  ["at the very ends", [edit(0, 0, "<"), edit(9, 9, ">")], [edit(0, 1), edit(11, 11, "!")], [edit(9, 9, ">!")]],
];

describe("composing edits", () => {
  const text = "abcdefghi";
  for (const [name, first, second, expected] of cases) {
    it(name, () => {
      const composed = composeEdits(first, second);
      assert.deepEqual(composed, expected);
      assert.equal(applyEdits(text, composed), applyEdits(applyEdits(text, first), second));
    });
  }

  it("does the same as one after the other", () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48271) % 0x7fffffff;
      return seed % below;
    };
    const some = (length: number) => {
      const edits: Edit[] = [];
      for (let at = random(4); at <= length; at += random(5) + 1) {
        const end = Math.min(length, at + random(4));
        edits.push(edit(at, end, "XYZ".slice(random(4))));
        at = end;
      }
      return edits;
    };
    for (let round = 0; round < 500; round += 1) {
      const first = some(text.length);
      const between = applyEdits(text, first);
      const second = some(between.length);
      assert.equal(applyEdits(text, composeEdits(first, second)), applyEdits(between, second));
    }
  });
});
