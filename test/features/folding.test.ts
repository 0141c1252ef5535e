// Folding ranges: each line of a document with the last line of its fold, as in an editor that folds whole lines.
import assert from "node:assert/strict";
import { foldingRangesOf } from "../../server/src/features/folding.js";
import { analysisOf, contextOf, plain } from "../helpers/analysis.js";

/** Lines of a document; `{a` begins the fold a behind its line, `a}` ends it after its line. */
const documents: readonly (readonly [title: string, kind: string | undefined, lines: readonly string[]])[] = [
  [
    "an element up to its end tag",
    undefined,
    ["<network>{n", "  <dns>{d", "    <host/>d}", "  </dns>n}", "</network>"],
  ],
  ["an end tag that shares its line", undefined, ["<network>{n", "  <name>lab</name></network>n}"]],
  ["what begins on one line folds once", undefined, ["<network><dns>{n", "  <host/>", "</dns>n}", "</network>"]],
  [
    "an element that is not closed",
    undefined,
    ["<network>{n", "  <dns>{d", "    <host/>", "", "  <ip/>nd}", "</network>"],
  ],
  ["a document that ends too soon", undefined, ["<network>{n", "  <dns>{d", "    <host/>nd}", ""]],
  [
    "a start tag of many lines",
    undefined,
    ["<network>{n", "  <host{h", "    mac='a'h}", "    ip='b'/>n}", "</network>"],
  ],
  ["a start tag of two lines stays", undefined, ["<network>{n", "  <host", "    ip='b'/>n}", "</network>"]],
  [
    "a start tag of many lines goes with its element",
    undefined,
    ["<network>{n", "  <ip{i", "    address='a'", "    prefix='24'>", "    <dhcp/>i}", "  </ip>n}", "</network>"],
  ],
  ["a comment of many lines", "comment", ["<!-- a{c", "  b", "-->c}", "<network/>"]],
  [
    "comments of one line in a row",
    "comment",
    [
      "<network>",
      "  <!-- a -->{c",
      "  <!-- b -->",
      "  <!-- c -->c}",
      "",
      "  <!-- d -->",
      "  <dns/><!-- e -->",
      "</network>",
    ],
  ],
  [
    "what steers is no row",
    "comment",
    [
      "<network>",
      "<!-- virnet-disable-file a -->",
      "<!-- virnet-target 9.0.0 -->",
      "<!-- #region -->",
      "<!-- #endregion -->",
      "</network>",
    ],
  ],
  [
    "a row of hosts, the first visible",
    "region",
    ["<network><ip><dhcp>", "  <host/>{r", "  <host/> <!-- web -->", "", "  <host/>r}", "</dhcp></ip></network>"],
  ],
  [
    "hosts that have something in them",
    "region",
    [
      "<network><ip><dhcp>",
      "  <host>",
      "    <lease/>",
      "  </host>{r",
      "  <host/>",
      "  <host>",
      "    <lease/>",
      "  </host>r}",
      "</dhcp></ip></network>",
    ],
  ],
  [
    "hosts of many lines",
    "region",
    [
      "<network><ip><dhcp>",
      "  <host",
      "    mac='a'",
      "    ip='b'/>{r",
      "  <host/>",
      "  <host/>r}",
      "</dhcp></ip></network>",
    ],
  ],
  [
    "two hosts are no row",
    "region",
    ["<network><ip><dhcp>", "  <host/>", "  <host/>", "  <range/>", "  <range/>", "</dhcp></ip></network>"],
  ],
  [
    "a comment parts two rows",
    "region",
    [
      "<network><ip><dhcp>",
      "  <host/>{a",
      "  <host/>",
      "  <host/>a}",
      "  <!-- b -->",
      "  <host/>{b",
      "  <host/>",
      "  <host/>b}",
      "</dhcp></ip></network>",
    ],
  ],
  ["subnets are no row", "region", ["<network>", "  <ip/>", "  <ip/>", "  <ip/>", "</network>"]],
  [
    "regions within regions",
    "region",
    [
      "<network>",
      "<!-- #region a -->{a",
      "<!--#region-->{b",
      "<dns/>",
      "<!-- #endregion -->b}",
      "<!-- #endregion -->a}",
      "<!-- #endregion -->",
      "</network>",
    ],
  ],
  [
    "where rules are disabled",
    "region",
    [
      "<network>",
      "  <!-- virnet-disable a -->{a",
      "  <dns/>",
      "  <!-- virnet-enable -->a}",
      "  <!-- virnet-disable b -->",
      "</network>",
    ],
  ],
  [
    "what crosses an element is left out",
    "region",
    ["<network>", "<dns>", "  <!-- #region -->", "</dns>", "  <!-- #endregion -->", "</network>"],
  ],
];

function read(lines: readonly string[]): { text: string; folds: string[] } {
  const begun = new Map<string, number>();
  const folds: string[] = [];
  const plainLines = lines.map((line, index) => {
    const mark = /(?:\{(\w)|(?<=>|'|b|-)(\w+)\})$/.exec(line);
    if (mark?.[1]) begun.set(mark[1], index);
    for (const letter of mark?.[2] ?? "") folds.push(`${begun.get(letter)}-${index}`);
    return line.replace(mark?.[0] ?? "", "");
  });
  return { text: plainLines.join("\n"), folds: folds.sort() };
}

describe("folding", () => {
  for (const [title, kind, lines] of documents) {
    for (const lineEnd of ["\n", "\r\n"]) {
      it(`${title}${lineEnd === "\n" ? "" : " (CR LF)"}`, () => {
        const { text, folds } = read(lines);
        const found = foldingRangesOf(analysisOf(text.replaceAll("\n", lineEnd)), contextOf(plain));
        assert.deepEqual(
          found
            .filter((range) => range.kind === kind)
            .map(({ startLine, endLine }) => `${startLine}-${endLine}`)
            .sort(),
          folds,
        );
        for (const { startCharacter, endCharacter } of found)
          assert.deepEqual([startCharacter, endCharacter], [undefined, undefined]);
      });
    }
  }

  it("leaves the tags where an editor folds within lines", () => {
    const text = "<network>\n<dns>\n<host/></dns>\n<ip\n address='a'\n/></network>\n<!--\na\n-->";
    const analysis = analysisOf(text);
    const hidden = foldingRangesOf(analysis, contextOf()).map(
      ({ startLine, startCharacter = 0, endLine, endCharacter = 0 }) => {
        const { start, end } = analysis.positions.spanOf({
          start: { line: startLine, character: startCharacter },
          end: { line: endLine, character: endCharacter },
        });
        return text.slice(start, end);
      },
    );
    assert.deepEqual(hidden, [
      "\n<dns>\n<host/></dns>\n<ip\n address='a'\n/>",
      "\n<host/>",
      "\n address='a'\n",
      "\na\n",
    ]);
  });

  it("is silent outside a network", () =>
    assert.deepEqual(foldingRangesOf(analysisOf("<domain>\n<a>\n\n</a>\n</domain>"), contextOf()), []));
});
