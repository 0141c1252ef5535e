// Verifies what docs/features.md says about writing with completion. To record it again: `npm run session`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { lint } from "../../server/src/lint/lint.js";
import { example, transcript } from "./nat.js";

describe("writing the NAT example by completion", () => {
  let recorded = "";
  before(async () => {
    recorded = await transcript();
  });

  it("goes as it is recorded", () => assert.equal(recorded, readFileSync("test/session/nat.txt", "utf8")));

  it("ends with the example, element by element", () => {
    const [written = ""] = recorded.split("\n\n");
    const lines = written.split("\n").flatMap((line) => /^ {2}\| (.*)$/.exec(line)?.[1] ?? []);
    assert.equal(lines.join("\n"), example);
    assert.deepEqual(
      lint(example).findings.filter(({ severity }) => severity === "error" || severity === "warning"),
      [],
    );
  });

  it("takes fewer keys than half of the characters", () => {
    const [, keys = "", characters = ""] = /(\d+) keys for (\d+) characters/.exec(recorded) ?? [];
    assert.ok(Number(keys) * 2 < Number(characters), `${keys} keys for ${characters} characters`);
  });
});
