// Completion of directives: their words, then rules and versions.
import assert from "node:assert/strict";
import { readDirectives } from "../../../server/src/directives/directives.js";
import { rules } from "../../../server/src/rules/rules.js";
import { parse } from "../../../server/src/xml/parse.js";
import { accepted, labels } from "../../helpers/complete.js";

const network = (inner: string) => `<network>\n  ${inner}\n  <name>a</name>\n</network>\n`;
const words = ["virnet-disable-next-line", "virnet-disable", "virnet-enable", "virnet-disable-file", "virnet-target"];

/** A document with the cursor, what is accepted, and the document after. */
const cases: readonly (readonly [before: string, label: string, after: string])[] = [
  [network("<!-- | -->"), "virnet-disable", network("<!-- virnet-disable | -->")],
  [network("<!-- |-->"), "virnet-disable", network("<!-- virnet-disable | -->")],
  [network("<!--|-->"), "virnet-disable", network("<!-- virnet-disable | -->")],
  [network("<!--| -->"), "virnet-disable", network("<!-- virnet-disable | -->")],
  [network("<!-- |"), "virnet-disable", network("<!-- virnet-disable | -->")],
  [network("<!--|"), "virnet-disable", network("<!-- virnet-disable | -->")],
  [network("<!-- vir|"), "virnet-target", network("<!-- virnet-target | -->")],
  [network("<!-- vir| -->"), "virnet-target", network("<!-- virnet-target | -->")],
  [network("<!-- vir|net -->"), "virnet-enable", network("<!-- virnet-enable| -->")],
  [network("<!-- |-->"), "virnet-enable", network("<!-- virnet-enable| -->")],
  [
    network("<!-- virnet-dis|able mtu-unusual -->"),
    "virnet-disable-file",
    network("<!-- virnet-disable-file| mtu-unusual -->"),
  ],
  [network("<!-- virnet-disable | -->"), "mtu-unusual", network("<!-- virnet-disable mtu-unusual| -->")],
  [network("<!-- virnet-disable |-->"), "mtu-unusual", network("<!-- virnet-disable mtu-unusual| -->")],
  [network("<!-- virnet-disable |"), "mtu-unusual", network("<!-- virnet-disable mtu-unusual| -->")],
  [network("<!-- virnet-disable mt| -->"), "mtu-unusual", network("<!-- virnet-disable mtu-unusual| -->")],
  [network("<!-- virnet-disable mt|u-small -->"), "mtu-unusual", network("<!-- virnet-disable mtu-unusual| -->")],
  [
    network("<!-- virnet-disable mt|: a reason -->"),
    "mtu-unusual",
    network("<!-- virnet-disable mtu-unusual|: a reason -->"),
  ],
  [
    network("<!-- virnet-disable name-unusual,mt| -->"),
    "mtu-unusual",
    network("<!-- virnet-disable name-unusual,mtu-unusual| -->"),
  ],
  [
    network("<!-- virnet-disable-next-line name-unusual m| -->"),
    "mtu-unusual",
    network("<!-- virnet-disable-next-line name-unusual mtu-unusual| -->"),
  ],
  [network("<!-- virnet-disable-file | -->"), "mtu-unusual", network("<!-- virnet-disable-file mtu-unusual| -->")],
  [network("<!-- virnet-enable | -->"), "mtu-unusual", network("<!-- virnet-enable mtu-unusual| -->")],
  [network("<!-- virnet-target | -->"), "9.0.0", network("<!-- virnet-target 9.0.0| -->")],
  [network("<!-- virnet-target deb| -->"), "debian12", network("<!-- virnet-target debian12| -->")],
  [network("<!-- virnet-target 9| -->"), "9.0.0", network("<!-- virnet-target 9.0.0| -->")],
  [network("<!-- virnet-target 9|\n<!-- b -->"), "9.0.0", network("<!-- virnet-target 9.0.0| -->\n<!-- b -->")],
  [network("<!-- |\n  <!-- b -->"), "virnet-disable", network("<!-- virnet-disable | -->\n  <!-- b -->")],
  ["<!-- | -->", "virnet-disable-file", "<!-- virnet-disable-file | -->"],
];

const lists: readonly (readonly [marked: string, expected: readonly string[]])[] = [
  [network("<!-- | -->"), words],
  [network("<!-- | these are for people -->"), []],
  [network("<!-- for| people -->"), []],
  [network("<!-- people: | -->"), []],
  [network("<!-- virnet-disable mtu-unusual: because | -->"), []],
  [network("<!-- virnet-target 9.0.0 | -->"), []],
  [network("<!-- virnet-nonsense | -->"), []],
  [network("<!-|- virnet-disable -->"), []],
  [network("<!-- virnet-disable --|>"), []],
];

describe("completion in comments", () => {
  for (const [before, label, after] of cases) {
    it(`${JSON.stringify(before)} ${label}`, () => assert.equal(accepted(before, label), after));
  }
  for (const [marked, expected] of lists) {
    it(`${JSON.stringify(marked)}: ${expected.join(", ") || "nothing"}`, () =>
      assert.deepEqual(labels(marked), expected));
  }
  it("offers nothing that virnet does not obey", () => {
    for (const word of words) {
      const [directive] = readDirectives(parse(`<network><!-- ${word} --></network>`)).all;
      assert.notEqual(directive?.kind, "unknown");
    }
    for (const version of labels(network("<!-- virnet-target | -->"))) {
      assert.ok(readDirectives(parse(`<!-- virnet-target ${version} -->`)).target, version);
    }
  });
  it("offers each rule that is not named yet, first those that have found something", () => {
    const found = labels(
      "<network>\n  <name>a b</name>\n  <!-- virnet-disable-next-line | -->\n  <wrong/>\n</network>",
    );
    assert.deepEqual(found.slice(0, 2), ["unknown-element", "name-unusual"]);
    const quiet = labels("<network><name>a b</name><!-- virnet-disable | --><wrong/></network>", {
      off: "unknown-element",
    });
    assert.equal(quiet[0], "name-unusual");
    assert.equal(found.length, rules.length);
    const others = labels("<network><!-- virnet-disable unknown-element | mtu-unusual: why --></network>");
    assert.equal(others.length, rules.length - 2);
  });
});
