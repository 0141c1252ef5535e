// virnet agrees with the recorded verdicts of real libvirt, for each recorded version.
import assert from "node:assert/strict";
import { bound } from "../../server/src/vocabulary/versions.js";
import { everyNth } from "../helpers/wide.js";
import { disagreements } from "./compare.js";
import { isGenerated } from "./generate.js";
import { readVerdicts } from "./record.js";

const recorded = readVerdicts();
const versions = [...new Set(recorded.flatMap(({ verdicts }) => [...verdicts.keys()]))];

describe("recorded verdicts", () => {
  it("are many", () => {
    assert.ok(versions.length >= 3 && recorded.length >= 300, `${recorded.length} documents of ${versions}`);
  });

  for (const [index, version] of versions.entries()) {
    it(`agree with virnet for libvirt ${version}`, () => {
      const groups = new Map<string, { id: string; document: string }[]>();
      for (const { id, document, verdicts } of everyNth(recorded, 2 * versions.length, index)) {
        const verdict = verdicts.get(version);
        if (!verdict) continue;
        for (const { kind, about } of disagreements(document, bound(version), verdict, !isGenerated(id))) {
          const group = `${kind}: ${about}`;
          groups.set(group, [...(groups.get(group) ?? []), { id, document }]);
        }
      }
      const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length);
      const lines = sorted.slice(0, 20).map(([group, all]) => {
        const [first] = all.sort((a, b) => a.document.length - b.document.length);
        return `${all.length} x ${group}\n    ${first?.id}: ${first?.document.replace(/\s+/g, " ").slice(0, 300)}`;
      });
      const more = sorted.length > 20 ? [`and ${sorted.length - 20} more`] : [];
      assert.equal(sorted.length, 0, [`${sorted.length} kinds of disagreement`, ...lines, ...more].join("\n"));
    });
  }
});
