// Edits to a text: additions look like the surrounding text, removals leave no trace.
import assert from "node:assert/strict";
import { addBlock, addChild, asBlock, removeSpan } from "../../server/src/xml/edits.js";
import { parse } from "../../server/src/xml/parse.js";
import type { Edit } from "../../server/src/xml/text-edits.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import { childElements, type XmlDocument, type XmlElement } from "../../server/src/xml/tree.js";
import { setAttribute } from "../../server/src/xml/value-edits.js";

type Make = (document: XmlDocument, root: XmlElement, first: XmlElement) => Edit;

const adding: Make = (document, root) => addChild(document, root, "<b x='1'>\n  <c y='2'/>\n</b>");
const removing: Make = (document, _, { span }) => removeSpan(document, span);
const copying: Make = (document, root, { span }) => addBlock(document, root, asBlock(document, span));

/** A text, the edit (`first`: the first child of the root), and the text after it. */
const rows: readonly (readonly [title: string, text: string, make: Make, after: string])[] = [
  [
    "a child with the quotes of the document",
    '<r>\n  <a z="0"/>\n</r>',
    adding,
    '<r>\n  <a z="0"/>\n  <b x="1">\n    <c y="2"/>\n  </b>\n</r>',
  ],
  [
    "a child with the quotes of its parent",
    "<r q='1'><a z=\"0\"/></r>",
    adding,
    "<r q='1'><a z=\"0\"/><b x='1'><c y='2'/></b></r>",
  ],
  [
    "a child, indented as most are, where text goes on to the end tag",
    "<r>\n  <p>\n    <a/>\n    <a/><![CDATA[x]]>\n</p>\n</r>",
    adding,
    "<r>\n  <p>\n    <a/>\n    <a/><![CDATA[x]]>\n</p>\n  <b x='1'>\n    <c y='2'/>\n  </b>\n</r>",
  ],
  ["a child with apostrophes", "<r><a/></r>", adding, "<r><a/><b x='1'><c y='2'/></b></r>"],
  [
    "an attribute with the quotes around it",
    '<r><a/><b c="1"/></r>',
    (_, __, a) => setAttribute(a, "n", "v"),
    '<r><a n="v"/><b c="1"/></r>',
  ],
  ["a line", "<r>\n  <a/>\n  <b/>\n</r>", removing, "<r>\n  <b/>\n</r>"],
  [
    "a line with one of the blank lines around it",
    "<r>\n  <x/>\n\n  <a/>\n\n  <b/>\n</r>",
    (d, r) => removeSpan(d, childElements(r)[1]?.span ?? r.span),
    "<r>\n  <x/>\n\n  <b/>\n</r>",
  ],
  [
    "the last line with the blank line before it",
    "<r>\r\n  <x/>\r\n \r\n  <a/>\r\n</r>",
    (d, r) => removeSpan(d, childElements(r)[1]?.span ?? r.span),
    "<r>\r\n  <x/>\r\n</r>",
  ],
  [
    "a line, but no blank line that sets others apart",
    "<r>\n  <x/>\n\n  <a/>\n  <b/>\n</r>",
    (d, r) => removeSpan(d, childElements(r)[1]?.span ?? r.span),
    "<r>\n  <x/>\n\n  <b/>\n</r>",
  ],
  ["part of a line", "<r>\n\n  <a/><b/>\n\n</r>", removing, "<r>\n\n  <b/>\n\n</r>"],
  [
    "a copy of several lines",
    "<r>\n\t<a x=\"'1'\">\n\t\t<b/>\n\t</a>\n\t<c/>\n</r>",
    copying,
    "<r>\n\t<a x=\"'1'\">\n\t\t<b/>\n\t</a>\n\t<c/>\n\t<a x=\"'1'\">\n\t\t<b/>\n\t</a>\n</r>",
  ],
];

describe("edits", () => {
  for (const [title, text, make, after] of rows) {
    it(title, () => {
      const document = parse(text);
      const { root } = document;
      const first = root && childElements(root)[0];
      assert.ok(root && first);
      assert.equal(applyEdits(text, [make(document, root, first)]), after);
    });
  }
});
