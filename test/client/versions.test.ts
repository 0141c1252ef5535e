import assert from "node:assert/strict";
import { isOlder, targetComment } from "../../client/src/versions.js";
import { lint } from "../../server/src/lint/lint.js";
import { formatVersion, newestVersion, parseVersion } from "../../server/src/vocabulary/versions.js";

describe("versions as they are written", () => {
  const orders: [a: string, b: string, older: boolean][] = [
    ["7.6.9", "7.7.0", true],
    ["7.7.0", "7.7.0", false],
    ["7.7", "7.7.0", false],
    ["10.0.0", "9.9.9", false],
    ["0.10.2", "1.0", true],
  ];
  for (const [a, b, older] of orders)
    it(`${a} is ${older ? "" : "not "}older than ${b}`, () => assert.equal(isOlder(a, b), older));
});

describe("the comment that names a version", () => {
  const network = "<network><name>lab</name><bridge name='virbr1'/></network>";
  const rows: [text: string, version: string | undefined, without: string][] = [
    [`<!-- virnet-target 9.0.0 -->\n${network}`, "9.0.0", network],
    [`<!--virnet-target 9.0.0-->\n${network}`, "9.0.0", network],
    [`<!-- virnet-target 9.0.0: the lab -->\r\n${network}`, "9.0.0", network],
    [`<!-- virnet-target 9.0.0 - the lab -->\n${network}`, "9.0.0", network],
    [
      `<network>\n  <!-- virnet-target 9.0 -->\n  <name>lab</name>\n</network>`,
      "9.0",
      "<network>\n  <name>lab</name>\n</network>",
    ],
    [`${network} <!-- virnet-target 9.0.0 -->`, "9.0.0", `${network} `],
    [
      `<!-- virnet-target 9.0.0 --><!-- virnet-target 8.0.0 -->${network}`,
      "9.0.0",
      `<!-- virnet-target 8.0.0 -->${network}`,
    ],
    [`<!-- virnet-target -->${network}`, undefined, ""],
    [`<!-- virnet-disable-file name-shared: virnet-target 9.0.0 -->${network}`, undefined, ""],
    [network, undefined, ""],
  ];
  for (const [text, version, without] of rows) {
    it(`${version ?? "none"} in ${JSON.stringify(text)}`, () => {
      const found = targetComment(text);
      assert.equal(found && text.slice(found.version.start, found.version.end), version);
      if (found) assert.equal(text.slice(0, found.whole.start) + text.slice(found.whole.end), without);
      const { target } = lint(text);
      const expected = version === undefined ? newestVersion : formatVersion(parseVersion(version) ?? target);
      assert.equal(formatVersion(target), expected, "the server reads it differently");
    });
  }
});
