// The tree of complete, half-typed and malformed texts. Outline: name(children), attributes in [], `!` lacks its `>`,
// `~` lacks its end, texts in quotes, comments and other markup by kind.
import assert from "node:assert/strict";
import { parse } from "../../server/src/xml/parse.js";
import type { XmlDocument, XmlElement, XmlNode } from "../../server/src/xml/tree.js";
import { attributeOf, childElements, isComplete, stringValue } from "../../server/src/xml/tree.js";
import { spans } from "../helpers/markers.js";

const trees: readonly (readonly [text: string, outline: string])[] = [
  ["", ""],
  ["  \n ", ""],
  ["<a/>", "a"],
  ["\ufeff<a/>\n", "a"],
  ["<a></a>", "a()"],
  ["<a>b</a>", 'a("b")'],
  ["<a> <b/> </a>", 'a(" " b " ")'],
  ["<?xml version='1.0'?>\n<!-- c --><a/><?p q?>", "instruction comment a instruction"],
  ["<!DOCTYPE a [<!ENTITY b ']>'> <!-- ]> --> <?p ]> ?>]><a>&b;</a>", 'doctype a("]>")'],
  ["<a><![CDATA[<b>&amp;]]></a>", "a(cdata)"],
  ["<a>b<!-- </a> -->c</a>", 'a("b" comment "c")'],
  ["<a b='1' c=\"2\"/>", "a[b=1 c=2]"],
  ["<a b = '1'\n\tc='x>y'/>", "a[b=1 c=x>y]"],
  ["<a ä='1' 網='2'/>", "a[ä=1 網=2]"],
  ["<a b='&lt;&#65;&#x42;&quot;'/>", 'a[b=<AB"]'],
  ["<a b='1\t2\n3\r\n4\r5&#10;'/>", "a[b=1 2 3 4 5\n]"],
  ["<a>1\r\n2\r3&#13;</a>", 'a("1\n2\n3\r")'],
  ["<a>&lt;b&gt; &foo; &</a>", 'a("<b> &foo; &")'],
  ["<!DOCTYPE a [<!ENTITY x 'l&y;b'><!ENTITY y 'a'>]><a b='&x;'>&x;</a>", 'doctype a[b=lab]("lab")'],
  ["<!DOCTYPE a [<!ENTITY x '&x;'>]><a>&x;</a>", 'doctype a("&x;")'],
  ["<!DOCTYPE a [<!ENTITY x '<b/>'>]><a>&x;</a>", 'doctype a("&x;")'],
  // half-typed
  ["<", "!"],
  ["<i", "i!"],
  ["<ip ", "ip!"],
  ["<ip a", "ip![a]"],
  ["<ip a=", "ip![a]"],
  ["<ip a='", "ip![a='~]"],
  ["<ip a='1", "ip![a='1~]"],
  ["<ip a='1'", "ip![a=1]"],
  ["<ip a=1", "ip![a:1]"],
  ["</", " stray: "],
  ["<a></", "a~() stray: "],
  ["<n>lab</n", 'n("lab")'],
  ["<a><b>1</", 'a~(b~("1")) stray: '],
  ["<a><name>1</na\n<c/></a>", 'a(name~("1") "\n" c) stray: na'],
  ["<a><i<b/></a>", "a(i! b)"],
  ["<a>\n<i\n<b/></a>", 'a("\n" i! b)'],
  ["<a><ip x='1' <b/></ip></a>", "a(ip![x=1](b))"],
  ["<a><ip x='1'\n<b/></a>", "a(ip![x=1] b)"],
  ["<a><ip x='1\n<b/></a>", "a(ip![x='1~] b)"],
  ["<a><ip x='1/>\n<b/></a>", 'a(ip[x=\'1~] "\n" b)'],
  ["<a><ip x='1>\n<b/></ip></a>", 'a(ip[x=\'1~]("\n" b))'],
  ["<a><ip x='1 y='2'/><b/></a>", "a(ip[x='1~ y=2] b)"],
  ['<a><ip x=\'1 y="2"/><b/></a>', "a(ip[x='1~ y=2] b)"],
  ["<a><ip x= y='2'/></a>", "a(ip[x y=2])"],
  ["<a><ip x y='2'/></a>", "a(ip[x y=2])"],
  ["<a><ip x='1', y=2/></a>", "a(ip[x=1 y:2])"],
  ["<a><ip x='1'y='2'/></a>", "a(ip[x=1 y=2])"],
  ["<a><ip 'x' y='2'/></a>", "a(ip[x y=2])"],
  ["<a><ip x='1'>text 'it</ip></a>", 'a(ip[x=1]("text \'it"))'],
  ["<a>x < y</a>", 'a("x " ![y])'],
  ["<a><!b>c</a>", 'a("<!b>c")'],
  ["<a><!-- b\n<c/></a>", 'a(comment~ "\n" c)'],
  ["<a><![CDATA[ b\n<c/></a>", 'a(cdata~ "\n" c)'],
  ["<a><?b\n<c/></a>", 'a(instruction~ "\n" c)'],
  ["<!DOCTYPE a [\n<a/>", "doctype~ a"],
  // end tags
  ["<d><h></d>", "d(h~())"],
  ["<d><h x='1'><h x='2'></d>", "d(h~[x=1]() h~[x=2]())"],
  ["<d><h x='1'>\n<h x='2'/>\n<h x='3'/></d>", 'd(h~[x=1]("\n") h[x=2] "\n" h[x=3])'],
  ["<d><h><l/><h><l/></d>", "d(h~(l) h~(l))"],
  ["<d><h><l><h></d>", "d(h~(l~(h~())))"],
  ["<d><h><h></h></h></d>", "d(h(h()))"],
  ["<i><d><h></i>", "i(d~(h~()))"],
  ["<n><i><d>", "n~(i~(d~()))"],
  ["<d><host></hots><f/></d>", "d(host~() f) stray: hots"],
  ["<d><host></foo><f/></d>", "d(host~(f)) stray: foo"],
  ["<a><x><y></x></y></a>", "a(x(y~())) stray: y"],
  ["<a/></b></c>", "a stray: b,c"],
  ["<a></a ><b/>", "a() b"],
  ["<a></a x='1'>", "a()"],
  ["<a/>b<c/>", 'a "b" c'],
];

function outline(node: XmlNode): string {
  if (node.kind === "text") return `"${node.value}"`;
  if (node.kind !== "element") return `${node.kind}${node.closed ? "" : "~"}`;
  const attributes = node.attributes.map(({ name, value, quote, quoteClosed }) => {
    if (value === undefined && quote === undefined) return name;
    return `${name}${quote === undefined ? ":" : "="}${quoteClosed || quote === undefined ? "" : quote}${value}${quoteClosed || quote === undefined ? "" : "~"}`;
  });
  const open = node.startTagClosed && !node.selfClosing;
  const mark = node.startTagClosed ? (isComplete(node) || node.endTag ? "" : "~") : "!";
  const inner = node.children.map(outline).join(" ");
  return `${node.name}${mark}${attributes.length > 0 ? `[${attributes.join(" ")}]` : ""}${open || inner !== "" ? `(${inner})` : ""}`;
}

function outlineOf(document: XmlDocument): string {
  const stray =
    document.strayEndTags.length > 0 ? ` stray: ${document.strayEndTags.map(({ name }) => name).join(",")}` : "";
  return `${document.children.map(outline).join(" ")}${stray}`;
}

function find(document: XmlDocument, name: string): XmlElement {
  const pending: XmlNode[] = [...document.children];
  for (let node = pending.shift(); node !== undefined; node = pending.shift()) {
    if (node.kind !== "element") continue;
    if (node.name === name) return node;
    pending.push(...node.children);
  }
  throw new Error(`no <${name}>`);
}

describe("parse", () => {
  for (const [text, expected] of trees) {
    it(JSON.stringify(text), () => assert.equal(outlineOf(parse(text)), expected));
  }

  it("gives every part of a tag its place", () => {
    const { text, spans: places } = spans("<r>««<«ip» ««address»='«10.0.0.1»'» ««x»=\"«»\"»>»a«</«ip»>»»</r>");
    const ip = find(parse(text), "ip");
    const [address, empty] = ip.attributes;
    const found = [ip.span, ip.startTag, ip.nameSpan, address?.span, address?.nameSpan, address?.valueSpan];
    assert.deepEqual(
      [...found, empty?.span, empty?.nameSpan, empty?.valueSpan, ip.endTag?.span, ip.endTag?.nameSpan],
      places,
    );
  });

  for (const [name, marked] of [
    ["an unclosed value", "<ip a='«1»\n<x/>"],
    ["an unclosed value before `/>`", "<ip a='«1»/>\n<x/>"],
    ["an unclosed value before the next attribute", "<ip a='«1» b='2'/>"],
    ["a bare value", "<ip a=«1» b='2'/>"],
    ["a missing value", "<ip a=«» b='2'/>"],
    ["a missing value at the end", "<ip a=«»"],
    ["a value without equals sign", "<ip a«» b='2'/>"],
  ] as const) {
    it(`places ${name}`, () => {
      const { text, spans: places } = spans(marked);
      assert.deepEqual(find(parse(text), "ip").attributes[0]?.valueSpan, places[0]);
    });
  }

  for (const [name, marked, element] of [
    ["an element without end", "<d>«<h>a»</d>", "h"],
    ["an element before its unclosed sibling", "<d>«<h>a»<h>b</d>", "h"],
    ["an element with a misspelt end", "<d>«<host>a</hots>»b</d>", "host"],
    ["a tag without `>`", "<d>«<h a='1'\n»<i/></d>", "h"],
    ["the open root", "«<d> »", "d"],
  ] as const) {
    it(`bounds ${name}`, () => {
      const { text, spans: places } = spans(marked);
      assert.deepEqual(find(parse(text), element).span, places[0]);
    });
  }

  it("resolves namespaces", () => {
    const text =
      "<a xmlns='u' xmlns:p='v' p:x='1' y='2'><p:b/><c xmlns=''/><q:d xml:lang='e'/><f xmlns:p='w'><p:g/></f><p:h/></a>";
    const document = parse(text);
    const of = (name: string) => find(document, name).namespace;
    assert.deepEqual(
      [of("a"), of("p:b"), of("c"), of("q:d"), of("p:g"), of("p:h")],
      ["u", "v", undefined, undefined, "w", "v"],
    );
    const attributes = find(document, "a").attributes.map(({ namespace }) => namespace);
    assert.deepEqual(attributes, ["http://www.w3.org/2000/xmlns/", "http://www.w3.org/2000/xmlns/", "v", undefined]);
    assert.equal(find(document, "q:d").attributes[0]?.namespace, "http://www.w3.org/XML/1998/namespace");
    assert.deepEqual([find(document, "q:d").prefix, find(document, "q:d").localName], ["q", "d"]);
  });

  it("links every node to its parent, also one that moved", () => {
    const document = parse("<d><h>a<h>b<i <j/></d>");
    const parents = (element: XmlElement): void => {
      for (const child of element.children) {
        assert.equal(child.parent, element);
        if (child.kind === "element") parents(child);
      }
      for (const attribute of element.attributes) assert.equal(attribute.owner, element);
    };
    for (const child of document.children) assert.equal(child.parent, undefined);
    if (document.root) parents(document.root);
    assert.equal(outlineOf(document), 'd(h~("a") h~("b" i! j))');
  });

  it("keeps targets, comments and CDATA as written", () => {
    const document = parse("<?xml version='1.0'?><!-- a\r\nb --><r><![CDATA[ <&amp;\r]]>c</r>");
    const [declaration, comment, root] = document.children;
    assert.ok(declaration?.kind === "instruction" && comment?.kind === "comment" && root?.kind === "element");
    assert.deepEqual([declaration.target, declaration.value], ["xml", "version='1.0'"]);
    assert.equal(comment.value, " a\nb ");
    assert.equal(stringValue(root), " <&amp;\nc");
  });

  it("answers for the first of repeated attributes, and lists child elements", () => {
    const { root } = parse("<a b='1' b='2'>x<c/><!-- --><d/></a>");
    assert.ok(root);
    assert.equal(attributeOf(root, "b")?.value, "1");
    assert.deepEqual(
      childElements(root).map(({ name }) => name),
      ["c", "d"],
    );
  });
});
