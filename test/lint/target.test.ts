import assert from "node:assert/strict";
import { targetIn } from "../../server/src/lint/lint.js";
import type { TargetRequests } from "../../server/src/lint/target.js";
import { bound, formatVersion, newestVersion } from "../../server/src/vocabulary/versions.js";

const all = { target: bound("1.0.0"), configTarget: bound("3.0.0"), settingTarget: bound("4.0.0") };
const { configTarget, settingTarget } = all;
const commented = (version: string) => `<network><!-- virnet-target ${version} --><name>n</name></network>`;

describe("lint/target: who decides", () => {
  const cases: [title: string, comment: string, requests: TargetRequests, version: string, source: string][] = [
    ["all", "2.0.0", all, "1.0.0", "request"],
    ["all but the command line", "2.0.0", { configTarget, settingTarget }, "2.0.0", "comment"],
    ["config and setting", "", { configTarget, settingTarget }, "3.0.0", "config"],
    ["the setting", "", { settingTarget }, "4.0.0", "setting"],
    ["nobody", "", {}, newestVersion, "default"],
    ["a comment that names no version", "latest", { configTarget }, "3.0.0", "config"],
    ["a comment newer than all known", "99.0.0", { configTarget }, newestVersion, "comment"],
    ["a comment that names a release", "debian12", { configTarget }, "9.0.0", "comment"],
    ["a comment older than all known", "0.0.1", { configTarget }, "0.3.0", "comment"],
  ];
  for (const [title, comment, requests, version, source] of cases)
    it(`${title}: ${source}`, () => {
      const target = targetIn(commented(comment), requests);
      assert.deepEqual([formatVersion(target.version), target.source], [version, source]);
    });
});
