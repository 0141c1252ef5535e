// Every feature of structure and names at offsets all over the examples, whole and cut off: none throws, and their
// answers are consistent.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { DocumentSymbol, SelectionRange } from "vscode-languageserver";
import type { Analysis } from "../../server/src/features/analysis.js";
import { documentLinksOf } from "../../server/src/features/document-links.js";
import { foldingRangesOf } from "../../server/src/features/folding.js";
import { occurrencesOf } from "../../server/src/features/names.js";
import { definitionAt, highlightsAt, referencesAt } from "../../server/src/features/navigation.js";
import { prepareRenameAt, renameAt } from "../../server/src/features/rename.js";
import { selectionRangesAt } from "../../server/src/features/selection.js";
import { semanticTokensOf } from "../../server/src/features/semantic-tokens.js";
import { flatSymbolsOf, symbolsOf, workspaceSymbolsOf } from "../../server/src/features/symbols.js";
import { linkedRangesAt } from "../../server/src/features/tag-pairs.js";
import { lint } from "../../server/src/lint/lint.js";
import type { Range } from "../../server/src/positions.js";
import { analysisOf, contextOf, edited, plain } from "../helpers/analysis.js";
import { quickOrWide } from "../helpers/wide.js";

const examples = ["examples", "examples/broken"].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".xml"))
    .map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")] as const),
);
const context = contextOf(plain);

/** What is asked of a document as a whole. */
function wholes(analysis: Analysis): void {
  for (const symbol of symbolsOf(analysis)) checkSymbol(analysis, symbol);
  flatSymbolsOf(analysis);
  workspaceSymbolsOf([analysis], "a");
  documentLinksOf(analysis);
  const { lineCount } = analysis.positions;
  for (const support of [contextOf(), context]) {
    for (const { startLine, endLine } of foldingRangesOf(analysis, support)) {
      assert.ok(startLine < endLine && endLine < lineCount, `fold from ${startLine} to ${endLine}`);
    }
  }
  const { data } = semanticTokensOf(analysis);
  for (let at = 0; at < data.length; at += 5) {
    assert.ok((data[at] ?? -1) >= 0 && (data[at + 1] ?? -1) >= 0 && (data[at + 2] ?? 0) > 0, `token ${at / 5}`);
  }
}

function checkSymbol({ positions }: Analysis, symbol: DocumentSymbol): void {
  const pending = [symbol];
  for (let next = pending.pop(); next; next = pending.pop()) {
    assert.ok(next.name.trim());
    assert.ok(holds(positions.spanOf(next.range), positions.spanOf(next.selectionRange)), next.name);
    for (const child of next.children ?? []) {
      assert.ok(holds(positions.spanOf(next.range), positions.spanOf(child.range)), `${child.name} in ${next.name}`);
      pending.push(child);
    }
  }
}

/** What is asked of a place. */
function places(analysis: Analysis, offset: number): void {
  const { positions } = analysis;
  const touches = (range: Range) => {
    const { start, end } = positions.spanOf(range);
    return start <= offset && offset <= end;
  };
  let around: SelectionRange | undefined = selectionRangesAt(analysis, [offset])[0];
  assert.ok(around && touches(around.range), `selection at ${offset}`);
  for (; around.parent; around = around.parent) {
    const [inner, outer] = [positions.spanOf(around.range), positions.spanOf(around.parent.range)];
    assert.ok(holds(outer, inner) && outer.end - outer.start > inner.end - inner.start, `selection at ${offset} grows`);
  }
  const lit = highlightsAt(analysis, offset);
  const found = referencesAt(analysis, offset, true);
  if (lit.length > 0)
    assert.ok(
      lit.some(({ range }) => touches(range)),
      `highlight at ${offset}`,
    );
  if (found.length > 0) assert.equal(found.length, lit.length, `references at ${offset}`);
  const offered = prepareRenameAt(analysis, offset);
  if (offered) assert.ok(touches(offered.range) && lit.length > 0, `rename at ${offset}`);
  definitionAt(analysis, offset, context);
  linkedRangesAt(analysis, offset);
}

function holds(outer: { start: number; end: number }, inner: { start: number; end: number }): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

describe("structure and names", () => {
  // Others in each example.
  const step = quickOrWide(45, 3);
  for (const [index, [name, text]] of examples.entries()) {
    it(`on offsets of ${name}`, () => {
      const analysis = analysisOf(text);
      wholes(analysis);
      for (let offset = index % step; offset <= text.length; offset += step) places(analysis, offset);
    });
  }

  it("renames every name of the examples to itself, and then nothing changes", () => {
    let renamed = 0;
    for (const [, text] of examples.filter(([name]) => /^(dns|static-hosts|openvswitch)/.test(name))) {
      const analysis = analysisOf(text);
      for (const { span, text: name, role } of occurrencesOf(analysis)) {
        if (role === "limit") continue;
        const renaming = renameAt(analysis, span.end, name, context);
        if ("refusal" in renaming) continue;
        const after = edited(analysis, renaming.edit.changes?.[analysis.document.uri] ?? []);
        assert.equal(lint(after).findings.length, analysis.result.findings.length);
        renamed += 1;
      }
    }
    assert.ok(renamed > 30, `${renamed} names`);
  });

  const cut = examples.find(([name]) => name === "dns.xml")?.[1] ?? "";
  it("on the end of a text that is still being written", () => {
    assert.ok(cut.length > 500);
    for (let end = 0; end <= cut.length; end += quickOrWide(65, 13)) {
      const analysis = analysisOf(cut.slice(0, end), { languageId: "libvirt-network" });
      if (!analysis.result.isNetwork) continue;
      wholes(analysis);
      for (const offset of [0, end >> 1, end - 1, end]) places(analysis, offset);
    }
  });

  it("on a text with a hole", () => {
    for (let start = 0; start < cut.length; start += quickOrWide(145, 29)) {
      const analysis = analysisOf(cut.slice(0, start) + cut.slice(start + 25));
      if (!analysis.result.isNetwork) continue;
      wholes(analysis);
      for (const offset of [start - 1, start, start + 1]) {
        places(analysis, Math.min(Math.max(offset, 0), analysis.document.text.length));
      }
    }
  });

  it("is not lost in thousands of unclosed elements", () => {
    const analysis = analysisOf(`<network><name>lab</name>${"<metadata>".repeat(2000)}`);
    wholes(analysis);
    places(analysis, 15_000);
  });
});
