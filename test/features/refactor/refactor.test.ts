import assert from "node:assert/strict";
import { elementAt, enclosing, newErrors } from "../../../server/src/features/refactor/refactoring.js";
import { lint } from "../../../server/src/lint/lint.js";
import type { Severities } from "../../../server/src/severity.js";
import { analysisOf } from "../../helpers/analysis.js";
import { selection } from "../../helpers/markers.js";

const places: [marked: string, name: string | undefined][] = [
  ["|<network><name>lab</name></network>", "network"],
  ["<net|work><name>lab</name></network>", "network"],
  ["<network |ipv6='yes'><name>lab</name></network>", "network"],
  ["<network><name>|lab</name></network>", "name"],
  ["<network><name>lab</na|me></network>", "name"],
  ["<network><name>lab</name>|</network>", "network"],
  ["<network>\n|  <name>lab</name>\n</network>", "name"],
  ["<network>\n  <name>lab</name> |\n</network>", "name"],
  ["<network>\n  <name>lab</name>\n |\n</network>", "network"],
  ["<network>\n  <!-- |x -->\n</network>", undefined],
  ["<network>\n | <!-- x -->\n</network>", "network"],
  ["<network>\n  <!-- x --> |\n</network>", "network"],
  ["<network/>\n|", undefined],
  ["<network/>|", "network"],
  ["<?xml| version='1.0'?><network/>", undefined],
  ["<network>«\n  <name»>lab</name></network>", "name"],
  ["|", undefined],
];

describe("the element a cursor is on", () => {
  for (const [marked, name] of places) {
    it(`${name}: ${marked}`, () => {
      const { text, span } = selection(marked);
      assert.equal(elementAt(analysisOf(text), span)?.name, name);
    });
  }

  it("is within others", () => {
    const dhcp = elementAt(analysisOf("<network><ip><dhcp/></ip></network>"), { start: 14, end: 14 });
    assert.equal(enclosing(dhcp, "ip")?.name, "ip");
    assert.equal(enclosing(dhcp, "dhcp"), dhcp);
    assert.equal(enclosing(dhcp, "host"), undefined);
    assert.equal(enclosing(undefined, "ip"), undefined);
  });
});

describe("new errors", () => {
  const said = (inner: string, severities?: Severities) =>
    lint(`<network><name>lab</name>${inner}</network>`, { severities });
  const rows: [before: string, after: string, rules: string[], off?: string][] = [
    ["", "", []],
    ["", "<odd/>", ["unknown-element"]],
    ["<odd/>", "<even/>", []],
    ["<odd/>", "<odd/><even/><uneven/>", ["unknown-element", "unknown-element"]],
    ["<odd/><even/>", "<odd/>", []],
    ["", "<ip address='192.0.2.1' prefix='24'/>", []],
    ["<odd/>", "<odd/><even/>", [], "unknown-element"],
    ["<odd/>", "<odd/><even/><mtu/>", ["missing-attribute"], "unknown-element"],
  ];
  for (const [before, after, rules, off] of rows) {
    it(`${rules.join(", ") || "none"}: ${before} to ${after}${off ? ` (${off} is off)` : ""}`, () =>
      assert.deepEqual(
        newErrors(said(before, off === undefined ? undefined : new Map([[off, "off"]])), said(after)).map(
          ({ rule }) => rule,
        ),
        rules,
      ));
  }
});
