// Generated documents match what the generators write for the current code.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { unshownConfigurations } from "../../docs/generate/editors.js";
import { outputs } from "../../docs/generate/outputs.js";
import { strayPages } from "../../docs/generate/rules.js";

describe("generated documents", () => {
  for (const { path, content } of outputs) {
    it(`${path} is up to date`, () => {
      assert.equal(readFileSync(path, "utf8"), content(), `${path} is stale: run \`npm run generate\``);
    });
  }

  it("docs/editors.md shows every configuration", () => assert.deepEqual(unshownConfigurations(), []));

  it("docs/rules has no page without a rule", () => {
    assert.deepEqual(strayPages(), [], "run `npm run generate`");
  });
});
