// What virnet says about lines for dnsmasq, beside recorded verdicts of dnsmasq.
import assert from "node:assert/strict";
import { dnsmasqVersions } from "../../../server/src/dnsmasq/versions.js";
import { compare, readJudged } from "./verdicts.js";

describe("recorded verdicts of dnsmasq", () => {
  const judged = readJudged();
  const tallies = compare(judged);

  it("are thousands, of every version, and of both kinds", () => {
    assert.ok(judged.length >= 4000, `${judged.length} lines`);
    assert.ok(judged.every(({ answers }) => answers.length === dnsmasqVersions.length));
    for (const { version, rejected, lines } of tallies) {
      assert.ok(rejected > 1000 && lines - rejected > 1000, `${version}: ${rejected} of ${lines} rejected`);
    }
  });
  for (const { version, rejected, missed, falseErrors } of tallies) {
    it(`of ${version} accept no line that we reject`, () => {
      assert.deepEqual(
        falseErrors.map(({ line }) => line),
        [],
      );
    });
    it(`of ${version} reject at most one line in fifty that we accept`, () => {
      assert.ok(missed.length <= rejected / 50, missed.map(({ line }) => line).join("\n"));
    });
  }
});
