// The first mistake: its message, its exact place, and the text after its fix.
import assert from "node:assert/strict";
import { networkFormat } from "../../server/src/vocabulary/vocabulary.js";
import { parse } from "../../server/src/xml/parse.js";
import { checkWellFormed } from "../../server/src/xml/wellformed.js";
import { spans } from "../helpers/markers.js";

/** Text with «» around the place; a part of the message; the text after the fix, with its safety in front. */
type Case = readonly [marked: string, message: RegExp, fixed?: string];

const cases: readonly Case[] = [
  ["<a><b x='1'«,» y='2'/></a>", /"," is between attributes/, "safe: <a><b x='1' y='2'/></a>"],
  ["<a><b x='1'«,»y='2'/></a>", /remove it/, "safe: <a><b x='1' y='2'/></a>"],
  ["<a>«<b x='1'>»\n</a>", /<b> is never closed; end the tag with "\/>" or write <\/b>/, "safe: <a><b x='1'/>\n</a>"],
  [
    "<d>«<h x='1'>»\n<h x='2'/>\n<h x='3'/></d>",
    /<h> is never closed/,
    "safe: <d><h x='1'/>\n<h x='2'/>\n<h x='3'/></d>",
  ],
  ["<d>«<h x='1'>»<h x='2'></d>", /<h> is never closed/, "safe: <d><h x='1'/><h x='2'></d>"],
  ["<d>«<n>»lab\n<f/></d>", /<n> is never closed; write <\/n> after <f>/, "<d><n>lab\n<f/></n></d>"],
  ["<i>«<d>»<h/></i>", /<d> is never closed/, "<i><d><h/></d></i>"],
  [
    "«<network>»<name>a</name>\n",
    /<network> is never closed; write <\/network> at the end/,
    "safe: <network><name>a</name>\n</network>\n",
  ],
  [
    "<n><i>«<d>»",
    /<d> and the elements around it are never closed.*<\/d>, <\/i> and <\/n>/,
    "<n><i><d>\n</d>\n</i>\n</n>",
  ],
  ["<d><host a='1'>«</hots>»</d>", /<host> is closed by <\/hots>; write <\/host>/, "safe: <d><host a='1'></host></d>"],
  [
    "<d><«hots»></host><host></host></d>",
    /<hots> is closed by <\/host>; write <host>/,
    "<d><host></host><host></host></d>",
  ],
  ["<d><Name>a«</name>»</d>", /write <\/Name>/, "safe: <d><Name>a</Name></d>"],
  ["<d><host>«</ip>»</d>", /<host> is closed by <\/ip>; write <\/host>/, "<d><host></host></d>"],
  ["<d><x/>«</x>»</d>", /<\/x> closes nothing/, "<d><x/></d>"],
  ["<a><x><y>«</x>»</y></a>", /<\/x> comes before <\/y>; write <\/y> first/, "safe: <a><x><y></y></x></a>"],
  ["<a/>«</a>»", /<\/a> closes nothing: no element is open here/, "<a/>"],
  ["<a/>\n«<b»/>", /<b> comes after <a>, the root of the document/],
  ["<a>«<b x='1'»\n<c/></a>", /"<b" is not ended with ">"/, "<a><b x='1'/>\n<c/></a>"],
  ["<a><b/>«</a»", /"<\/a" has no ">"/, "safe: <a><b/></a>"],
  ["<a><d «range» start='1'/></a>", /"range" in <d> has no value; .*<range \.\.\.>/],
  ["<a><b x=«1»/></a>", /The value of "x" has no quotes; .*write x='1'/, "safe: <a><b x='1'/></a>"],
  ["<a><b x=«192.168.1.1» y='2'/></a>", /no quotes/, "safe: <a><b x='192.168.1.1' y='2'/></a>"],
  ["<a><b x«:»'1'/></a>", /"x" is followed by ":"/, "safe: <a><b x='1'/></a>"],
  ["<a><b «x:»'y='1'/></a>", /"x:" in <b> has no value/],
  ["<a><b «x:»&y='1'/></a>", /"x:" in <b> has no value/],
  ["<a><b «x=»/></a>", /"x" has no value after "="/, "<a><b x=''/></a>"],
  ["<a><b x=«'1»/></a>", /has no closing quote; write ' after 1/, "safe: <a><b x='1'/></a>"],
  ["<a><b x=«'1» y='2'/></a>", /The value of "x" has no closing quote/, "safe: <a><b x='1' y='2'/></a>"],
  ["<a><b x='1' «x»='2'/></a>", /"x" is in this tag twice/, "<a><b x='1'/></a>"],
  ["<a><b x='1' «x»='1'/></a>", /"x" is in this tag twice/, "safe: <a><b x='1'/></a>"],
  ["<a><b x='1'«y»='2'/></a>", /A space is missing before "y"/, "safe: <a><b x='1' y='2'/></a>"],
  ["<a><b x='a «<» b'/></a>", /"<" cannot be in a value such as that of "x"/, "safe: <a><b x='a &lt; b'/></a>"],
  ["<a><b x='«<your value>»'/></a>", /placeholder/],
  [
    "<a><b x=«“1”»/></a>",
    /The document has 2 typographic quotes, as word processors write them; write plain ones/,
    'safe: <a><b x="1"/></a>',
  ],
  ['<a><b x=«\\"1\\"»/></a>', /2 quotes after a backslash, as in a string/, 'safe: <a><b x="1"/></a>'],
  ['<a><b x=«\\"»1/></a>', /A backslash escapes nothing/, '<a><b x="1/></a>'],
  [
    `<a>\\n\\t<b x=«\\"1\\"» y=\\'2\\'/>\\n</a>\\n`,
    /8 quotes after a backslash and escaped line breaks|8 escaped line breaks and quotes after a backslash/,
    `safe: <a>\n\t<b x="1" y='2'/>\n</a>\n`,
  ],
  ["<a>\\n<b/></a>«\\n»", /2 escaped line breaks, as in a string literal; write real ones/, "safe: <a>\n<b/></a>\n"],
  ["<a><b x=«&quot;1&quot;» y=&#39;2&#39;/></a>", /4 quotes written as entities/, `safe: <a><b x="1" y='2'/></a>`],
  ['<a><b x=«&quot;1"»/></a>', /a quote written as an entity/, 'safe: <a><b x="1"/></a>'],
  [
    "«-» <a>\n  - <b>c - d</b>\n  <!-- e -->\n</a>",
    /2 marks of a tree view/,
    "safe: <a>\n  <b>c - d</b>\n  <!-- e -->\n</a>",
  ],
  ["«-» <a>\n  x <b/>\n</a>", /"-" is before <a>/, " <a>\n  x <b/>\n</a>"],
  ["<a>«<!- b ->»</a>", /a comment with dashes that are not "--"/, "safe: <a><!-- b --></a>"],
  ["<a>«<! b»></a>", /begins nothing.*begins with/, "safe: <a><!-- b --></a>"],
  ["<a>«<!-» b <c/></a>", /begins nothing/],
  ["«```xml»\n<a/>\n```\n", /a block of code in Markdown; remove it and the line that ends it/, "safe: <a/>\n"],
  ["<a/>\n«~~~»\n", /a block of code in Markdown/, "safe: <a/>\n"],
  ["<a><b x='1'«\u00a0»y='2'/></a>", /The document has an unusual space/, "safe: <a><b x='1' y='2'/></a>"],
  ["<a>«&» b</a>", /A bare "&".*"&amp;"/, "safe: <a>&amp; b</a>"],
  ["<a x='«&»y=1'/>", /"&y" begins a reference/, "safe: <a x='&amp;y=1'/>"],
  ["<a>«&amp» b</a>", /"&amp" has no semicolon/, "safe: <a>&amp; b</a>"],
  ["<a>«&nbsp;»</a>", /"&nbsp;" is not defined.*no-break space/, "safe: <a>&#160;</a>"],
  ["<a>«&foo;»</a>", /"&foo;" is not defined/],
  ["<a>«&#1;»</a>", /is a character that XML does not allow/],
  ["<a>«\u0007»</a>", /The control character U\+0007/, "safe: <a></a>"],
  ["<a><!-- b «--» c --></a>", /"--" cannot be inside a comment/, "safe: <a><!-- b - - c --></a>"],
  ["<a>\n«<!--» b\n<c/></a>", /This comment is never closed/, "<a>\n<!-- b -->\n<c/></a>"],
  ["<a><!-- b «<!--» c --> --></a>", /A comment begins inside a comment/],
  ["<a>b«]]>»</a>", /ends a CDATA section, but none is open/, "<a>b]]&gt;</a>"],
  ["<a>«<!b»></a>", /"<!b" begins nothing/],
  [
    "\n\n«<?xml version='1.0'?>»<a/>",
    /Spaces or empty lines come before the XML declaration/,
    "safe: <?xml version='1.0'?><a/>",
  ],
  ["<?xml «encoding»='UTF-8'?><a/>", /begins with "encoding"/, "safe: <?xml version='1.0' encoding='UTF-8'?><a/>"],
  [
    "<?xml version='1.0' encoding='«UTF-16»'?><a/>",
    /virsh passes the text on in UTF-8/,
    "safe: <?xml version='1.0' encoding='UTF-8'?><a/>",
  ],
  [
    "<?xml version='1.0' encoding='«ascii»'?><a b='ä'/>",
    /has no character "ä"/,
    "safe: <?xml version='1.0' encoding='UTF-8'?><a b='ä'/>",
  ],
  ["«hello»\n<a/>", /"hello" is before <a>/, "<a/>"],
  ["<a/>\n«b»", /"b" is after <a>/, "<a/>\n"],
  ["«»", /The document is empty/],
  ["«<!-- a -->»", /The document has no element/],
  ["«name: x»", /This is YAML, not XML/],
  ["<a><c «{% if b %}»></c>{% endif %}</a>", /looks like part of a template/],
  ["<a b=«{{ c }}»/>", /"{{ c }}" looks like part of a template/],
  ["<a><b>«<%= @c %>»</b></a>", /looks like part of a template/],
  ["<a b='«#<Object:0x1>»'/>", /looks like part of a template/],
  ["<a>\n«<<<<<<< HEAD»\n<b/>\n=======\n>>>>>>> c\n</a>", /conflict marker of Git/],
  ["<!DOCTYPE a [«<!ENTITY b>»]><a/>", /no declaration/],
  ["<!DOCTYPE a [<!ENTITY b '&b;'>]><a>«&b;»</a>", /"&b;" contains itself/],
  ["<a>\n  «<»\n  <b/></a>", /no name follows/, "<a>\n  \n  <b/></a>"],
  ["<a><b>«<\\b»></a>", /"<\\" begins no tag; write <\/b>/, "safe: <a><b></b></a>"],
  ["<a>«<bc»</b></a>", /"<b" has no ">" before "c"; write <b>/, "safe: <a><b>c</b></a>"],
  ["<a><b x='1'«/»\n</a>", /"\/" in "<b" is not followed by ">"/, "safe: <a><b x='1'/>\n</a>"],
  ["<a><«b '»1'/></a>".replace("«b", "b «x"), /"x" has no "=" before its value/, "safe: <a><b x='1'/></a>"],
  ["<a><b x=«'1\"»/></a>", /begins with ' and ends with "; write ' at both ends/, "safe: <a><b x='1'/></a>"],
  ["<a><b x=«'1\"» y='2'/></a>", /write ' at both ends/, "safe: <a><b x='1' y='2'/></a>"],
  ["<a><b x=«'y=1\"»/></a>", /write ' at both ends/, "safe: <a><b x='y=1'/></a>"],
  ["<a><b x=«'1\"» y=' z'/></a>", /write ' at both ends/, "safe: <a><b x='1' y=' z'/></a>"],
  ['<a><b x=«“1”» y=“2">c</b></a>', /3 typographic quotes, as word processors/, 'safe: <a><b x="1" y="2">c</b></a>'],
  ["<a><b x«＝»“1”／></a>", /has 4 full-width characters and typographic quotes/, 'safe: <a><b x="1"/></a>'],
  ["«＜»a＞b＜/a＞", /4 full-width characters/, "safe: <a>b</a>"],
  ["<a><b«\u00a0»x='“'/></a>", /an unusual space/, "safe: <a><b x='“'/></a>"],
  ["<a><b«\u00a0»x='1'/>\u00a0\u00a0<c/></a>", /3 unusual spaces/, "safe: <a><b x='1'/>  <c/></a>"],
  ["<a><b «\u200b»x='1'/></a>", /an invisible character/, "safe: <a><b x='1'/></a>"],
  ["<a>«<!— b —>»</a>", /a comment with dashes/, "safe: <a><!-- b --></a>"],
  ["«cat <<EOF»\n<a/>\nEOF\n", /"cat <<EOF" is a command of a shell/, "<a/>\n"],
  ["«/etc/libvirt/net.xml»", /is a path/],
  ["«https://example.org/net.xml»", /is a URL/],
  ["«{»}".replace("»}", "}»"), /This is JSON/],
  ["<!-- b -->\n«<?xml version='1.0'?>»\n<a/>", /must come first/, "safe: <?xml version='1.0'?>\n<!-- b -->\n<a/>"],
  ["<?xml version='1.0'?>\n«<?xml version='1.0'?>»<a/>", /A second XML declaration/, "<?xml version='1.0'?>\n<a/>"],
  ["<a>x«\0»y</a>", /A NUL character ends the document here/, "safe: <a>xy</a>"],
  ["<a b='x«\0»y'/>", /A NUL character ends the document here/, "safe: <a b='xy'/>"],
  ["<a b«\0»=\"'c\" d='e'/>", /A NUL character ends the document here/],
  ["<a><b «,»/>\0</a>", /"," is between/, "safe: <a><b />\0</a>"],
];

/** The same for networks: what may be where decides about the place of a missing tag. */
const networks: readonly Case[] = [
  [
    "<network>\n  «<forward mode='nat'>»\n  <bridge name='virbr7'/>\n</network>",
    /<forward> is never closed; end the tag with "\/>"/,
    "safe: <network>\n  <forward mode='nat'/>\n  <bridge name='virbr7'/>\n</network>",
  ],
  [
    "<network>\n  «<forward mode='nat'>»\n    <nat/>\n\n  <bridge name='virbr7'/>\n  <ip/>\n  </ip>\n</network>",
    /<forward> is never closed; write <\/forward> after <nat>/,
    "safe: <network>\n  <forward mode='nat'>\n    <nat/>\n  </forward>\n\n  <bridge name='virbr7'/>\n  <ip/>\n  </ip>\n</network>",
  ],
  ["<network><ip/>«</ip>»<name>a</name></network>", /<\/ip> closes nothing/, "<network><ip/><name>a</name></network>"],
  [
    "<network>\r\n  <ip>\r\n    «<dhcp>»\r\n      <range/> <!-- all -->\r\n  </ip>\r\n</network>",
    /<dhcp> is never closed; write <\/dhcp> after <range>/,
    "safe: <network>\r\n  <ip>\r\n    <dhcp>\r\n      <range/> <!-- all -->\r\n    </dhcp>\r\n  </ip>\r\n</network>",
  ],
  [
    "<network>«<ip address='10.9.8.1' />»<dhcp/></ip></network>",
    /<ip> ends with "\/>", but <\/ip> follows its content/,
    "safe: <network><ip address='10.9.8.1'><dhcp/></ip></network>",
  ],
  [
    "<network><ip>«</ip>»<dhcp/></ip></network>",
    /<\/ip> closes <ip> before its content/,
    "<network><ip><dhcp/></ip></network>",
  ],
  [
    "<network><name>a</name>«</network>»<ip/></network>",
    /before its content/,
    "<network><name>a</name><ip/></network>",
  ],
  [
    "<network><ip><dhcp><range/>«</ip>»</dhcp></network>",
    /<\/ip> comes before <\/dhcp>/,
    "safe: <network><ip><dhcp><range/></dhcp></ip></network>",
  ],
  [
    "<network><ip><dhcp>«<dhcp>»</ip></network>",
    /<dhcp> is still open here/,
    "safe: <network><ip><dhcp></dhcp></ip></network>",
  ],
  [
    "<network><ip><dhcp>«<dhcp/>»</ip></network>",
    /<dhcp> is still open here/,
    "<network><ip><dhcp></dhcp></ip></network>",
  ],
  [
    "<network><ip>\n<range/>\n«</dhcp>»</ip></network>",
    /<\/dhcp> has no start tag; write <dhcp> before <range>/,
    "<network><ip>\n<dhcp>\n<range/>\n</dhcp></ip></network>",
  ],
  ["<network><name>a«/name»></network>", /"\/name" has no "<"/, "<network><name>a</name></network>"],
  ["<network>«name»>a</name></network>", /"name" has no "<"/, "safe: <network><name>a</name></network>"],
  [
    "<network>«<ip address='10.9.8.1'»\n<dhcp/></ip></network>",
    /write ">"/,
    "<network><ip address='10.9.8.1'>\n<dhcp/></ip></network>",
  ],
  [
    "<network>«<ip address='10.9.8.1'»\n<ip><dhcp/></ip></network>",
    /write "\/>"/,
    "<network><ip address='10.9.8.1'/>\n<ip><dhcp/></ip></network>",
  ],
];

describe("checkWellFormed", () => {
  for (const [marked, message, fixed] of networks) {
    it(`of a network: ${JSON.stringify(marked)}`, () => {
      const { text, spans: expected } = spans(marked);
      const problem = checkWellFormed(parse(text), networkFormat);
      assert.ok(problem, "nothing found");
      assert.match(problem.message, message);
      assert.deepEqual(problem.span, expected[0], problem.message);
      if (fixed !== undefined) assert.equal(afterFix(text, problem.fix), fixed);
    });
  }

  for (const [marked, message, fixed] of cases) {
    it(JSON.stringify(marked), () => {
      const { text, spans: expected } = spans(marked);
      const problem = checkWellFormed(parse(text));
      assert.ok(problem, "nothing found");
      assert.match(problem.message, message);
      assert.deepEqual(problem.span, expected[0], problem.message);
      if (fixed !== undefined) assert.equal(afterFix(text, problem.fix), fixed);
      for (const { span } of problem.related)
        assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length);
    });
  }

  it("names the end tag that showed the mistake as related", () => {
    const problem = checkWellFormed(parse("<d>\n<h x='1'>\n</d>"));
    assert.deepEqual(
      problem?.related.map(({ span }) => span),
      [{ start: 14, end: 18 }],
    );
  });

  it("points at the first mistake of two", () => {
    const { text, spans: expected } = spans("<d>\n<h>\n<i x='1'«,» y='2'/>\n</d>");
    assert.deepEqual(checkWellFormed(parse(text))?.span, expected[0]);
  });

  it("lets an unpaired surrogate pass, which reaches libvirt as U+FFFD", () => {
    assert.equal(checkWellFormed(parse("<a b='\ud800'>\udc00</a>")), undefined);
  });

  it("takes text behind a NUL for what libvirt takes it: nothing", () => {
    assert.equal(checkWellFormed(parse("<a/>\0<<<")), undefined);
  });
});

function afterFix(text: string, fix: NonNullable<ReturnType<typeof checkWellFormed>>["fix"]): string {
  if (fix === undefined) return "no fix";
  const backwards = [...fix.edits].sort((a, b) => b.start - a.start);
  const fixed = backwards.reduce(
    (before, { start, end, newText }) => before.slice(0, start) + newText + before.slice(end),
    text,
  );
  return `${fix.safe ? "safe: " : ""}${fixed}`;
}
