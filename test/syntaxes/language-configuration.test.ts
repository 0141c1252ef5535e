// Words, indentation and Enter in a network, by VS Code's rules.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { cursor, spans } from "../helpers/markers.js";

const configuration = JSON.parse(readFileSync("syntaxes/libvirt-network.language-configuration.json", "utf8"));

describe("words", () => {
  const rows: readonly string[] = [
    "  <«forward» «mode»='«nat»' «dev»='«eth0.1»'/>",
    "<«ip» «address»='«192.168.122.1»' «prefix»='«24»'/>",
    "<«ip» «address»=\"«fd00:1::1»\"/><«x» «y»='«::1»' «z»='«fe80::»'/>",
    "<«mac» «address»='«52:54:00:6b:3c:58»'/>",
    "</«uuid»>«3e3fce45-4f53-4fa7-bb32-11f34168b82b»</«uuid»>",
    "<«dnsmasq:option» «value»='«dhcp-option»=«option:ntp-server»,«192.0.2.1»,/«srv»/«tftp»'/>",
    "<!-- «virnet-disable» «dhcp-empty»: «ten» «guests», «no» «more». -->",
    "<!--«virnet-enable»-->",
    "<?«xml» «version»='«1.0»'?>",
    "<«name»>«a»&«amp»;«b»</«name»>",
    "{{ «item.name» }}",
    // What is being typed is one word, or its completions would go away.
    "<«ip» «address»='«192.168.»'/>",
    "<«host» «mac»='«52:»'/>",
    "<«dnsmasq:option» «value»='«dhcp-»'/>",
    "<«dnsmasq:»",
  ];
  for (const row of rows) {
    it(row, () => {
      const { text, spans: expected } = spans(row);
      const found = [...text.matchAll(new RegExp(configuration.wordPattern, "g"))];
      assert.deepEqual(
        found.map((match) => [match[0], match.index]),
        expected.map(({ start, end }) => [text.slice(start, end), start]),
      );
    });
  }
});

/**
 * The line as it is, and as newer versions of VS Code give it to the rules: of a comment, without the brackets of the
 * configuration.
 */
function versions(line: string): string[] {
  const bare = line.replaceAll(/<!--.*?(?:-->|$)|^(?:(?!<!--).)*-->/g, (comment) => comment.replaceAll(/[<>]/g, ""));
  return bare === line ? [line] : [line, bare];
}

describe("indentation", () => {
  const { increaseIndentPattern, decreaseIndentPattern, indentNextLinePattern } = configuration.indentationRules;
  const increase = new RegExp(increaseIndentPattern);
  const decrease = new RegExp(decreaseIndentPattern);
  const indentNext = new RegExp(indentNextLinePattern);

  /** `>` the lines after it move in, `<` the line itself moves out, `.` the next line alone moves in. */
  const rows: readonly (readonly [line: string, effect: string])[] = [
    ["<network>", ">"],
    ["  <ip address='10.0.0.1' prefix=\"24\">", ">"],
    ["  <dnsmasq:options>", ">"],
    ["  <name>lab</name>", ""],
    ["  <mtu size='9000'/>", ""],
    ["  <mtu size='9000' />", ""],
    ["  <bootp file='/srv/x>' server='a'/>", ""],
    ["  <tftp root='/srv/'>", ">"],
    ["  <ip><dhcp>", ">"],
    ["  <ip><dhcp></dhcp>", ">"],
    ["  <ip></ip>", ""],
    ["  </ip>", "<"],
    ["  </", "<"],
    ["  </ip><ip>", "<>"],
    ["  lab</name>", ""],
    ["<!-- one line -->", ""],
    ["<!-- <ip> -->", ""],
    ["<!--", ">"],
    ["  <!-- begins", ">"],
    ["  -->", "<"],
    ["  ends -->", ""],
    ["<?xml version='1.0'?>", ""],
    ["  <host mac='52:54:00:6b:3c:58'", "."],
    ["    name='web'", "."],
    ["    ip='10.0.0.9'/>", ""],
    ["    xmlns:dnsmasq='x'>", ">"],
    ["some text", ""],
    ["", ""],
  ];
  for (const [line, effect] of rows) {
    it(JSON.stringify(line), () => {
      for (const version of versions(line)) {
        const found = [decrease.test(version) && "<", increase.test(version) && ">"].filter(Boolean).join("");
        assert.equal(found || (indentNext.test(version) ? "." : ""), effect, version);
      }
    });
  }

  /** VS Code's command "Reindent Lines", with two blanks. */
  function reindented(text: string): string {
    let depth = 0;
    let next = 0;
    const lines = text.split("\n").map((line) => {
      const content = line.trim();
      if (decrease.test(content)) {
        depth -= 1;
        next -= 1;
      }
      const result = content && "  ".repeat(Math.max(next, 0)) + content;
      if (increase.test(content)) depth += 1;
      next = increase.test(content) || !indentNext.test(content) ? depth : depth + 1;
      return result;
    });
    return lines.join("\n");
  }

  for (const name of readdirSync("examples").filter((name) => name.endsWith(".xml"))) {
    it(`of examples/${name} comes back when it was lost`, () => {
      const text = readFileSync(`examples/${name}`, "utf8");
      assert.match(text, /\n {2}/);
      assert.equal(reindented(text.replaceAll(/^ +/gm, "")), text);
    });
  }
});

describe("Enter", () => {
  interface Rule {
    readonly beforeText: string;
    readonly afterText?: string;
    readonly action: { readonly indent: string };
  }

  /** The first rule that fits says what happens. */
  function onEnter(before: string, after: string): string | undefined {
    const rule = (configuration.onEnterRules as readonly Rule[]).find(
      ({ beforeText, afterText }) =>
        new RegExp(beforeText).test(before) && (afterText === undefined || new RegExp(afterText).test(after)),
    );
    return rule?.action.indent;
  }

  const rows: readonly (readonly [marked: string, indent: string | undefined])[] = [
    ["<dhcp>|</dhcp>", "indentOutdent"],
    ["<dhcp> | </dhcp>", "indentOutdent"],
    ["<ip address='10.0.0.1' prefix='24'>|</ip>", "indentOutdent"],
    ["<dnsmasq:options>|</dnsmasq:options>", "indentOutdent"],
    ["<ip address='10.0.0.1'>|", "indent"],
    ["<description>one | two</description>", "indent"],
    ["<tftp root='a>b/'>|", "indent"],
    ["<ip><dhcp>|", "indent"],
    ["<mtu size='9000'/>|", undefined],
    ["<name>lab</name>|", undefined],
    ["</ip>|", undefined],
    ["|<ip>", undefined],
    ["<?xml version='1.0'?>|", undefined],
    ["text|", undefined],
    // In a start tag, and behind one that has more lines
    ["<host mac='52:54:00:6b:3c:58'| ip='10.0.0.9'/>", "indent"],
    ["<host |/>", "indent"],
    ["<network|>", "indent"],
    ["    ip='10.0.0.9'/>|", "outdent"],
    ["    xmlns:dnsmasq='x'>|", "none"],
    ["    ip='10.0.0.9'|", undefined],
    // Comments
    ["<!--|-->", "indentOutdent"],
    ["<!-- | -->", "indentOutdent"],
    ["<!-- one | two -->", "indent"],
    ["<!-- one|", "indent"],
    ["  <!-- one -->|", undefined],
    ["    the end -->|", "outdent"],
    ["  -->|", undefined],
  ];
  for (const [marked, indent] of rows) {
    it(marked, () => {
      const { text, offset } = cursor(marked);
      const [before, after] = [text.slice(0, offset), text.slice(offset)];
      for (const [index, version] of versions(before).entries())
        assert.equal(onEnter(version, versions(after)[index] ?? after), indent, version);
    });
  }
});

describe("the rest of the language configuration", () => {
  const marker = (name: "start" | "end") => new RegExp(configuration.folding.markers[name]);

  it("folds between region comments", () => {
    for (const line of ["<!-- #region hosts -->", "  <!--#region-->"]) assert.match(line, marker("start"));
    for (const line of ["<!-- #endregion -->", "\t<!--#endregion hosts -->"]) assert.match(line, marker("end"));
    for (const line of ["<!-- region -->", "<!-- #regions -->", "#region"]) assert.doesNotMatch(line, marker("start"));
    assert.doesNotMatch("<!-- #endregion -->", marker("start"));
  });

  it("comments with and closes what XML has", () => {
    assert.deepEqual(configuration.comments, { blockComment: ["<!--", "-->"] });
    const pairs: readonly { open: string; close: string; notIn: string[] }[] = configuration.autoClosingPairs;
    assert.deepEqual(
      pairs.map(({ open, close }) => open + close),
      ["''", '""', "<!---->"],
    );
    // A quote within a value or a comment is one.
    for (const { notIn } of pairs) assert.deepEqual(notIn, ["string", "comment"]);
    for (const before of ["/", ">", " ", "?"]) assert.ok(configuration.autoCloseBefore.includes(before));
  });
});
