// Edits of values and texts: references, comments and quotes in them stay, and nothing is written twice.
import assert from "node:assert/strict";
import { parse } from "../../server/src/xml/parse.js";
import { applyEdits, type Edit } from "../../server/src/xml/text-edits.js";
import { attributeOf, type XmlAttribute, type XmlDocument, type XmlElement } from "../../server/src/xml/tree.js";
import { correctValue, setAttribute, setText, swapValues, trimText } from "../../server/src/xml/value-edits.js";

type Make = (document: XmlDocument, root: XmlElement) => readonly Edit[];

const setting =
  (value: string): Make =>
  (_, root) => [setAttribute(root, "x", value)];
const correcting =
  (value: string): Make =>
  (document, root) =>
    correctValue(document, attributeOf(root, "x") as XmlAttribute, value);
const writing =
  (value: string): Make =>
  (document, root) =>
    [setText(document, root, value)].filter((edit) => edit !== undefined);
const trimming: Make = (document, root) => trimText(document, root);
const swapping: Make = (document, root) =>
  swapValues(document, attributeOf(root, "x") as XmlAttribute, attributeOf(root, "y") as XmlAttribute);

const rows: readonly [title: string, make: Make, before: string, after: string][] = [
  ["sets an absent attribute", setting("v"), "<a y='1'/>", "<a y='1' x='v'/>"],
  ["sets the first attribute", setting("v"), "<a/>", "<a x='v'/>"],
  ["sets an empty attribute", setting("v"), "<a x='' y='1'/>", "<a x='v' y='1'/>"],
  ["sets an attribute that is there", setting("v"), '<a x="w" y="1"/>', '<a x="v" y="1"/>'],
  ["sets an attribute without a value", setting("v"), "<a x y='1'/>", "<a x='v' y='1'/>"],
  ["sets an attribute with nothing behind its =", setting("v"), "<a x= y='1'/>", "<a x='v' y='1'/>"],
  ["escapes what it sets", setting("<'&"), "<a x='1'/>", "<a x='&lt;&apos;&amp;'/>"],
  ["corrects around references", correcting("aAb"), "<a x=' a&#65;b '/>", "<a x='a&#65;b'/>"],
  ["corrects between references", correcting("AxB"), "<a x='&#65;yyy&#66;'/>", "<a x='&#65;x&#66;'/>"],
  ["corrects a repeated end", correcting("aa"), "<a x='&#97;aa'/>", "<a x='&#97;a'/>"],
  ["corrects a reference itself", correcting("b"), "<a x='&#65;'/>", "<a x='b'/>"],
  ["corrects without references", correcting("b"), "<a x='c'/>", "<a x='b'/>"],
  ["writes plain text", writing("<b>"), "<a>c</a>", "<a>&lt;b></a>"],
  ["writes over no comment", writing("b"), "<a>c<!-- d --></a>", "<a>c<!-- d --></a>"],
  ["writes over no reference", writing("b"), "<a>c&lt;</a>", "<a>c&lt;</a>"],
  ["writes over no CDATA", writing("b"), "<a><![CDATA[c]]></a>", "<a><![CDATA[c]]></a>"],
  ["trims text", trimming, "<a>\n  b c\n</a>", "<a>b c</a>"],
  ["trims around references", trimming, "<a> &lt;b&gt; </a>", "<a>&lt;b&gt;</a>"],
  ["trims around comments", trimming, "<a> <!-- c --> b <!-- d --> </a>", "<a><!-- c -->b<!-- d --></a>"],
  ["trims around CDATA", trimming, "<a> <![CDATA[b]]> </a>", "<a><![CDATA[b]]></a>"],
  ["leaves a blank that is a reference", trimming, "<a>&#32;b </a>", "<a>&#32;b </a>"],
  ["leaves a blank in CDATA", trimming, "<a>b<![CDATA[ ]]></a>", "<a>b<![CDATA[ ]]></a>"],
  ["swaps values", swapping, "<a x='1' y='2'/>", "<a x='2' y='1'/>"],
  ["swaps references as they are", swapping, "<a x='&#65;' y='&lt;'/>", "<a x='&lt;' y='&#65;'/>"],
  ["swaps across quotes", swapping, "<a x='\"' y=\"'\"/>", "<a x='&apos;' y=\"&quot;\"/>"],
];

describe("value edits", () => {
  for (const [title, make, before, after] of rows) {
    it(title, () => {
      const document = parse(before);
      assert.ok(document.root);
      assert.equal(applyEdits(before, make(document, document.root)), after);
    });
  }
});
