// A document with more siblings than a call can have arguments, wherever code walks over children.
import assert from "node:assert/strict";
import { foldingRangesOf } from "../../server/src/features/folding.js";
import { allLeftovers } from "../../server/src/features/refactor/leftovers.js";
import { symbolsOf } from "../../server/src/features/symbols.js";
import { typedValuesOf } from "../../server/src/features/typed-values.js";
import { layoutEdits } from "../../server/src/formatter/formatter.js";
import { composeEdits } from "../../server/src/xml/compose.js";
import { stringValue } from "../../server/src/xml/tree.js";
import { analysisOf, contextOf } from "../helpers/analysis.js";
import { quickOrWide } from "../helpers/wide.js";

/** Some 125,000 arguments are all that Node takes; in the quick suite, whatever else is wrong with siblings shows. */
const many = quickOrWide(2000, 135_000);

describe("a document with very many siblings", () => {
  const text = `<network><name>lab</name>${"<a/>\n".repeat(many)}${"<!---->\n".repeat(many)}</network>`;
  const analysis = analysisOf(text);
  const { document } = analysis.result;

  it("is checked", () => {
    assert.equal(
      analysis.result.findings.reduce((sum, { count = 1 }) => sum + count, 0),
      many,
    );
  });
  it("is read as a string", () => assert.equal(document.root && stringValue(document.root), "lab"));
  it("is folded", () => assert.equal(foldingRangesOf(analysis, contextOf()).length, 2));
  it("is searched for leftovers", () =>
    assert.deepEqual(allLeftovers.offer(analysis, { start: 0, end: 0 }, contextOf()), []));
  it("has an outline", () => assert.equal(symbolsOf(analysis)[0]?.name, "network lab"));
  it("has its values listed", () => assert.equal(typedValuesOf(analysis).length, 1));
  it("is laid out", () => assert.ok(layoutEdits(document, analysis.vocabulary, {}).length > many));
  it("takes edits in several rounds", () => {
    const edits = Array.from({ length: many }, (_, index) => ({ start: index * 2, end: index * 2 + 1, newText: "x" }));
    assert.equal(composeEdits(edits, [{ start: 2 * many, end: 2 * many, newText: "y" }]).length, many + 1);
  });
});
