// Comments that suppress findings: where they are inserted, that they work, and that none is unused.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { disabling } from "../../server/src/features/disable-rule.js";
import type { Finding } from "../../server/src/findings.js";
import { lint } from "../../server/src/lint/lint.js";
import { examplesOf } from "../../server/src/rules/example.js";
import { rules } from "../../server/src/rules/rules.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { actionTable, silenceTable } from "../helpers/actions.js";
import { analysisOf } from "../helpers/analysis.js";
import { onOneLine } from "../helpers/examples.js";
import { cursor } from "../helpers/markers.js";
import { quickOrWide } from "../helpers/wide.js";

const rule = "ip-address-of-documentation";
const next = `<!-- virnet-disable-next-line ${rule} -->`;
const file = `<!-- virnet-disable-file ${rule} -->`;
const here = `${rule} here`;
const inFile = `${rule} in this file`;
const ip = "<ip address='192.0.2.1' prefix='24'/>";
const marked = "<ip address='192|.0.2.1' prefix='24'/>";

function commentsAt(text: string, offset: number, wanted: string) {
  const analysis = analysisOf(text);
  const found = analysis.result.findings.find(
    (finding) => finding.rule === wanted && finding.span.start <= offset && offset <= finding.span.end,
  );
  assert.ok(found, `no ${wanted} there`);
  return disabling(analysis, found);
}

/** A document with the cursor in a finding, `RULE here` or `RULE in this file`, and the document with the comment. */
function commentTable(rows: readonly (readonly [marked: string, title: string, expected: string])[]): void {
  for (const [marked, title, expected] of rows) {
    it(`${title}: ${marked}`, () => {
      const { text, offset } = cursor(marked);
      const comments = commentsAt(text, offset, title.split(" ")[0] ?? "");
      const edit = title.endsWith("here") ? comments?.here : comments?.file;
      assert.ok(edit);
      assert.equal(applyEdits(text, [edit]), expected);
    });
  }
}

describe("disabling a rule", () => {
  actionTable([
    [
      `<network>\n  <name>lab</name>\n  ${marked}\n</network>`,
      `Disable ${rule} here`,
      `<network>\n  <name>lab</name>\n  ${next}\n  ${ip}\n</network>`,
    ],
  ]);
  commentTable([
    [
      `<network>\n\t<name>lab</name>\n\t${marked}\n</network>`,
      here,
      `<network>\n\t<name>lab</name>\n\t${next}\n\t${ip}\n</network>`,
    ],
    [
      `<network>\r\n  <name>lab</name>\r\n  <ip\r\n    prefix='24'\r\n    address='192.|0.2.1'\r\n  />\r\n</network>`,
      here,
      `<network>\r\n  <name>lab</name>\r\n  ${next}\r\n  <ip\r\n    prefix='24'\r\n    address='192.0.2.1'\r\n  />\r\n</network>`,
    ],
    [`<network><name>lab</name>${marked}</network>`, here, `<network><name>lab</name>${next}${ip}</network>`],
    [
      `<network>\n  <name>lab</name>${marked}</network>`,
      here,
      `<network>\n  ${next}\n  <name>lab</name>${ip}</network>`,
    ],
    [
      `<network>\n  <name>lab</name><ip\n\n\naddress='|192.0.2.1' prefix='24'/></network>`,
      here,
      `<network>\n  <name>lab</name>${next}<ip\n\n\naddress='192.0.2.1' prefix='24'/></network>`,
    ],
    [
      `<network><name>lab</name>\n  <!-- virnet-disable-next-line ip-subnet-common: ours -->\n  ${marked}</network>`,
      here,
      `<network><name>lab</name>\n  <!-- virnet-disable-next-line ip-subnet-common ${rule}: ours -->\n  ${ip}</network>`,
    ],
    [
      `<network><name>lab</name>\n  <!-- virnet-disable-next-line a, b -->\n\n<!-- LAN -->\n  ${marked}</network>`,
      here,
      `<network><name>lab</name>\n  <!-- virnet-disable-next-line a, b, ${rule} -->\n\n<!-- LAN -->\n  ${ip}</network>`,
    ],
    [
      `<network><name>lab</name>\n  <!-- virnet-disable-next-line a -->\n  <bridge name='x'/>\n  ${marked}</network>`,
      here,
      `<network><name>lab</name>\n  <!-- virnet-disable-next-line a -->\n  <bridge name='x'/>\n  ${next}\n  ${ip}</network>`,
    ],
    [
      "<network><bridge name='x'/><name>\nla|b/1</name></network>",
      "invalid-value here",
      "<network><bridge name='x'/><!-- virnet-disable-next-line invalid-value --><name>\nlab/1</name></network>",
    ],
    [
      `\ufeff<network><name>lab</name>${marked}</network>`,
      inFile,
      `\ufeff${file}\n<network><name>lab</name>${ip}</network>`,
    ],
    [
      `<network>\n  <name>lab</name>${marked}</network>`,
      inFile,
      `${file}\n<network>\n  <name>lab</name>${ip}</network>`,
    ],
    [
      `<?xml version='1.0'?><network><name>lab</name>${marked}</network>`,
      inFile,
      `<?xml version='1.0'?>\n${file}\n<network><name>lab</name>${ip}</network>`,
    ],
    [
      `\ufeff<?xml version='1.0'?>\n<!-- lab -->\n <network><name>lab</name>${marked}</network>`,
      inFile,
      `\ufeff<?xml version='1.0'?>\n<!-- lab -->\n ${file}\n <network><name>lab</name>${ip}</network>`,
    ],
    [
      `<network><!-- virnet-disable-file a,b: why --><name>lab</name>${marked}</network>`,
      inFile,
      `<network><!-- virnet-disable-file a,b,${rule}: why --><name>lab</name>${ip}</network>`,
    ],
    [
      "<network>\n  <name>lab</name>\n  st|ray\n</network>",
      "stray-text here",
      "<network>\n  <name>lab</name>\n  <!-- virnet-disable-next-line stray-text -->\n  stray\n</network>",
    ],
    [
      "<network><name>lab</name>st|ray</network>",
      "stray-text here",
      "<network><name>lab</name><!-- virnet-disable-next-line stray-text -->stray</network>",
    ],
    [
      "<network connections|='3'>\n  <name>lab</name>\n</network>",
      "read-only-attribute here",
      "<!-- virnet-disable-next-line read-only-attribute -->\n<network connections='3'>\n  <name>lab</name>\n</network>",
    ],
  ]);
  it("where no comment could stand, is for the file alone", () => {
    const { text, offset } = cursor("<network>\n  <name>\n    la|b/1\n  </name>\n</network>");
    const comments = commentsAt(text, offset, "invalid-value");
    assert.equal(comments?.here, undefined);
    assert.ok(comments?.file);
  });
  silenceTable(/^Disable/, [
    // What libvirt refuses no comment makes right.
    ["<network><name>lab</name>st|ray</network>"],
    ["<network><name>lab</name><bridge stp='|x'/></network>"],
    ["<network><nam|e>lab</network>"],
    ["<network><name>lab|</nam></network>"],
    ["<network><!-- virnet-disable-next-line unkno|wn-element --><name>lab</name></network>"],
    ["<network><!-- virnet-dis|able-next-line nonsense --><name>lab</name></network>"],
  ]);

  const documents = [
    ...rules.flatMap((rule) => examplesOf(rule).bad.map(({ text }) => text)),
    ...readdirSync("examples/broken").map((name) => readFileSync(`examples/broken/${name}`, "utf8")),
  ];
  const countOf = (findings: readonly Finding[], wanted: string) =>
    findings.filter((finding) => finding.rule === wanted).length;

  // Of the second a part: it is about lines, whatever the rule.
  const layouts: [name: string, layOut: (text: string) => string, forms: ("here" | "file")[], every: number][] = [
    ["as they are", (text) => text, ["here", "file"], quickOrWide(5, 1)],
    ["on one line", onOneLine, ["here", "file"], quickOrWide(5, 1)],
    [
      "with a line for each tag and attribute",
      (text) =>
        onOneLine(text)
          .replace(/></g, ">\n<")
          .replace(/ (?=[\w:]+=')/g, "\n "),
      ["here"],
      quickOrWide(12, 3),
    ],
  ];
  for (const [name, layOut, forms, every] of layouts) {
    it(`holds back what rules find in their examples, ${name}`, () => {
      let done = 0;
      for (const text of documents.filter((_, index) => index % every === 0).map(layOut)) {
        const analysis = analysisOf(text, { languageId: "libvirt-network" });
        const { findings } = analysis.result;
        const firsts = findings.filter(({ rule }, at) => findings.findIndex((other) => other.rule === rule) === at);
        for (const finding of firsts) {
          const comments = disabling(analysis, finding);
          for (const form of forms) {
            const edit = comments?.[form];
            if (!edit) continue;
            const after = lint(applyEdits(text, [edit]), { insist: true });
            const left = form === "file" ? 0 : countOf(findings, finding.rule) - 1;
            assert.ok(countOf(after.findings, finding.rule) <= left, `${finding.rule}: ${after.document.text}`);
            assert.equal(countOf(after.findings, "unused-directive"), countOf(findings, "unused-directive"));
            assert.ok(after.isWellFormed, after.document.text);
            done += 1;
          }
        }
      }
      assert.ok(done > (150 * forms.length) / every, `${done} comments`);
    });
  }
});
