// coverage.tsv accounts for every known check and every rule; docs/coverage.md is generated from it.
import assert from "node:assert/strict";
import { additional, coverageRows, ruleIdsOf } from "../../docs/generate/coverage.js";
import { rules } from "../../server/src/rules/rules.js";

const knownChecks = 301;
const rows = coverageRows();
const checks = rows.filter((row) => row.check !== additional);
const ids = new Set(rules.map((rule) => rule.id));

describe("coverage", () => {
  it(`has each of the ${knownChecks} known checks once`, () => {
    assert.equal(checks.length, knownChecks);
    assert.equal(new Set(checks.map((row) => row.check)).size, knownChecks);
    for (const { check, title } of checks) {
      assert.match(check, /^[a-z0-9]+(-[a-z0-9]+)+$/);
      assert.match(title, /^\S.{8,}[^\s.]$/, check);
    }
    assert.equal(new Set(checks.map((row) => row.title)).size, knownChecks, "titles tell checks apart");
  });

  it("names rules that exist", () => {
    const unknown = rows.flatMap((row) =>
      ruleIdsOf(row)
        .filter((id) => !ids.has(id))
        .map((id) => `${row.check}: ${id}`),
    );
    assert.deepEqual(unknown, []);
  });

  it("says why where there is no rule", () => {
    const silent = rows.filter((row) => ruleIdsOf(row).length === 0 && !/\S{3}/.test(row.reason));
    assert.deepEqual(
      silent.map((row) => row.check),
      [],
    );
  });

  it("has every rule, by a check or as an additional one with its reason", () => {
    const named = new Set(rows.flatMap(ruleIdsOf));
    assert.deepEqual(
      [...ids].filter((id) => !named.has(id)),
      [],
    );
    const byChecks = new Set(checks.flatMap(ruleIdsOf));
    for (const row of rows.filter((each) => each.check === additional)) {
      assert.match(row.reason, /\S{3}/, `docs/data/coverage.tsv says no reason for ${row.rules}`);
      for (const id of ruleIdsOf(row)) assert.ok(!byChecks.has(id), `${id} is no additional rule`);
    }
  });
});
