// Both tags of an element are linked while one is typed.
import assert from "node:assert/strict";
import { linkedRangesAt } from "../../server/src/features/tag-pairs.js";
import { marked, told } from "./marked.js";

const linked: readonly string[] = [
  "<«dn|s»><host/></«dns»>",
  "<«|dns»><host/></«dns»>",
  "<«dns»><host/></«dns|»>",
  "<«dns»><host/></«|dns»>",
  "<network><«|»></«»></network>",
  "<network xmlns:d='urn:d'><«d:|x»></«d:x»></network>",
  "<dns>|<host/></dns>",
  "<dns |></dns>",
  "<dns><host/><|/dns>",
  "<dns><host/></dns |>",
  "<dns|/>",
  "<dn|s><host/>",
  "<dn|s></dms>",
  "<host><hostname>web</host|</hostname></host>",
  "<host>\n<host|\n</host>",
  "<domain><na|me></name></domain><!--<network-->",
];

describe("tag pairs", () => {
  for (const content of linked) {
    it(`linked: ${content}`, () => {
      const { analysis, offset, expected } = marked(content);
      const ranges = linkedRangesAt(analysis, offset)?.ranges.map((range) => told(analysis, range)) ?? [];
      assert.deepEqual(ranges, expected);
    });
  }

  it("takes what a name may hold for a word, and nothing else", () => {
    const { analysis, offset } = marked("<dn|s></dns>");
    const word = new RegExp(`^${linkedRangesAt(analysis, offset)?.wordPattern}$`);
    for (const name of ["dns", "dnsmasq:option", "a-b.c_1"]) assert.match(name, word);
    for (const other of ["", "a b", "a>", "a/", "a='b'"]) assert.doesNotMatch(other, word);
  });
});
