import assert from "node:assert/strict";
import { bound, compareVersions, newestVersion } from "../server/src/format/versions.js";
import { releases } from "../server/src/releases.js";

describe("the versions in wide use", () => {
  it("begin with the newest the server knows, the newest first", () => {
    const versions = releases.map(({ version }) => bound(version));
    assert.deepEqual(versions[0], bound(newestVersion));
    assert.deepEqual(
      versions,
      versions.toSorted((a, b) => compareVersions(b, a)),
    );
  });

  it("say of those that are proven that they are", () => {
    const proven = releases.filter((release) => release.proven).map(({ version }) => version);
    assert.deepEqual(proven, ["12.8.0", "11.3.0", "9.0.0"]);
  });
});
