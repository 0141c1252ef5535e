// Rule names in configs and settings, including former ones.
import assert from "node:assert/strict";
import { readRuleId } from "../../server/src/config/values.js";

describe("names of rules in a config", () => {
  const renamed = new Map([["mtu-odd", "mtu-unusual"]]);
  const rows: [name: string, id: string | undefined, problem: string | undefined][] = [
    ["mtu-unusual", "mtu-unusual", undefined],
    ["mtu-odd", "mtu-unusual", 'the rule "mtu-odd" is now called mtu-unusual'],
    ["mtu-unusal", undefined, 'there is no rule "mtu-unusal"; did you mean mtu-unusual?'],
    ["toString", undefined, 'there is no rule "toString"; virnet rules lists them'],
  ];
  for (const [name, id, problem] of rows) {
    it(`${name}: ${id ?? "none"}`, () => {
      const reading = readRuleId(name, renamed);
      assert.equal(reading.value, id);
      assert.equal(reading.problem, problem);
    });
  }
});
