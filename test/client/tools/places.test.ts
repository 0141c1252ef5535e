import assert from "node:assert/strict";
import type { Refusal } from "../../../client/src/tools/answers.js";
import { placeOf } from "../../../client/src/tools/places.js";
import { spans } from "../../helpers/markers.js";

describe("the place libvirt means", () => {
  const rows: [what: string, refusal: Partial<Refusal>, marked: string][] = [
    [
      "an element on its line",
      { line: 3, element: "bridge" },
      "<network>\n<bridge/>\n  «<bridge» name='b'/>\n</network>",
    ],
    [
      "a start tag of many lines",
      { line: 4, element: "ip" },
      "<network>\n  «<ip»\n   address='10.0.0.1'\n   prefix='24'/>\n</network>",
    ],
    ["an element without a line", { element: "dns" }, "<network>\n  «<dns»/>\n</network>"],
    ["not another of which it is the beginning", { element: "ip" }, "<network><ipx/>«<ip»/></network>"],
    [
      "an element that is not there",
      { line: 2, element: "mac" },
      "<network>\n  «</dhcp> »\n</network>".replace(" »", "» "),
    ],
    ["a line", { line: 2 }, "<network>\r\n\t«<name>lab</name>»\r\n</network>"],
    ["the last line", { line: 2 }, "<network>\n«</dhcp>»"],
    ["an empty line", { line: 2 }, "«<network»>\n\n</network>"],
    ["a line there is not", { line: 9 }, "<!-- lab -->\n«<network» ipv6='yes'/>"],
    ["nothing", {}, "<?xml version='1.0'?>\n«<network»>\n</network>"],
    ["nothing in no XML", {}, "«lab»\nmore"],
    ["a name with a point", { element: "a.b" }, "<axb/>«<a.b»/>"],
  ];
  for (const [what, refusal, marked] of rows) {
    it(what, () => {
      const { text, spans: expected } = spans(marked);
      assert.deepEqual(placeOf(text, { by: "schema", message: "", ...refusal }), expected[0]);
    });
  }

  it("is empty in nothing", () => assert.deepEqual(placeOf("", { by: "parser", message: "" }), { start: 0, end: 0 }));
});
