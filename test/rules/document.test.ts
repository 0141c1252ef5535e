// What the rules about the document as a whole say where no example can show it.
import assert from "node:assert/strict";
import { internalError } from "../../server/src/rules/document/internal-error.js";
import { version } from "../../server/src/version.js";
import { findingsOf } from "../helpers/rule-table.js";

describe("document rules", () => {
  it("root-in-namespace marks a prefix also where there is a default namespace", () => {
    const text = "<net:network xmlns:net='urn:example:net' xmlns='urn:example:lab'><name>lab</name></net:network>";
    const found = findingsOf(text).filter(({ rule }) => rule === "root-in-namespace");
    assert.deepEqual(
      found.map(({ span }) => text.slice(span.start, span.end)),
      ["net:network"],
    );
  });

  describe("internal-error", () => {
    const long = "x".repeat(120);
    const cases: readonly [error: unknown, reason: string][] = [
      [new Error("no such thing."), "no such thing"],
      [new Error("first line\nsecond line"), "first line"],
      [new RangeError(), "RangeError"],
      ["thrown words", "thrown words"],
      [new Error(long), long],
      [new Error(`${long}y`), `${"x".repeat(117)}...`],
    ];
    for (const [error, reason] of cases) {
      it(`gives the reason ${reason.slice(0, 20)} (${reason.length} characters)`, () => {
        const said: string[] = [];
        const place = { start: 0, end: 0 };
        internalError.check(
          { during: "in mtu-unusual", error, place },
          { report: ({ message }) => void said.push(message) },
        );
        assert.deepEqual(said, [`Internal error in mtu-unusual (virnet ${version}): ${reason}; please report it`]);
      });
    }
  });
});
