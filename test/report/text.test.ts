import assert from "node:assert/strict";
import { skippedFile } from "../../server/src/report/report.js";
import { formatText } from "../../server/src/report/text.js";
import { fileOf, marked, reportOf } from "./helper.js";

/** The frame of one finding: what stands between the place and the rule's page. */
function frameOf(text: string, labels: string[] = []): string {
  const output = formatText(reportOf(fileOf("net.xml", marked(text, "wrong", { labels }))), false);
  const rows = output.split("\n");
  return rows
    .slice(
      2,
      rows.findIndex((row) => row.includes("= see:")),
    )
    .join("\n");
}

const frames: { title: string; text: string; labels?: string[]; frame: string }[] = [
  {
    title: "underlines the span",
    text: "<a>\n  <b c='«value»'/>\n</a>",
    frame: `
  |
2 |   <b c='value'/>
  |         ^^^^^`,
  },
  {
    title: "an empty span gets one caret",
    text: "<a b=«>",
    frame: `
  |
1 | <a b=>
  |      ^`,
  },
  {
    title: "an empty text",
    text: "«",
    frame: `
  |
1 |
  | ^`,
  },
  {
    title: "the end of the text, after a line end",
    text: "<a>\n«",
    frame: `
  |
2 |
  | ^`,
  },
  {
    title: "a span over several lines is underlined on its first",
    text: "<a>\n  «<b>  \r\n  </b>»\n</a>",
    frame: `
  |
2 |   <b>
  |   ^^^`,
  },
  {
    title: "a span that begins with a line end",
    text: "<a>«\n</a>»",
    frame: `
  |
1 | <a>
  |    ^`,
  },
  {
    title: "a gutter as wide as the number",
    text: `${"\n".repeat(99)}«x»`,
    frame: `
    |
100 | x
    | ^`,
  },
  {
    title: "tabs become blanks and keep their stops",
    text: "\t<a\tb='«1\t2»'/>",
    frame: `
  |
1 |     <a  b='1    2'/>
  |            ^^^^^^`,
  },
  {
    title: "wide characters take two columns, combining ones none",
    text: "日本 e\u0301 «😀é» x",
    frame: `
  |
1 | 日本 e\u0301 😀é x
  |        ^^^`,
  },
  {
    title: "characters nobody sees are spelled out",
    text: "<a b='\u001b[2J\u200b«1\u00a0»'/>",
    frame: `
  |
1 | <a b='\\u001b[2J\\u200b1\\u00a0'/>
  |                      ^^^^^^^`,
  },
  {
    title: "a related place on the next line",
    text: "<ip\n>\n «x» \n«<y>»",
    labels: ["the y"],
    frame: `
  |
3 |  x
  |  ^
4 | <y>
  | --- the y`,
  },
  {
    title: "an empty span at the end of a line",
    text: "x«»\n",
    frame: `
  |
1 | x
  |  ^`,
  },
  {
    title: "a related place on the same line",
    text: "<range start='«9»' end='«1»'/>",
    labels: ["the end"],
    frame: `
  |
1 | <range start='9' end='1'/>
  |               ^
  |                       - the end`,
  },
  {
    title: "what a CI runner would carry out",
    text: "##[a]##x[b] «##[c]» ## [d] ::e::«f»",
    labels: ["##vso[g]"],
    frame: `
  |
1 | #\\u0023[a]#\\u0023x[b] #\\u0023[c] ## [d] ::e::f
  |                       ^^^^^^^^^^
  |                                              - #\\u0023vso[g]`,
  },
  {
    title: "what shows nothing",
    text: "a\u{fe0f}«b\u3164»c",
    frame: `
  |
1 | a\\ufe0fb\\u3164c
  |        ^^^^^^^`,
  },
  {
    title: "one line between two places is shown",
    text: "«a»\nb\n«c»",
    labels: ["here"],
    frame: `
  |
1 | a
  | ^
2 | b
3 | c
  | - here`,
  },
  {
    title: "several lines between two places are not",
    text: "«a»\nb\nb\n«c»",
    labels: ["here\n\u001b"],
    frame: `
  |
1 | a
  | ^
...
4 | c
  | - here\\n\\u001b`,
  },
  {
    title: "a long line is cut on both sides",
    text: `${"x".repeat(100)}«bad»${"y".repeat(100)}`,
    frame: `
  |
1 | ...${"x".repeat(40)}bad${"y".repeat(77)}...
  | ${" ".repeat(43)}^^^`,
  },
  {
    title: "a place near the end of a long line",
    text: `${"x".repeat(200)}«bad»`,
    frame: `
  |
1 | ...${"x".repeat(117)}bad
  | ${" ".repeat(120)}^^^`,
  },
  {
    title: "a span longer than what is shown",
    text: `«${"x".repeat(200)}»`,
    frame: `
  |
1 | ${"x".repeat(120)}...
  | ${"^".repeat(120)}`,
  },
  {
    title: "no pair of surrogates is split",
    text: `${"😀".repeat(100)}z«b»${"y".repeat(200)}`,
    frame: `
  |
1 | ...${"😀".repeat(20)}zb${"y".repeat(78)}...
  | ${" ".repeat(44)}^`,
  },
];

describe("report/text", () => {
  for (const { title, text, labels, frame } of frames)
    it(title, () => assert.equal(`\n${frameOf(text, labels)}`, frame));

  it("says what, where, what else and what to do; a rule's page once", () => {
    const document = "<ip address='«192.168.1.1»'>\n  <range end='«10.0.0.1»'/>\n</ip>";
    const first = marked(document, "no subnet", {
      rule: "no-subnet",
      fixes: [
        { title: "Add a prefix", safe: true, edits: [] },
        { title: "Remove <ip>", safe: false, edits: [] },
      ],
      labels: ["this range"],
    });
    const second = marked("<ip address='«192.168.1.1»'>\n", "again", { rule: "no-subnet", severity: "warning" });
    const report = reportOf(fileOf("a/net.xml", first, second), fileOf("b.xml"), skippedFile("c.xml", "reason"));
    assert.equal(
      formatText(report, false),
      `error[no-subnet]: no subnet
 --> a/net.xml:1:14
  |
1 | <ip address='192.168.1.1'>
  |              ^^^^^^^^^^^
2 |   <range end='10.0.0.1'/>
  |               -------- this range
  = fix: Add a prefix
  = suggestion: Remove <ip> (not applied by --fix)
  = see: https://example.org/rules/no-subnet

warning[no-subnet]: again
 --> a/net.xml:1:14
  |
1 | <ip address='192.168.1.1'>
  |              ^^^^^^^^^^^

1 error, 1 warning in 2 files (1 fixable with --fix)
`,
    );
  });

  it("a related place in another file is a note", () => {
    const [file] = [fileOf("a.xml", marked("«x»", "same bridge"))];
    const finding = file.findings[0];
    assert(finding);
    const related = [{ path: "b.xml", message: "the other", range: { ...finding.range } }];
    const output = formatText(reportOf({ ...file, findings: [{ ...finding, related }] }), false);
    assert.match(output, /\n {2}\| \^\n {2}= note: the other \(b\.xml:1:1\)\n {2}= see:/);
  });

  it("a document and its name cannot forge a line", () => {
    const output = formatText(
      reportOf(fileOf("a\nerror: b.xml", marked("«x»", "y\n\u001b[31merror: z\u2028\u202e\u0085"))),
      false,
    );
    assert.deepEqual(output.split("\n").slice(0, 2), [
      "error[some-rule]: y\\n\\u001b[31merror: z\\u2028\\u202e\\u0085",
      " --> a\\nerror: b.xml:1:1",
    ]);
  });

  it("colours only when asked", () => {
    const report = reportOf(fileOf("a.xml", marked("«x»", "y", { severity: "warning" })));
    const coloured = formatText(report, true);
    assert(coloured.startsWith("\u001b[1;33mwarning[some-rule]\u001b[0m\u001b[1m: y\u001b[0m\n"));
    assert.equal(coloured.replace(/\u001b\[[\d;]*m/g, ""), formatText(report, false));
  });

  const summaries: [severities: ("error" | "warning" | "information" | "hint")[], summary: string][] = [
    [[], "no problems in 1 file"],
    [["error"], "1 error in 1 file"],
    [["hint", "warning", "error", "warning"], "1 error, 2 warnings, 1 hint in 1 file"],
    [["information", "information", "hint", "hint"], "2 information, 2 hints in 1 file"],
  ];
  for (const [severities, summary] of summaries)
    it(summary, () => {
      const file = fileOf("a.xml", ...severities.map((severity) => marked("«x»", "y", { severity })));
      assert.equal(formatText(reportOf(file), false).trimEnd().split("\n").at(-1), summary);
    });

  it("nothing when no file was checked", () => {
    assert.equal(formatText(reportOf(skippedFile("a.xml", "not a network document")), false), "");
  });
});
