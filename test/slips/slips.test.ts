// One quick fix of a slip makes what was meant and brings nothing else, and one slip is one finding.
import assert from "node:assert/strict";
import { slips } from "./all.js";
import { helpWith } from "./help.js";
import { saidIn } from "./same.js";

describe("slips", () => {
  it("are many, and no two the same", () => {
    assert.ok(slips.length > 250, `${slips.length}`);
    assert.equal(new Set(slips.map(({ wrong }) => wrong)).size, slips.length);
  });

  for (const { kind, wrong, meant } of slips) {
    it(`${kind}: ${wrong}`, () => {
      const { worst, fixed, brought, isRight } = helpWith({ wrong, meant });
      const said = worst.map(({ rule, message, fixes }) => `${rule}: ${message} [${fixes.map((fix) => fix.title)}]`);
      assert.equal(worst.length, 1, said.join("\n"));
      if (typeof meant === "string") {
        assert.equal(fixed && saidIn(fixed), saidIn(meant), said.join());
        assert.deepEqual(brought, [], said.join());
      }
      assert.ok(isRight, said.join());
    });
  }
});
