// Formatting of large documents; test/features/formatting.test.ts tests the formatting itself.
import assert from "node:assert/strict";
import { type LayoutStyle, layoutEdits } from "../../server/src/formatter/formatter.js";
import { newest } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { parse } from "../../server/src/xml/parse.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { quickOrWide } from "../helpers/wide.js";

function laidOut(text: string, style: LayoutStyle = {}): string {
  return applyEdits(text, layoutEdits(parse(text), vocabularyOf(newest), style));
}

describe("layout", () => {
  it("measures no step at an end tag that text of references goes before", () => {
    const text = "<network>&#32;\n<name>a</name>\n  <forward>\n    <driver name='kvm'/>&#32;\n</forward>\n</network>\n";
    assert.equal(laidOut(text), text);
    assert.equal(laidOut(text.replace("    <driver", "<driver")), text);
  });

  it("lets no document grow beyond what libvirt reads", () => {
    const filled = (length: number) => `<network><!--${"x".repeat(length)}--><dns/><ip/></network>`;
    const room = 4 * 1024 * 1024 - filled(0).length;
    assert.notEqual(laidOut(filled(room - 10)), filled(room - 10));
    assert.equal(laidOut(filled(room - 9)), filled(room - 9));
  });

  it("puts very many children in order", () => {
    const comments = "<!---->\n".repeat(quickOrWide(3000, 130_000));
    const ordered = laidOut(`<network>\n<ip/> <!-- a -->\n${comments}\n<dns/>\n</network>`, { orderChildren: true });
    assert.ok(ordered.startsWith("<network>\n  <dns/>\n  <ip/> <!-- a -->\n  <!---->\n"));
  });
});
