import assert from "node:assert/strict";
import {
  bound,
  clampVersion,
  compareVersions,
  formatVersion,
  holds,
  newestVersion,
  parseVersion,
} from "../../server/src/vocabulary/versions.js";

describe("versions", () => {
  for (const [text, read] of [
    ["12.8.0", "12.8.0"],
    ["12.8", "12.8.0"],
    [" 9.0.0 ", "9.0.0"],
    ["0.3.0", "0.3.0"],
    ["12", undefined],
    ["v9.0.0", undefined],
    ["9.0.0.1", undefined],
    ["9.0.0-rc1", undefined],
    ["", undefined],
  ] as const) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const version = parseVersion(text);
      assert.equal(version && formatVersion(version), read);
    });
  }
  it("orders by number, not by letter", () => {
    assert.ok(compareVersions(bound("9.0.0"), bound("10.0.0")) < 0);
    assert.ok(compareVersions(bound("1.2.11"), bound("1.2.2")) > 0);
    assert.equal(compareVersions(bound("3.0.0"), bound("3.0.0")), 0);
  });
  it("counts both bounds in", () => {
    const item = { since: "1.0.1", until: "2.0.0" };
    const inside = ["1.0.0", "1.0.1", "2.0.0", "2.0.1"].map((version) => holds(item, bound(version)));
    assert.deepEqual(inside, [false, true, true, false]);
    assert.ok(holds({}, bound("0.3.0")));
  });
  it("keeps to the range that is covered", () => {
    assert.equal(formatVersion(clampVersion(bound("0.1.0"))), "0.3.0");
    assert.equal(formatVersion(clampVersion(bound("99.0.0"))), newestVersion);
    assert.equal(formatVersion(clampVersion(bound("9.7.0"))), "9.7.0");
  });
  it("does not take a malformed bound of our own", () => {
    assert.throws(() => bound("soon"), /soon/);
  });
});
