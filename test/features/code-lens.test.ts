import assert from "node:assert/strict";
import { addressPlanAt } from "../../server/src/features/address-plan.js";
import { codeLensesOf } from "../../server/src/features/code-lens.js";
import { analysisOf, uri } from "../helpers/analysis.js";
import { spans } from "../helpers/markers.js";

/** A document with `«»` where a lens stands, and the titles in order. */
const rows: readonly (readonly [marked: string, titles: readonly string[]])[] = [
  ["<network><«ip» address='10.0.0.1' prefix='24'/></network>", ["10.0.0.0/24: 253 free, no DHCP"]],
  ["<network><«ip» address='10.0.0.1' prefix='24'><dhcp/></ip></network>", ["10.0.0.0/24: 253 free, no DHCP"]],
  [
    "<network><«ip» address='10.0.0.1' prefix='24'><dhcp><range start='10.0.0.100' end='10.0.0.199'/><host mac='52:54:00:00:00:01' ip='10.0.0.5'/></dhcp></ip></network>",
    ["10.0.0.0/24: 1 static, 100 dynamic, 152 free"],
  ],
  [
    "<network><«ip» address='10.1.1.1'/><«ip» family='ipv6' address='fd00::1' prefix='64'><dhcp><range start='fd00::100' end='fd00::1ff'/></dhcp></ip></network>",
    ["10.0.0.0/8: 16,777,213 free, no DHCP", "fd00::/64: 0 static, 256 dynamic, about 2^64 free"],
  ],
  ["<network><«ip» address='10.0.0.1' prefix='32'/></network>", ["10.0.0.1/32: no addresses for guests"]],
  ["<network><ip address='x' prefix='24'/><ip/><ip address='10.0.0.1' prefix='24'</network>", []],
  ["<network><name>lab</name></network>", []],
  ["<domain><ip address='10.0.0.1' prefix='24'/></domain>", []],
  ["", []],
];

describe("code lenses", () => {
  for (const [marked, titles] of rows) {
    it(marked, () => {
      const { text, spans: places } = spans(marked);
      const analysis = analysisOf(text);
      const lenses = codeLensesOf(analysis);
      assert.deepEqual(
        lenses.map(({ command }) => command?.title),
        titles,
      );
      assert.deepEqual(
        lenses.map(({ range }) => analysis.positions.spanOf(range)),
        places,
      );
      for (const { command, range } of lenses) {
        const [about, position] = command?.arguments ?? [];
        assert.deepEqual([command?.command, about, position], ["virnet.showAddressPlan", uri, range.start]);
        const plan = addressPlanAt(analysis, analysis.positions.offsetAt(position));
        assert.ok(plan && command?.title.startsWith(plan.title.replace("Address plan of ", "")), command?.title);
      }
    });
  }
});
