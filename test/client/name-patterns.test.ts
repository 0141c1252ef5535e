import assert from "node:assert/strict";
import { namePatterns } from "../../client/src/name-patterns.js";

describe("patterns for names", () => {
  const rows: [path: string, top: string | undefined, patterns: string[]][] = [
    ["lab/networks/dmz.xml", "infra", ["**/lab/networks/*.xml", "dmz.xml"]],
    ["/a/lab/networks/dmz.xml", undefined, ["**/lab/networks/*.xml", "dmz.xml"]],
    ["dmz.xml", "infra", ["**/infra/*.xml", "dmz.xml"]],
    ["dmz.xml", undefined, ["dmz.xml"]],
    ["x/dmz.net.xml", "infra", ["**/x/*.xml", "*.net.xml", "dmz.net.xml"]],
    ["x/k8s-net.xml", "infra", ["**/x/*.xml", "*-net.xml", "k8s-net.xml"]],
    ["x/network_dmz.xml", "infra", ["**/x/*.xml", "network_*.xml", "network_dmz.xml"]],
    ["x/office-printer.xml", "infra", ["**/x/*.xml", "office-printer.xml"]],
    ["x[1]/a*b.xml", "infra", ["**/x[[]1]/*.xml", "a[*]b.xml"]],
    ["x/network", "infra", []],
    ["x/.xml", "infra", []],
    ["", "infra", []],
  ];
  for (const [path, top, patterns] of rows) {
    it(`${path || "nothing"} in ${top ?? "no folder"}`, () =>
      assert.deepEqual(
        namePatterns(path, top).map(({ pattern }) => pattern),
        patterns,
      ));
  }

  it("say which files they are about", () => {
    assert.deepEqual(
      namePatterns("lab/k8s-net.xml").map(({ files }) => files),
      ["all .xml files in lab", "files whose names end in -net.xml", "files of this name"],
    );
  });
});
