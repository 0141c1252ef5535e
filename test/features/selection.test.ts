// Selection ranges, from the smallest to the largest around a cursor.
import assert from "node:assert/strict";
import type { SelectionRange } from "vscode-languageserver";
import { selectionRangesAt } from "../../server/src/features/selection.js";
import { analysisOf } from "../helpers/analysis.js";
import { marked, told } from "./marked.js";

/** A whole document, and the selections from the cursor outwards but for the last, the document. */
const chains: readonly (readonly [content: string, selections: readonly string[]])[] = [
  [
    "<network><a b='x' c='y, z|=1'/></network>",
    ["z", "y, z=1", "'y, z=1'", "c='y, z=1'", "b='x' c='y, z=1'", "<a b='x' c='y, z=1'/>"],
  ],
  ["<network><a b|='x' c='y'/></network>", ["b", "b='x'", "b='x' c='y'", "<a b='x' c='y'/>"]],
  ["<network><a b='|'/></network>", ["''", "b=''", "<a b=''/>"]],
  ["<network><a b='|", ["'", "b='", "<a b='"]],
  ["<network><|dns><host/></dns></network>", ["dns", "<dns>", "<dns><host/></dns>"]],
  ["<network><dns><host/></dn|s></network>", ["dns", "</dns>", "<dns><host/></dns>"]],
  ["<network><dns><host |/></dns></network>", ["<host />", "<dns><host /></dns>"]],
  [
    "<network> <dns> <host/> | <txt/> </dns> </network>",
    ["<host/>  <txt/>", " <host/>  <txt/> ", "<dns> <host/>  <txt/> </dns>", " <dns> <host/>  <txt/> </dns> "],
  ],
  [
    "<network><dns><txt/><host/> <h|ost/><srv/></dns></network>",
    ["host", "<host/>", "<host/> <host/>", "<txt/><host/> <host/><srv/>", "<dns><txt/><host/> <host/><srv/></dns>"],
  ],
  ["<network><name> la|b 2 </name></network>", ["lab", "lab 2", " lab 2 ", "<name> lab 2 </name>"]],
  ["<network><!-- a b|c --><dns/></network>", ["bc", "a bc", "<!-- a bc -->", "<!-- a bc --><dns/>"]],
  ["<network><dns>|", ["<dns>"]],
];

function chain(range: SelectionRange | undefined): SelectionRange[] {
  return range ? [range, ...chain(range.parent)] : [];
}

describe("selection", () => {
  for (const [content, selections] of chains) {
    it(content.trim(), () => {
      const { analysis, offset } = marked(content);
      const { text } = analysis.document;
      const [range] = selectionRangesAt(analysis, [offset]);
      const found = chain(range).map((link) => told(analysis, link.range).replace(/^\d+:/, ""));
      assert.deepEqual(found.slice(0, selections.length), selections);
      const inNetwork = text.trim().slice("<network>".length, -"</network>".length);
      const outer = [inNetwork.trim(), inNetwork, text.trim(), text].filter(
        (span) => span.length > (selections.at(-1)?.length ?? 0),
      );
      assert.deepEqual(found.slice(selections.length), [...new Set(outer)]);
    });
  }

  it("has one for each place, in their order", () => {
    const analysis = analysisOf("<network><dns/></network>");
    const found = selectionRangesAt(analysis, [11, 2]).map(({ range }) => told(analysis, range));
    assert.deepEqual(found, ["10:dns", "1:network"]);
  });

  it("has only the document outside its root", () => {
    const [range] = selectionRangesAt(analysisOf("<network/>\n\n"), [11]);
    assert.deepEqual(range, { range: { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } } });
  });

  it("is silent outside a network", () => assert.deepEqual(selectionRangesAt(analysisOf("<domain/>"), [3]), []));
});
