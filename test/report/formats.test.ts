import assert from "node:assert/strict";
import { formatConcise } from "../../server/src/report/concise.js";
import { formats } from "../../server/src/report/formats.js";
import { formatJson } from "../../server/src/report/json.js";
import { skippedFile } from "../../server/src/report/report.js";
import { newestVersion } from "../../server/src/vocabulary/versions.js";
import { fileOf, marked, reportOf } from "./helper.js";

for (const [name, print] of Object.entries(formats)) {
  describe(`report/${name}, like every format`, () => {
    it("names the file, the rule and the message of each finding", () => {
      const findings = [
        ["d/a.xml", "no-b", "wrong b"],
        ["d/c.xml", "late", "then this"],
      ] as const;
      const files = findings.map(([path, rule, message]) => fileOf(path, marked("<a>«<b>»", message, { rule })));
      const output = print(reportOf(...files), false);
      for (const part of findings.flat()) assert.ok(output.includes(part), `${part} is not in ${output}`);
    });

    it("prints no control character from a document or its name", () => {
      const output = print(reportOf(fileOf("a\r\u001b.xml", marked("«x»", "y\u001b[2J\r\u0000\u202e"))), false);
      assert.doesNotMatch(output, /(?!\n)[\p{Cc}\p{Cf}]/u);
    });
  });
}

describe("report/concise", () => {
  it("one line a finding, counted from 1", () => {
    const first = marked("<a>\r\n  «<b>»", "wrong b", { rule: "no-b" });
    const second = marked("<a>\r\n  <b>«", "then this", { rule: "late", severity: "hint", stage: "advice" });
    assert.equal(
      formatConcise(reportOf(fileOf("d/a.xml", first, second), fileOf("clean.xml"))),
      "d/a.xml:2:3: error: wrong b [no-b]\nd/a.xml:2:6: hint: then this [late]\n",
    );
  });

  it("a document and its name cannot forge a line", () => {
    const report = reportOf(fileOf("a\r\nb.xml", marked("«x»", "y\nz.xml:1:1: error: z\u2029\u0000")));
    assert.equal(formatConcise(report), "a\\r\\nb.xml:1:1: error: y\\nz.xml:1:1: error: z\\u2029\\u0000 [some-rule]\n");
  });
});

describe("the order of findings", () => {
  const hint = marked("«<a>»<b>", "could be better", { rule: "late", severity: "hint", stage: "advice" });
  const warning = marked("<a>«<b>»", "unused", { rule: "lost", severity: "warning", stage: "ignored" });
  const error = marked("<a><b>«", "wrong", { rule: "no-b" });
  const report = reportOf(fileOf("a.xml", hint, warning, error), fileOf("b.xml", hint, error));
  const orderIn = (output: string) => output.match(/could be better|unused|wrong/g)?.join(", ");
  const errorsFirst = "wrong, could be better, unused, wrong, could be better";
  const cases: readonly [name: keyof typeof formats, order: string][] = [
    ["text", errorsFirst],
    ["concise", errorsFirst],
    ["json", "could be better, unused, wrong, could be better, wrong"],
  ];
  for (const [name, order] of cases) {
    it(`is ${order} in ${name}`, () => assert.equal(orderIn(formats[name](report, false)), order));
  }
});

describe("report/json", () => {
  it("is the contract, keys in its order", () => {
    const finding = marked("<a>\n«<b>» «<c>»", "wrong b", {
      rule: "no-b",
      labels: ["because of c"],
      fixes: [{ title: "Remove <b>", safe: true, edits: [{ start: 4, end: 7, newText: "" }] }],
    });
    const output = formatJson(reportOf(fileOf("a.xml", finding), skippedFile("b.xml", "not a network document")));
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } };
    const related = { start: { line: 1, character: 4 }, end: { line: 1, character: 7 } };
    assert.equal(
      JSON.stringify(JSON.parse(output)),
      JSON.stringify({
        version: 1,
        target: newestVersion,
        files: [
          {
            path: "a.xml",
            target: newestVersion,
            findings: [
              {
                rule: "no-b",
                severity: "error",
                stage: "parse",
                message: "wrong b",
                range,
                related: [{ path: "a.xml", message: "because of c", range: related }],
                fixes: [{ title: "Remove <b>", safe: true, edits: [{ range, newText: "" }] }],
                url: "https://example.org/rules/no-b",
              },
            ],
          },
          { path: "b.xml", skipped: "not a network document", findings: [] },
        ],
        summary: { files: 2, errors: 1, warnings: 0, information: 0, hints: 0 },
      }),
    );
  });

  it("escapes what cannot be seen and loses nothing", () => {
    const message = 'a\u2028\u202e\u007f\u009b\u{e0001}\ud800\n\u001b"\\é';
    const output = formatJson(reportOf(fileOf("a.xml", marked("«x»", message))));
    assert.doesNotMatch(output, /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    assert.equal(JSON.parse(output).files[0].findings[0].message, message);
  });
});
