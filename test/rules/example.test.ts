import assert from "node:assert/strict";
import { readExample } from "../../server/src/rules/example.js";

describe("examples of rules", () => {
  const rows: [what: string, source: string, text: string, marked: string[]][] = [
    [
      "lose the indentation they have in common",
      "\n      <a>\n        <b/>\n      </a>\n    ",
      "<a>\n  <b/>\n</a>\n",
      [],
    ],
    ["keep empty lines", "\n  <a>\n\n    <b/>\n  </a>\n  ", "<a>\n\n  <b/>\n</a>\n", []],
    ["have marks", "\n  <a «b='1'» c='«2»'/>\n  ", "<a b='1' c='2'/>\n", ["b='1'", "2"]],
    ["have marks within marks", "<«a «b='1'»»/>", "<a b='1'/>", ["a b='1'", "b='1'"]],
    ["on one line stay as they are", " <a/>  ", " <a/>  ", []],
    ["may mark a place without text", "<a>«»</a>", "<a></a>", [""]],
  ];
  for (const [what, source, text, marked] of rows) {
    it(what, () => {
      const example = readExample(source);
      assert.equal(example.text, text);
      assert.deepEqual(
        example.marks.map(({ start, end }) => text.slice(start, end)),
        marked,
      );
    });
  }
});
