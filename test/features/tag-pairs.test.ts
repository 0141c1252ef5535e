// Both tags of an element: linked while one is typed, and closed by themselves.
import assert from "node:assert/strict";
import { closingTagFor, linkedRangesAt } from "../../server/src/features/tag-pairs.js";
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
  "<domain><na|me></name></domain><!--<network-->",
];

/** What is written behind the cursor; `undefined`: nothing. */
const closed: readonly (readonly [content: string, closing: string | undefined])[] = [
  ["<network><dns>|</network>", "</dns>"],
  ["<network><dns>|\n  <host/>\n</network>", "</dns>"],
  ["<network><ip><dhcp><host>|<host mac='a'/></dhcp></ip></network>", "</host>"],
  ["<network>|", "</network>"],
  ["<network><dns enable='no'>|", "</dns>"],
  ["<network><dns>|</dns></network>", undefined],
  ["<network><dns/>|</network>", undefined],
  ["<network><dns></dns>|</network>", undefined],
  ["<network><dns> |</network>", undefined],
  ["<network><dns x='>|'></network>", undefined],
  ["<network><!-- <dns>| --></network>", undefined],
  ["<network><![CDATA[<dns>|]]></network>", undefined],
  ["<network><>|</network>", undefined],
  ["<network><dns></|</network>", "dns>"],
  ["<network><dns></|\n</network>", "dns>"],
  ["<network><dns></|></network>", "dns"],
  ["<network><dns></|dns></network>", undefined],
  ["<network><dns><host/></|", "dns>"],
  ["<network><dns></dns></|", "network>"],
  ["<network><ip><dhcp><host></|\n<host mac='a'/></dhcp></ip></network>", "host>"],
  ["<network><!-- </| --></network>", undefined],
  ["<domain><dns>|</domain><!--<network-->", undefined],
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

  for (const [content, closing] of closed) {
    it(`closed with ${closing}: ${content}`, () => {
      const { analysis, offset } = marked(content);
      assert.equal(closingTagFor(analysis, offset), closing);
    });
  }
});
