// Thousands of findings of one rule: the first are listed, all are counted, and nothing else changes.
import assert from "node:assert/strict";
import type { Finding } from "../../server/src/findings.js";
import { applySafeFixes } from "../../server/src/lint/fixes.js";
import { lint } from "../../server/src/lint/lint.js";
import { listed, mostListed } from "../../server/src/lint/listing.js";
import { makeReport, reportFile } from "../../server/src/report/report.js";
import { newestVersion } from "../../server/src/vocabulary/versions.js";

const network = (content: string) => `<network><name>a</name>${content}</network>`;
const insist = { insist: true };
const total = (findings: readonly Finding[], rule: string) =>
  findings.filter((finding) => finding.rule === rule).reduce((sum, { count = 1 }) => sum + count, 0);

describe("lint/listing", () => {
  it("as many as may be are listed as they are", () => {
    const { findings } = lint(network("<q/>".repeat(mostListed)), insist);
    assert.deepEqual(findings, lint(network("<q/>".repeat(mostListed)), { ...insist, listsAll: true }).findings);
  });

  it("one finding stands for those beyond, where the first of them is", () => {
    const text = network("<q/>".repeat(mostListed + 1500));
    const { findings } = lint(text, insist);
    const last = findings.at(-1);
    assert.equal(findings.length, mostListed + 1);
    assert.equal(last?.span.start, text.indexOf("q/>") + 4 * mostListed);
    assert.deepEqual(
      [last?.rule, last?.severity, last?.stage, last?.count],
      ["unknown-element", "error", "schema", 1500],
    );
    assert.match(last?.message ?? "", /^1,500 more findings of unknown-element /);
  });

  it("other rules are listed all the same", () => {
    const { findings } = lint(
      network(`${"<q/>".repeat(2 * mostListed)}<bridge name='virbr0' stp='off' zzz='1'/>`),
      insist,
    );
    assert.equal(total(findings, "unknown-attribute"), 1);
    assert.equal(total(findings, "unknown-element"), 2 * mostListed);
  });

  it("a comment that suppresses them is asked about every one", () => {
    const { findings } = lint(
      network(`${"<q/>".repeat(2000)}<!-- virnet-disable unknown-element: later --><q/>`),
      insist,
    );
    assert.equal(total(findings, "unknown-element"), 2000);
    assert.equal(total(findings, "unused-directive"), 0);
  });

  it("the summary counts them all", () => {
    const text = network("<q/>".repeat(4000));
    const { findings, target } = lint(text, insist);
    const { summary, files } = makeReport(newestVersion, [
      reportFile({ path: "a.xml", text, target }, findings, () => ""),
    ]);
    assert.equal(summary.errors, 4000);
    assert.equal(files[0]?.findings.at(-1)?.count, 3000);
  });

  it("safe fixes reach all of them", () => {
    const text = network(
      Array.from({ length: mostListed + 200 }, (_, index) => `<portgroup nmae='g${index}'/>`).join(""),
    );
    const { text: fixed, applied, result } = applySafeFixes(text, insist);
    assert.ok(!fixed.includes("nmae"));
    assert.equal(applied, mostListed + 200);
    assert.ok(result.findings.length <= mostListed + 50);
  });

  it("what is listed at once is listed as it would have been one by one", () => {
    const text = network("<q/><ip address='10.0.0.1' z='1'/>".repeat(1300));
    assert.deepEqual(listed(lint(text, { ...insist, listsAll: true }).findings), lint(text, insist).findings);
  });
});
