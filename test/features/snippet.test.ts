// biome-ignore-all lint/suspicious/noTemplateCurlyInString: that is how snippets are written
import assert from "node:assert/strict";
import { choice, mirror, placeholder } from "../../server/src/features/templates/snippet.js";
import { plainText } from "../../server/src/features/templates/templates.js";

describe("snippets as plain text", () => {
  const rows: readonly (readonly [snippet: string, text: string])[] = [
    ["plain", "plain"],
    ["<a>$1</a>$0", "<a></a>"],
    ["<a>${1}</a>", "<a></a>"],
    ["<a b='${1:c}'/>", "<a b='c'/>"],
    ["${1:a} $1 ${1} ${1:b}", "a a a a"],
    ["$1 ${1:late}", "late late"],
    ["${1:out ${2:in} side} $2$1", "out in side inout in side"],
    ["${1:a $2} ${2:b}", "a b b"],
    ["${1|one,two|} $1", "one one"],
    ["${1|a\\,b,c\\|d|}", "a,b"],
    ["${1|a\\\\,b|}", "a\\"],
    ["${1:a\\}b\\$c\\\\d}", "a}b$c\\d"],
    ["\\$1 \\} \\\\ \\n", "$1 } \\ \\n"],
    ["} $ $$ ${ ${1 ${1:a", "} $ $$ ${ ${1 ${1:a"],
    ["$TM_FILENAME ${TM_FILENAME:net.xml} ${UUID}", "net.xml net.xml "],
    ["${1:abc} ${1/(.*)/${1:/upcase}/g}!", "abc abc!"],
    ["${1:52:54:00:a0:a1:a2}", "52:54:00:a0:a1:a2"],
    ["${3:192.168.123}.1 $3.2 ${3}.254", "192.168.123.1 192.168.123.2 192.168.123.254"],
    ["${1:}|$1|", "||"],
    ["", ""],
  ];
  for (const [snippet, text] of rows) {
    it(JSON.stringify(snippet), () => assert.equal(plainText(snippet), text));
  }

  it("reads what it writes", () => {
    const odd = "a}b$c\\d|e,f";
    assert.equal(plainText(`${placeholder(1, odd)} ${mirror(1)}`), `${odd} ${odd}`);
    assert.equal(plainText(choice(1, [odd, "other"])), odd);
  });
});
