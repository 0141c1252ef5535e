// Findings in a text that is not well-formed: one mistake does not cause others.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";

/** The text, and the rules that speak of it. */
const cases: readonly [name: string, text: string, expected: readonly string[]][] = [
  ["half of the root", "<network", ["not-well-formed"]],
  ["a document from top to bottom", "<network>\n  <bridge name='virbr7'/>\n  <forward mo", ["not-well-formed"]],
  ["an address without its end", "<network><name>a</name><ip address='1<dhcp/></ip></network>", ["not-well-formed"]],
  [
    "a mistake of its own under an address without its end",
    "<network><name>a</name><ip address='1><dhcp><range start='192.168.77.9' end='192.168.77.8'/></dhcp></ip></network>",
    ["not-well-formed", "dhcp-range-reversed"],
  ],
  [
    "a mistake elsewhere is still told",
    "<network><name>a</name><forward mode='isolated'/><ip address='192.168.77.1' prefix='24'><dhcp></ip></network>",
    ["unknown-value", "not-well-formed"],
  ],
  [
    "what an unclosed element holds is not called misplaced",
    "<network><name>a</name><dns><ip address='192.168.77.1' prefix='24'/></network>",
    ["not-well-formed"],
  ],
  [
    "nor what a self-closed one should have held",
    "<network><name>a</name><forward mode='private'/><interface dev='eth0'/></forward></network>",
    ["not-well-formed"],
  ],
  ["a name without its end", "<network><name>a<ip address='192.168.77.1' prefix='24'/></network>", ["not-well-formed"]],
];

describe("half-typed texts", () => {
  for (const [name, text, expected] of cases) {
    it(name, () => {
      const errors = lint(text).findings.filter((finding) => finding.severity === "error");
      assert.deepEqual(
        errors.map(({ rule }) => rule),
        expected,
      );
    });
  }
});
