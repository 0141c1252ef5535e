// The first mistake: its message, its exact place, and the text after its fix.
import assert from "node:assert/strict";
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
  ['<a><b x=«\\"»1\\"/></a>', /A backslash escapes nothing/, '<a><b x="1"/></a>'],
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
  ["«hello»\n<a/>", /"hello" is before <a>/, "\n<a/>"],
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
  ["<a>x«\0»y</a>", /A NUL character ends the document here/, "safe: <a>xy</a>"],
  ["<a b='x«\0»y'/>", /A NUL character ends the document here/, "safe: <a b='xy'/>"],
  ["<a b«\0»=\"'c\" d='e'/>", /A NUL character ends the document here/],
  ["<a><b «,»/>\0</a>", /"," is between/, "safe: <a><b />\0</a>"],
];

describe("checkWellFormed", () => {
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
