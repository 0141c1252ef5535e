// Rules that are off or have another severity.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";
import type { Severity } from "../../server/src/severity.js";
import { crossFindings } from "../../server/src/workspace/cross.js";
import { withAcross } from "../../server/src/workspace/workspace.js";

type Given = Record<string, Severity | "off">;

const found = (text: string, given: Given) =>
  lint(text, { insist: true, severities: new Map(Object.entries(given)) })
    .findings.map(({ rule, severity }) => `${severity}:${rule}`)
    .join(" ");

const network = (content: string) => `<network><name>n</name>${content}</network>`;
const range = network("<ip address='10.1.1.1' prefix='24'><dhcp><range start='10.1.1.9' end='10.1.1.2'/></dhcp></ip>");

describe("lint: severities", () => {
  const cases: [title: string, text: string, given: Given, said: string][] = [
    ["none given", range, {}, "error:dhcp-range-reversed"],
    ["a milder one", range, { "dhcp-range-reversed": "hint" }, "hint:dhcp-range-reversed"],
    ["the rule's own", range, { "dhcp-range-reversed": "error" }, "error:dhcp-range-reversed"],
    ["off", range, { "dhcp-range-reversed": "off" }, ""],
    ["of another rule", range, { "dhcp-range-outside-subnet": "off" }, "error:dhcp-range-reversed"],
    ["a harder one", network("<mtu size='10000'/>"), { "mtu-unusual": "error" }, "error:mtu-unusual"],
    ["off for a text that is no XML", "<network>", { "not-well-formed": "off" }, ""],
    ["off for a wrong root", "<domain><name>n</name><ip/></domain>", { "root-not-network": "off" }, ""],
    [
      "a comment that holds back a rule which is off",
      network("<!-- virnet-disable-next-line mtu-unusual -->\n<mtu size='10000'/>"),
      { "mtu-unusual": "off" },
      "",
    ],
    [
      "a comment that holds back nothing, about a rule which is off",
      network("<!-- virnet-disable-next-line mtu-unusual -->\n<mtu size='1500'/>"),
      { "mtu-unusual": "off" },
      "warning:unused-directive",
    ],
  ];
  for (const [title, text, given, said] of cases) it(title, () => assert.equal(found(text, given), said));

  it("documents that stay what they are say nothing of a text that nothing may be said of", () => {
    assert.equal(lint("<network>", { severities: new Map([["not-well-formed", "off"]]) }).isWellFormed, false);
  });
});

describe("lint: severities between documents", () => {
  const lab = network("<ip address='10.1.1.1' prefix='24'/>");
  const red = lab.replace(">n<", ">red<");
  const said = (given: Given, first: string, text = lab) => {
    const severities = new Map(Object.entries(given));
    const documents = [
      { path: first, result: lint(text, { severities }) },
      { path: "b/red.xml", result: lint(red) },
    ];
    const across = crossFindings(documents);
    return documents.map(({ result }, index) =>
      withAcross(result.findings, across[index])
        .map(({ rule, severity }) => `${severity}:${rule}`)
        .join(" "),
    );
  };
  const cases: [title: string, given: Given, path: string, said: [string, string]][] = [
    ["none given", {}, "b/n.xml", ["warning:subnet-shared", "warning:subnet-shared"]],
    ["off for one of them", { "subnet-shared": "off" }, "b/n.xml", ["", "warning:subnet-shared"]],
    ["a harder one", { "subnet-shared": "error" }, "b/n.xml", ["error:subnet-shared", "warning:subnet-shared"]],
    [
      "a harder one leaves alone what the rule itself takes lightly",
      { "subnet-shared": "error" },
      "a/n.xml",
      ["hint:subnet-shared", "hint:subnet-shared"],
    ],
    [
      "the rule's own changes nothing",
      { "subnet-shared": "warning" },
      "a/n.xml",
      ["hint:subnet-shared", "hint:subnet-shared"],
    ],
  ];
  for (const [title, given, path, expected] of cases) {
    it(title, () => assert.deepEqual(said(given, path), expected));
  }

  const comments: [title: string, comment: string, given: Given, expected: string][] = [
    ["a bare comment that holds back such a finding is in use", "<!-- virnet-disable -->", {}, ""],
    ["so is one for the file", "<!-- virnet-disable-file -->", {}, ""],
    ["also when the rule is off", "<!-- virnet-disable -->", { "subnet-shared": "off" }, ""],
    [
      "of several rules named, those that hold back nothing are told",
      "<!-- virnet-disable mtu-unusual subnet-shared -->",
      {},
      "warning:unused-directive",
    ],
  ];
  for (const [title, comment, given, expected] of comments) {
    it(title, () => {
      const text = lab.replace("<ip", `${comment}<ip`);
      // A comment for the whole file holds back what would be said of itself, too.
      assert.equal(lint(text).findings.length > 0, !comment.includes("file"));
      assert.equal(said(given, "b/n.xml", text)[0], expected);
    });
  }

  it("a comment is not taken out by safe fixes: another target, or other documents, may need it", () => {
    const safe = (comment: string) =>
      lint(lab.replace("<ip", `${comment}<ip`)).findings.flatMap(({ fixes }) => fixes.map((fix) => fix.safe));
    assert.deepEqual(safe("<!-- virnet-disable -->"), [false]);
    assert.deepEqual(safe("<!-- virnet-disable mtu-unusual -->"), [false]);
    assert.deepEqual(safe("<!-- virnet-enable -->"), [false]);
  });
});
