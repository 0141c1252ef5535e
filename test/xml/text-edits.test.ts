// Edits of any text: merging, overlaps, and how places move.
import assert from "node:assert/strict";
import { applyEdits, joined, moved, overlap } from "../../server/src/xml/text-edits.js";
import { randomOf } from "../libvirt/random.js";

type Edit = readonly [start: number, end: number, newText: string];
const edits = (rows: readonly Edit[]) => rows.map(([start, end, newText]) => ({ start, end, newText }));

const joinedRows: readonly [title: string, given: readonly Edit[], expected: readonly Edit[], overlaps: boolean][] = [
  [
    "removals inside each other",
    [
      [2, 9, ""],
      [4, 6, ""],
    ],
    [[2, 9, ""]],
    false,
  ],
  [
    "removals that meet",
    [
      [4, 6, ""],
      [2, 4, ""],
    ],
    [[2, 6, ""]],
    false,
  ],
  [
    "removals apart",
    [
      [2, 3, ""],
      [4, 6, ""],
    ],
    [
      [2, 3, ""],
      [4, 6, ""],
    ],
    false,
  ],
  [
    "insertions at one place, in their order",
    [
      [3, 3, "b"],
      [3, 3, "a"],
    ],
    [[3, 3, "ba"]],
    false,
  ],
  [
    "an insertion before what is replaced",
    [
      [3, 5, "x"],
      [3, 3, "a"],
    ],
    [
      [3, 3, "a"],
      [3, 5, "x"],
    ],
    false,
  ],
  [
    "a replacement inside a removal",
    [
      [2, 9, ""],
      [4, 6, "x"],
    ],
    [
      [2, 9, ""],
      [4, 6, "x"],
    ],
    true,
  ],
  [
    "an insertion inside a removal",
    [
      [2, 9, ""],
      [4, 4, "x"],
    ],
    [
      [2, 9, ""],
      [4, 4, "x"],
    ],
    true,
  ],
  [
    "two replacements of the same",
    [
      [2, 4, "a"],
      [2, 4, "b"],
    ],
    [
      [2, 4, "a"],
      [2, 4, "b"],
    ],
    true,
  ],
];

describe("text edits", () => {
  for (const [title, given, expected, overlaps] of joinedRows) {
    it(title, () => {
      assert.deepEqual(joined(edits(given)), edits(expected));
      assert.equal(overlap(joined(edits(given))), overlaps);
    });
  }

  const places: readonly [title: string, marked: string, edit: Edit, after: string][] = [
    ["behind an edit", "abc«de»f", [0, 2, "x"], "xc«de»f"],
    ["before an edit", "a«bc»def", [4, 5, ""], "a«bc»df"],
    ["around a replacement", "a«bcd»e", [2, 3, "xyz"], "a«bxyzd»e"],
    ["behind an insertion", "ab«cd»", [2, 2, "xy"], "abxy«cd»"],
    ["before an insertion", "«ab»cd", [2, 2, "xy"], "«ab»xycd"],
    ["inside what is replaced", "a«bc»d", [0, 4, "x"], "«x»"],
    ["inside what is removed", "a«bc»d", [0, 4, ""], "«»"],
  ];
  for (const [title, marked, edit, after] of places) {
    it(`tells a place ${title}`, () => {
      const [start, end] = [marked.indexOf("«"), marked.indexOf("»") - 1];
      const text = marked.replace(/[«»]/g, "");
      const at = moved(edits([edit]));
      const changed = applyEdits(text, edits([edit]));
      const [first, last] = [at(start, "start"), Math.max(at(start, "start"), at(end, "end"))];
      assert.equal(`${changed.slice(0, first)}«${changed.slice(first, last)}»${changed.slice(last)}`, after);
    });
  }

  it("what no edit touches stays where it is told to be", () => {
    const random = randomOf(11);
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: 30 }, (_, index) => String.fromCharCode(0x4e00 + index)).join("");
      const cuts = [...new Set(Array.from({ length: 6 }, () => random.int(0, 30)))].sort((a, b) => a - b);
      const made: Edit[] = [];
      for (let index = 0; index + 1 < cuts.length; index += 2) {
        made.push([cuts[index] ?? 0, cuts[index + 1] ?? 0, "x".repeat(random.int(0, 3))]);
      }
      const at = moved(edits(made));
      const changed = applyEdits(text, edits(made));
      for (const [offset, character] of [...text].entries()) {
        if (made.some(([start, end]) => start <= offset && offset < end)) continue;
        assert.equal(changed[at(offset, "start")], character);
        assert.equal(changed[at(offset + 1, "end") - 1], character);
      }
    }
  });
});
