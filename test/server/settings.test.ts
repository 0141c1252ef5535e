import assert from "node:assert/strict";
import { formatVersion, newestVersion, oldestVersion, parseVersion } from "../../server/src/format/versions.js";
import { defaultSettings, readSettings } from "../../server/src/server/settings.js";

describe("settings", () => {
  const kept = "8.0.0";
  const cases: [value: unknown, target: string, problem?: RegExp][] = [
    [undefined, kept],
    [null, kept],
    [{}, kept],
    [{ virnet: null }, kept],
    [{ virnet: {} }, kept],
    [{ target: null }, kept],
    [{ target: "" }, kept],
    [{ target: "9.0.0" }, "9.0.0"],
    [{ target: " 9.0 " }, "9.0.0"],
    [{ virnet: { target: "11.3.0" } }, "11.3.0"],
    [{ virnet: { target: "11.3.0", trace: { server: "verbose" } }, other: 1 }, "11.3.0"],
    [{ target: "99.0.0" }, newestVersion, /^virnet\.target is "99\.0\.0", newer than the newest libvirt/],
    [{ target: "0.1.0" }, oldestVersion, /^virnet\.target is "0\.1\.0", older than the oldest libvirt/],
    [{ target: "latest" }, kept, /^virnet\.target is "latest", not a libvirt version such as/],
    [{ target: 9 }, kept, /^virnet\.target is 9, not a libvirt version/],
    [{ target: ["9.0.0"] }, kept, /^virnet\.target is \["9\.0\.0"\], not/],
    [{ target: "x".repeat(5000) }, kept, /^virnet\.target is "x{59}\.\.\., not/],
    ["9.0.0", kept, /^virnet settings are "9\.0\.0", not an object/],
    [{ virnet: 7 }, kept, /^virnet settings are 7, not an object/],
    [[], kept, /^virnet settings are \[\], not an object/],
    [true, kept, /^virnet settings are true, not an object/],
  ];
  for (const [value, target, problem] of cases) {
    it(`${JSON.stringify(value)?.slice(0, 60)} is ${target}${problem ? " and a line in the log" : ""}`, () => {
      const defaults = parseVersion(kept);
      const { settings, problems } = readSettings(value, defaults && { ...defaultSettings, target: defaults });
      assert.equal(settings.target && formatVersion(settings.target), target);
      assert.equal(problems.length, problem ? 1 : 0);
      if (problem) assert.match(problems[0] ?? "", problem);
    });
  }
});
