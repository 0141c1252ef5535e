// Safe fixes applied together and round by round, as --fix and fix-all do.
import assert from "node:assert/strict";
import { applySafeFixes } from "../../server/src/lint/fixes.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";

const ip = "<ip address='192.168.77.1' prefix='24'/>";

const cases: readonly [name: string, before: string, after: string][] = [
  ["nothing to do", `<network><name>a</name>${ip}</network>`, `<network><name>a</name>${ip}</network>`],
  [
    "several at once",
    `<network connections='1'><name>a</name><bridge nmae='virbr7' stp='no'/>${ip}</network>`,
    `<network><name>a</name><bridge name='virbr7' stp='off'/>${ip}</network>`,
  ],
  [
    "one that brings the next to light",
    "<network><name>a</name><ip address='192.168.77.1' prefix='24'><dchp><range strat='192.168.77.9' end='192.168.77.20'/></dchp></ip></network>",
    "<network><name>a</name><ip address='192.168.77.1' prefix='24'><dhcp><range start='192.168.77.9' end='192.168.77.20'/></dhcp></ip></network>",
  ],
  [
    "a mistake in the XML first",
    `<network><name>a</name><bridge name='virbr7', stp='NO'/>${ip}</network>`,
    `<network><name>a</name><bridge name='virbr7' stp='off'/>${ip}</network>`,
  ],
  [
    "a suggestion is left to the author",
    "<network><name>a</name><dns><vlan/></dns></network>",
    "<network><name>a</name><dns><vlan/></dns></network>",
  ],
];

describe("safe fixes", () => {
  for (const [name, before, after] of cases) {
    it(name, () => {
      const fixed = applySafeFixes(before, { insist: true });
      assert.equal(fixed.text, after);
      assert.equal(fixed.applied > 0, before !== after);
      assert.equal(applyEdits(before, fixed.edits), after);
    });
  }

  it("are idempotent", () => {
    for (const [, before] of cases) {
      const once = applySafeFixes(before).text;
      assert.equal(applySafeFixes(once).text, once);
    }
  });
});
