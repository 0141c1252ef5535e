import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  applyChanges,
  type Change,
  createPositions,
  type Encoding,
  type Position,
} from "../../server/src/positions.js";

describe("positions", () => {
  const places: [text: string, encoding: Encoding, line: number, character: number][] = [
    ["|", "utf-16", 0, 0],
    ["ab|c", "utf-16", 0, 2],
    ["ab\n|c", "utf-16", 1, 0],
    ["ab|\r\nc", "utf-16", 0, 2],
    ["ab\r\n|c", "utf-16", 1, 0],
    ["ab\r|c", "utf-16", 1, 0],
    ["a\n\n\r\n|", "utf-16", 3, 0],
    ["a\u2028|b", "utf-16", 0, 2],
    ["a\u2028\u0085\v\fb|", "utf-16", 0, 6],
    [`${"x\n".repeat(1000)}ab|`, "utf-16", 1000, 2],
    ["é𝒳|b", "utf-16", 0, 3],
    ["é𝒳|b", "utf-8", 0, 6],
    ["é𝒳|b", "utf-32", 0, 2],
    ["x\r\n€|b", "utf-8", 1, 3],
    ["x\r\n€𝒳|", "utf-32", 1, 2],
  ];
  for (const [marked, encoding, line, character] of places) {
    it(`${JSON.stringify(marked)} is ${line}:${character} in ${encoding}, and back`, () => {
      const offset = marked.indexOf("|");
      const positions = createPositions(marked.replace("|", ""), encoding);
      assert.deepEqual(positions.positionAt(offset), { line, character });
      assert.equal(positions.offsetAt({ line, character }), offset);
    });
  }

  it("lines come without their line ends", () => {
    const positions = createPositions("a\r\nbc\rd\n\ne\n");
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6].map((line) => positions.lineText(line)),
      ["a", "bc", "d", "", "e", "", ""],
    );
  });

  const strange: [position: Position, encoding: Encoding, offset: number][] = [
    [{ line: 0, character: 99 }, "utf-16", 2],
    [{ line: 1, character: 99 }, "utf-8", 8],
    [{ line: 99, character: 0 }, "utf-16", 8],
    [{ line: Number.POSITIVE_INFINITY, character: 5 }, "utf-16", 8],
    [{ line: -1, character: 1 }, "utf-16", 0],
    [{ line: Number.NaN, character: 1 }, "utf-16", 0],
    [{ line: 1, character: -7 }, "utf-16", 4],
    [{ line: 1, character: Number.NaN }, "utf-16", 4],
    [{ line: 0.9, character: 1.9 }, "utf-16", 1],
    [{ line: 1, character: 3 }, "utf-8", 5],
  ];
  for (const [position, encoding, offset] of strange) {
    it(`${position.line}:${position.character} in ${encoding} is offset ${offset}`, () => {
      assert.equal(createPositions("ab\r\nc𝒳d", encoding).offsetAt(position), offset);
    });
  }

  it("counts half a surrogate pair as nothing outside UTF-16", () => {
    assert.deepEqual(createPositions("a𝒳b", "utf-8").positionAt(2), { line: 0, character: 1 });
  });

  it("puts an offset inside a line end, and one beyond the text, at the end", () => {
    const positions = createPositions("ab\r\nc");
    assert.deepEqual(positions.positionAt(3), { line: 0, character: 2 });
    assert.deepEqual(positions.positionAt(99), { line: 1, character: 1 });
  });

  it("turns a range written backwards round", () => {
    const range = { start: { line: 1, character: 1 }, end: { line: 0, character: 1 } };
    assert.deepEqual(createPositions("ab\r\nc").spanOf(range), { start: 1, end: 5 });
  });
});

describe("changes", () => {
  const change = (from: [number, number], to: [number, number], text: string) => ({
    range: { start: { line: from[0], character: from[1] }, end: { line: to[0], character: to[1] } },
    text,
  });
  const cases: [title: string, text: string, changes: Change[], expected: string, encoding?: Encoding][] = [
    ["insert", "ab", [change([0, 1], [0, 1], "x")], "axb"],
    ["delete over a CRLF", "ab\r\ncd", [change([0, 1], [1, 1], "")], "ad"],
    ["replace the whole text", "ab", [{ text: "new" }], "new"],
    ["whole text, then a part", "ab", [{ text: "one\ntwo" }, change([1, 0], [1, 3], "2")], "one\n2"],
    ["from the end to the start", "a\nb\nc", [change([2, 0], [2, 1], "C"), change([0, 0], [0, 1], "A")], "A\nb\nC"],
    ["each after the one before", "abc", [change([0, 0], [0, 1], "xx"), change([0, 3], [0, 4], "z")], "xxbz"],
    ["one inside the one before", "abc", [change([0, 1], [0, 2], "long"), change([0, 2], [0, 4], "")], "algc"],
    ["touching the one before", "ab\r", [change([1, 0], [1, 0], "\nx"), change([1, 0], [1, 1], "y")], "ab\r\ny"],
    ["after an astral character", "𝒳a", [change([0, 2], [0, 3], "b")], "𝒳b"],
    ["after an astral character in UTF-8", "𝒳a", [change([0, 4], [0, 5], "b")], "𝒳b", "utf-8"],
    ["beyond the text", "a\nb", [change([7, 0], [9, 4], "!")], "a\nb!"],
    ["the whole text by a range too long", "a\nb", [change([0, 0], [99, 0], "new")], "new"],
    ["backwards", "abcd", [change([0, 3], [0, 1], "-")], "a-d"],
    ["none", "ab", [], "ab"],
  ];
  for (const [title, text, changes, expected, encoding] of cases) {
    it(title, () => assert.equal(applyChanges(text, changes, encoding), expected));
  }

  const malformed: [title: string, change: unknown][] = [
    ["no text", { range: change([0, 0], [0, 0], "").range }],
    ["a range that is null", { range: null, text: "x" }],
    ["a range without end", { range: { start: { line: 0, character: 0 } }, text: "x" }],
    ["a position of words", { range: { start: { line: "0", character: 0 }, end: {} }, text: "x" }],
  ];
  for (const [title, bad] of malformed) {
    it(`refuses ${title}`, () => assert.throws(() => applyChanges("ab", [bad as Change]), /a change has/));
  }

  it("agrees with another implementation on many random edits", () => {
    const random = generator(20);
    const pieces = ["a", "𝒳", "\n", "\r\n", "é", "", "xyz", "\r"];
    const piece = () => pieces[random(pieces.length)] ?? "";
    for (let round = 0; round < 300; round++) {
      let text = Array.from({ length: random(12) }, piece).join("");
      const other = TextDocument.create("x:x", "xml", 0, text);
      for (let version = 1; version < 4; version++) {
        const before = text;
        const changes: ReturnType<typeof change>[] = [];
        for (let count = 1 + random(4); count > 0; count--) {
          const lines = other.lineCount;
          const [a, b] = [random(lines), random(lines)].sort((x, y) => x - y) as [number, number];
          const next = change([a, random(4)], [b, 4 + random(3)], piece());
          TextDocument.update(other, [next], version);
          changes.push(next);
        }
        text = applyChanges(text, changes);
        assert.equal(text, other.getText(), JSON.stringify({ before, changes }));
      }
    }
  });

  it("takes ten thousand changes of one edit in one go", () => {
    const lines = Array.from({ length: 10_000 }, () => "<host mac='52:54:00:00:00:01' ip='192.168.1.2'/>");
    const changes = lines.map((_, index) => change([9_999 - index, 1], [9_999 - index, 5], "HOST"));
    const edited = applyChanges(lines.join("\n"), changes);
    assert.equal(edited.split("<HOST ").length, 10_001);
  });
});

/** A small linear congruential generator: the same numbers below a bound on every run. */
function generator(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}
