// References and escapes.
import assert from "node:assert/strict";
import { declarationsOf } from "../../server/src/xml/doctype.js";
import { decode, escapeAttribute, escapeText } from "../../server/src/xml/entities.js";
import { parse } from "../../server/src/xml/parse.js";

describe("entities", () => {
  for (const [raw, attribute, text] of [
    ["a", "a", "a"],
    ["&lt;&gt;&amp;&quot;&apos;", "<>&\"'", "<>&\"'"],
    ["&#65;&#x41;&#x1F600;", "AA😀", "AA😀"],
    ["&amp;lt;", "&lt;", "&lt;"],
    ["a\tb\nc\r\nd\re", "a b c d e", "a\tb\nc\nd\ne"],
    ["&#9;&#10;&#13;", "\t\n\r", "\t\n\r"],
    [
      "&foo; & &amp &#0; &#xD800; &#99999999; &;",
      "&foo; & &amp &#0; &#xD800; &#99999999; &;",
      "&foo; & &amp &#0; &#xD800; &#99999999; &;",
    ],
    ["&AMP;", "&AMP;", "&AMP;"],
  ] as const) {
    it(`decodes ${JSON.stringify(raw)}`, () => {
      assert.equal(decode(raw, "attribute"), attribute);
      assert.equal(decode(raw, "text"), text);
    });
  }

  it("leaves references alone in CDATA", () => assert.equal(decode("&amp;\r\n", "cdata"), "&amp;\n"));

  for (const value of ["", "a", "<&>\"'", "a\tb\nc\rd", "]]>", "&amp;", "ä😀"]) {
    it(`writes ${JSON.stringify(value)} so that it reads back`, () => {
      const read = parse(
        `<a b='${escapeAttribute(value)}' c="${escapeAttribute(value, '"')}">${escapeText(value)}</a>`,
      ).root;
      assert.deepEqual(
        read?.attributes.map((attribute) => attribute.value),
        [value, value],
      );
      assert.equal(read?.children.map((node) => (node.kind === "text" ? node.value : "?")).join(""), value);
    });
  }

  it("escapes no quote that need not be", () => {
    assert.equal(escapeAttribute(`'"`, '"'), "'&quot;");
    assert.equal(escapeAttribute(`'"`, "'"), `&apos;"`);
    assert.equal(escapeText(`'">`), `'">`);
  });

  it("decodes what the document declares", () => {
    const { root } = parse("<!DOCTYPE a [<!ENTITY lab 'xyz'>]><a b='p&amp;q&#65;\r\nr&lab;s'/>");
    assert.equal(root?.attributes[0]?.value, "p&qA rxyzs");
  });

  it("reads what a DOCTYPE declares, the first declaration of a name", () => {
    const document = parse(
      `<!DOCTYPE a SYSTEM "a.dtd" [<!ENTITY b "1&#38;2"><!ENTITY b "3"><!ENTITY c SYSTEM 'c'><!NOTATION n SYSTEM 'n'><!ENTITY d SYSTEM 'd' NDATA n><!ENTITY % e 'f'>]><a/>`,
    );
    const declarations = declarationsOf(document);
    assert.deepEqual(
      [...(declarations?.entities ?? [])],
      [
        ["b", { kind: "internal", value: "1&2" }],
        ["c", { kind: "external" }],
        ["d", { kind: "unparsed" }],
      ],
    );
    assert.equal(declarations?.elsewhere, true);
    assert.equal(declarations?.mistake, undefined);
    assert.equal(declarationsOf(parse("<a/>")), undefined);
  });

  it("expands entities within bounds", () => {
    const laughs = [
      "<!ENTITY a 'ha'>",
      ..."bcdefghi".split("").map((name, index) => `<!ENTITY ${name} '${`&${"abcdefgh"[index]};`.repeat(10)}'>`),
    ];
    const { root } = parse(`<!DOCTYPE n [${laughs.join("")}]><n small='&c;' large='&i;'/>`);
    assert.deepEqual(
      root?.attributes.map(({ value }) => value),
      ["ha".repeat(100), "&i;"],
    );
  });
});
