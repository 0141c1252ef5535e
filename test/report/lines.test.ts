import assert from "node:assert/strict";
import { linesOf, lineText, positionAt } from "../../server/src/report/lines.js";

describe("report/lines", () => {
  const places: [title: string, text: string, line: number, character: number][] = [
    ["start of the text", "|abc", 0, 0],
    ["end of the text", "abc|", 0, 3],
    ["empty text", "|", 0, 0],
    ["before LF", "a|\nb", 0, 1],
    ["after LF", "a\n|b", 1, 0],
    ["after CRLF", "a\r\n|b", 1, 0],
    ["between CR and LF", "a\r|\nb", 0, 1],
    ["after a lone CR", "a\r|b", 1, 0],
    ["between two CR", "a\r|\rb", 1, 0],
    ["on an empty line", "a\n\n|\nb", 2, 0],
    ["after the last line end", "a\n|", 1, 0],
    ["after a pair of surrogates", "😀|x", 0, 2],
    ["line separators end no line", "a\u2028\u0085\v\fb|", 0, 6],
    ["last of many lines", `${"x\n".repeat(1000)}ab|`, 1000, 2],
  ];
  for (const [title, marked, line, character] of places)
    it(title, () => {
      const offset = marked.indexOf("|");
      assert.deepEqual(positionAt(linesOf(marked.replace("|", "")), offset), { line, character });
    });

  it("an offset outside the text is its start or its end", () => {
    const lines = linesOf("a\nbc");
    assert.deepEqual(positionAt(lines, -3), { line: 0, character: 0 });
    assert.deepEqual(positionAt(lines, 99), { line: 1, character: 2 });
  });

  it("lines come without their line ends", () => {
    const lines = linesOf("a\r\nbc\rd\n\ne\n");
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6].map((line) => lineText(lines, line)),
      ["a", "bc", "d", "", "e", "", ""],
    );
  });
});
