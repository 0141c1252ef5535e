import assert from "node:assert/strict";
import {
  applyEdits,
  fix,
  format,
  type LintOptions,
  libvirt,
  lint,
  lintAll,
  rules,
  version,
} from "../server/src/library.js";

const lab = `<network>
  <name>lab</name>
  <bridge nmae='virbr41'/>
  <ip address='10.1.2.1' prefix='24'/>
</network>
`;
const mended = lab.replace("nmae", "name");
const newer = lab.replace("nmae", "macTableManager").replace("virbr41", "libvirt");
const ids = (text: string, options?: LintOptions) => lint(text, options).findings.map(({ rule }) => rule);

describe("library", () => {
  it("finds what the command line finds, in the shape of its JSON", () => {
    const { findings, ...rest } = lint(lab);
    assert.deepEqual(rest, { isNetwork: true, target: libvirt.newest });
    const [{ url, ...finding } = assert.fail()] = findings;
    assert.deepEqual(finding.range, { start: { line: 2, character: 10 }, end: { line: 2, character: 14 } });
    assert.equal(finding.rule, "unknown-attribute");
    assert.equal(finding.severity, "error");
    assert.equal(finding.stage, "schema");
    assert.match(url, /\/unknown-attribute\.md$/);
    assert.deepEqual(finding.fixes[0], {
      title: "Change to name",
      safe: true,
      edits: [{ range: finding.range, newText: "name" }],
    });
  });

  const options: [what: string, text: string, options: LintOptions, expected: string[]][] = [
    ["checks for the target", newer, { target: "1.0.0" }, ["not-in-target"]],
    ["checks for the default target", newer, { defaultTarget: "1.0.0" }, ["not-in-target"]],
    [
      "lets the text go before the default target",
      `<!-- virnet-target 9.0.0 -->${newer}`,
      { defaultTarget: "1.0.0" },
      [],
    ],
    [
      "lets the target go before the text",
      `<!-- virnet-target 9.0.0 -->${newer}`,
      { target: "1.0.0" },
      ["not-in-target"],
    ],
    ["turns rules off", lab, { rules: { "unknown-attribute": "off" } }, []],
    ["insists on a network", "<domain/>", {}, ["root-not-network"]],
    ["says nothing of other XML when told so", "<domain/>", { insist: false }, []],
  ];
  for (const [what, text, given, expected] of options) it(what, () => assert.deepEqual(ids(text, given), expected));

  it("gives rules another severity", () => {
    const [finding] = lint(lab, { rules: { "unknown-attribute": "hint" } }).findings;
    assert.equal(finding?.severity, "hint");
  });

  it("checks for the newest libvirt it knows when asked for a newer one, and says so", () => {
    assert.equal(lint(lab, { target: "99.0.0" }).target, libvirt.newest);
  });

  const senseless: [options: unknown, problem: RegExp][] = [
    [{ target: "soon" }, /^target must be a libvirt version .*, not "soon"$/],
    [{ defaultTarget: 9 }, /^defaultTarget must be a libvirt version .*, not 9$/],
    [{ rules: { "unknown-atribute": "off" } }, /no rule "unknown-atribute"; did you mean unknown-attribute\?/],
    [
      { rules: { "unknown-attribute": "warn" } },
      /^rules\.unknown-attribute: "warn" is not a severity; did you mean warning\?/,
    ],
  ];
  for (const [given, message] of senseless) {
    it(`refuses ${JSON.stringify(given)}`, () => {
      for (const use of [lint, fix] as const)
        assert.throws(() => use(lab, given as LintOptions), { name: "TypeError", message });
      assert.throws(() => lintAll([], given as LintOptions), { name: "TypeError", message });
    });
  }

  it("finds what clashes between documents", () => {
    const documents = [
      { path: "a.xml", text: mended },
      { path: "b.xml", text: mended.replace("lab", "other").replace("virbr41", "virbr42") },
      { path: "c.xml", text: "<domain/>" },
    ];
    const { files, ...rest } = lintAll(documents, { insist: false });
    assert.deepEqual(rest, {
      version: 1,
      target: libvirt.newest,
      summary: { files: 3, errors: 0, warnings: 2, information: 0, hints: 0 },
    });
    assert.deepEqual(
      files.map(({ path, skipped, findings }) => [path, skipped, ...findings.map(({ rule }) => rule)]),
      [
        ["a.xml", undefined, "subnet-shared"],
        ["b.xml", undefined, "subnet-shared"],
        ["c.xml", "not a network document"],
      ],
    );
    const [related] = files[1]?.findings[0]?.related ?? [];
    assert.deepEqual([related?.path, related?.range.start.line], ["a.xml", 3]);
    assert.equal(lintAll(documents).files[2]?.findings[0]?.rule, "root-not-network");
  });

  it("names the version each document was checked for, and the one of all", () => {
    const commented = lab.replace("<name>", "<!-- virnet-target 9.0.0 --><name>");
    const targets = (texts: string[], given?: Parameters<typeof lintAll>[1]) => {
      const report = lintAll(
        texts.map((text, index) => ({ path: `${index}.xml`, text })),
        given,
      );
      return [report.target, ...report.files.map(({ target }) => target)];
    };
    assert.deepEqual(targets([commented]), ["9.0.0", "9.0.0"]);
    assert.deepEqual(targets([commented, lab]), [libvirt.newest, "9.0.0", libvirt.newest]);
    assert.deepEqual(targets([commented, lab], { defaultTarget: "1.0.0" }), ["1.0.0", "9.0.0", "1.0.0"]);
    assert.deepEqual(targets([commented, lab], { target: "11.3.0" }), ["11.3.0", "11.3.0", "11.3.0"]);
    assert.deepEqual(targets(["<domain/>"], { insist: false, defaultTarget: "1.0.0" }), ["1.0.0", undefined]);
  });

  it("applies safe fixes", () => {
    const { text, applied, findings } = fix(lab);
    assert.deepEqual([text, applied, findings], [mended, 1, []]);
    assert.equal(fix(lab, { rules: { "unknown-attribute": "off" } }).text, lab);
  });

  it("applies the edits of a fix", () => {
    const [finding] = lint(lab.replaceAll("\n", "\r\n")).findings;
    assert.equal(
      applyEdits(lab.replaceAll("\n", "\r\n"), finding?.fixes[0]?.edits ?? []),
      mended.replaceAll("\n", "\r\n"),
    );
  });

  const layouts: [options: Parameters<typeof format>[1], text: string, expected: string][] = [
    [{}, "<network><name>a</name></network>", "<network>\n  <name>a</name>\n</network>\n"],
    [{ indent: 4 }, "<network><name>a</name></network>", "<network>\n    <name>a</name>\n</network>\n"],
    [{ indent: "tab" }, "<network><name>a</name></network>", "<network>\n\t<name>a</name>\n</network>\n"],
    [
      { orderChildren: true },
      "<network><bridge name='b'/><name>a</name></network>",
      "<network>\n  <name>a</name>\n  <bridge name='b'/>\n</network>\n",
    ],
    [{}, "<network><name>a</network>", "<network><name>a</network>"],
    [{}, "<domain><a/></domain>", "<domain><a/></domain>"],
  ];
  for (const [given, text, expected] of layouts)
    it(`formats ${text} with ${JSON.stringify(given)}`, () => assert.equal(format(text, given), expected));

  it("refuses to indent by nonsense", () => {
    for (const indent of [0, 1.5, 17]) assert.throws(() => format(lab, { indent }), TypeError);
  });

  it("knows its rules and versions", () => {
    const rule = rules.find(({ id }) => id === "unknown-attribute");
    assert.deepEqual(ids(rule?.bad ?? ""), ["unknown-attribute"]);
    assert.deepEqual(ids(rule?.good ?? ""), []);
    assert.match(version, /^\d+\.\d+\.\d+$/);
  });
});
