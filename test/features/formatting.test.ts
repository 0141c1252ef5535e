import assert from "node:assert/strict";
import type { FormattingOptions } from "vscode-languageserver";
import { formatEdits, formatOnType } from "../../server/src/features/formatting/formatting.js";
import { analysisOf, edited } from "../helpers/analysis.js";
import { cursor, spans } from "../helpers/markers.js";

const two: FormattingOptions = { tabSize: 2, insertSpaces: true };
const final = { ...two, insertFinalNewline: true, trimFinalNewlines: true };

interface How {
  readonly options?: FormattingOptions;
  readonly order?: boolean;
}

/** The document after formatting; with `«»` in it, after formatting that range. */
function formatted(marked: string, { options = two, order = false }: How = {}): string {
  const { text, spans: marks } = spans(marked);
  const analysis = analysisOf(text);
  return edited(analysis, formatEdits(analysis, options, { orderChildren: order }, marks[0]));
}

type Row = readonly [title: string, before: string, after?: string | undefined, how?: How];

/** One test per row; without an `after` nothing may change. What was formatted stays as it is. */
function table(rows: readonly Row[], around = (text: string) => text): void {
  for (const [title, before, after, how] of rows)
    it(title, () => {
      const expected = around(after ?? spans(before).text);
      assert.equal(formatted(around(before), how), expected);
      if (!before.includes("«")) assert.equal(formatted(expected, how), expected, "formatted again");
    });
}

const inNetwork = (text: string) => `<network>\n${text}</network>\n`;

describe("features/formatting: layout", () => {
  table([
    [
      "every child has its own line",
      "<network><name>lab</name><forward mode='nat'><nat><port start='1' end='9'/></nat></forward></network>",
      `<network>
  <name>lab</name>
  <forward mode='nat'>
    <nat>
      <port start='1' end='9'/>
    </nat>
  </forward>
</network>`,
    ],
    ["what is well laid out", "<network>\n  <name>lab</name>\n  <dns>\n  </dns>\n</network>\n"],
    [
      "indentation of four",
      "<network>\n <dns>\n\t<txt/></dns></network>",
      "<network>\n    <dns>\n        <txt/>\n    </dns>\n</network>",
      { options: { tabSize: 4, insertSpaces: true } },
    ],
    [
      "indentation by tabs",
      "<network>\n  <dns>\n  <txt/></dns></network>",
      "<network>\n\t<dns>\n\t\t<txt/>\n\t</dns>\n</network>",
      { options: { tabSize: 8, insertSpaces: false } },
    ],
    [
      "a tab size that is none",
      "<network><dns/></network>",
      "<network>\n  <dns/>\n</network>",
      { options: { tabSize: 0, insertSpaces: true } },
    ],
    ["CR LF stays", "<network>\r\n<dns/><ip/></network>\r\n", "<network>\r\n  <dns/>\r\n  <ip/>\r\n</network>\r\n"],
    ["CR LF and LF", "<network>\r\n  <dns/>\n  <ip/>\n</network>", "<network>\r\n  <dns/>\r\n  <ip/>\r\n</network>"],
    ["a lone CR ends lines too", "<network>\r<dns/><ip/>\r</network>\r", "<network>\r  <dns/>\r  <ip/>\r</network>\r"],
    ["a byte order mark stays", "\ufeff\n<network><dns/></network>", "\ufeff<network>\n  <dns/>\n</network>"],
    ["blanks before the document", "\n\n <network/>", "<network/>"],
    ["blanks at the ends of lines", "<network> \t\n  <dns/>  \n</network>  ", "<network>\n  <dns/>\n</network>"],
    [
      "what stands before the root",
      "<?xml version='1.0'?> <!DOCTYPE network ><?p  q?>\n\n\n<!-- a -->  <network/>",
      "<?xml version='1.0'?>\n<!DOCTYPE network >\n<?p  q?>\n\n<!-- a -->\n<network/>",
    ],
    [
      "what stands behind the root",
      "<network/> <!-- end -->\n <!-- more -->",
      "<network/> <!-- end -->\n<!-- more -->",
    ],
  ]);
});

describe("features/formatting: blank lines", () => {
  table(
    [
      ["one stays", "  <dns/>\n\n  <ip/>\n"],
      ["several become one", "  <dns/>\n \n\n\t\n  <ip/>\n", "  <dns/>\n\n  <ip/>\n"],
      [
        "none at the start and the end of an element",
        "\n  <dns>\n\n    <txt/>\n\n  </dns>\n\n",
        "  <dns>\n    <txt/>\n  </dns>\n",
      ],
      ["none in an empty element", "  <dns>\n\n\n  </dns>\n", "  <dns>\n  </dns>\n"],
      ["an empty element on one line", "  <dns></dns>\n  <ip >  </ip>\n", "  <dns></dns>\n  <ip ></ip>\n"],
    ],
    inNetwork,
  );
});

describe("features/formatting: the end of the document", () => {
  const ends: readonly [title: string, end: string, after: string, options: FormattingOptions][] = [
    ["stays as it is", "", "", two],
    ["stays as it is, but for blanks", " \n\t\n", "\n\n", two],
    ["gets a line end", "", "\n", { ...two, insertFinalNewline: true }],
    ["has one line end already", "\n", "\n", final],
    ["loses its blank lines", "\n\n \n", "\n", { ...two, trimFinalNewlines: true }],
    ["has no line end to lose", "", "", { ...two, trimFinalNewlines: true }],
  ];
  table(ends.map(([title, end, after, options]) => [title, `<network/>${end}`, `<network/>${after}`, { options }]));
});

describe("features/formatting: what is not touched", () => {
  table(
    [
      ["text", "  <name> lab\n </name>\n  <title>  </title>\n  <description>\n a  <!-- b -->\n</description>\n"],
      ["text with elements in it", "  <description>\n<b>a</b>\n   <i/></description>\n"],
      ["CDATA", "  <description>\n<![CDATA[ x ]]>\n   </description>\n"],
      ["metadata", "  <metadata>\n<a:b xmlns:a='urn:a'><a:c/>\n\n\n</a:b></metadata>\n"],
      ["xml:space='preserve'", "  <dns xml:space='preserve'><txt/>\n\n\n <srv/></dns>\n"],
      ["white space inside tags", "  <bridge   name = 'a'\n     stp='on'\n  />\n  <ip\n >\n  </ip\n  >\n"],
      ["order, quotes and values of attributes", '  <bridge stp="on" name=\'a  b\'  delay="\'"/>\n'],
      ["unknown elements with text", "  <thing>  </thing>\n  <thing>a <b/>  <c/></thing>\n"],
      ["the inside of comments", "  <!--a\n     b\n-->\n  <dns/>\n"],
      ["a written blank", "  <ip>&#32;</ip>\n"],
    ],
    inNetwork,
  );
  table(
    [
      ["but for the line of metadata", "<metadata>\n<x/></metadata>\n", "  <metadata>\n<x/></metadata>\n"],
      ["but for the first line of a comment", "<!-- a\n b -->\n", "  <!-- a\n b -->\n"],
      ["unknown elements without text are laid out", "<a><b/></a>\n", "  <a>\n    <b/>\n  </a>\n"],
      [
        "stray text keeps its blanks, all else is laid out",
        "<dns><txt/>/> \n<srv/><host/></dns><ip/>\n",
        "  <dns>\n    <txt/>/> \n<srv/>\n    <host/>\n  </dns>\n  <ip/>\n",
      ],
      [
        "a comment on the line of stray text",
        "<dns><txt/> <!-- a -->\nx\n</dns>\n",
        "  <dns>\n    <txt/> <!-- a -->\nx\n</dns>\n",
      ],
      [
        "CDATA where no text belongs",
        "<dns><txt/>\n<![CDATA[x]]><srv/><host/></dns>\n",
        "  <dns>\n    <txt/>\n<![CDATA[x]]><srv/>\n    <host/>\n  </dns>\n",
      ],
    ],
    inNetwork,
  );
  table([
    ["a document that is not well-formed", "<network><dns><ip></network>"],
    ["half a document", "<network>\n<name>lab</name>\n<dns"],
    ["another kind of document", "<domain><name>vm</name></domain>"],
    ["what another namespace calls network", "<network xmlns='urn:other'><a/></network>"],
    ["elements nested deeper than libvirt reads", `<network>${"<a>".repeat(300)}${"</a>".repeat(300)}</network>`],
    ["nothing", ""],
  ]);

  it("a document that is beyond it already", () => {
    const text = `<network>  <dns/>${" ".repeat(4 * 1024 * 1024)}</network>`;
    assert.equal(formatted(text), text);
  });
});

describe("features/formatting: comments", () => {
  table(
    [
      [
        "stay at the end of their line",
        "<dns/> <!-- a -->\n<ip>   <!-- b --> <!-- c -->\n</ip><!-- d\ne -->\n",
        "  <dns/> <!-- a -->\n  <ip>   <!-- b --> <!-- c -->\n  </ip><!-- d\ne -->\n",
      ],
      [
        "have their own line before an element",
        "<!-- a --><dns/><!-- b --><ip/>\n",
        "  <!-- a -->\n  <dns/>\n  <!-- b -->\n  <ip/>\n",
      ],
      [
        "are about what stands before, before an end tag",
        "<dns><txt/> <!-- a --></dns>\n",
        "  <dns>\n    <txt/> <!-- a -->\n  </dns>\n",
      ],
      ["alone in an element", "<dns><!-- a --></dns>\n", "  <dns>\n    <!-- a -->\n  </dns>\n"],
      [
        "on lines of their own are indented like elements",
        "<!-- a -->\n     <!-- b -->\n<dns/>\n",
        "  <!-- a -->\n  <!-- b -->\n  <dns/>\n",
      ],
    ],
    (text) => `<network>\n${text}</network>`,
  );
});

describe("features/formatting: comments that steer", () => {
  const next = "<!-- virnet-disable-next-line -->";
  table(
    [
      ["the next line is an element", `${next}\n<ip>\n<dhcp/></ip>\n`, `  ${next}\n  <ip>\n    <dhcp/>\n  </ip>\n`],
      ["they begin a line", `<dns/> ${next}\n<ip/>\n`, `  <dns/>\n  ${next}\n  <ip/>\n`],
      [
        "the next line keeps all that stands on it",
        `${next}\n<ip><dhcp/></ip><dns/>\n<dns/><ip/>\n`,
        `  ${next}\n  <ip><dhcp/></ip><dns/>\n  <dns/>\n  <ip/>\n`,
      ],
      [
        "what follows on the line of the comment stays there",
        `<dns/>${next}<dns/>\n<ip/> <dns/>\n<dns/><ip/>\n`,
        `  <dns/>\n  ${next}<dns/>\n  <ip/> <dns/>\n  <dns/>\n  <ip/>\n`,
      ],
      [
        "a blank line stays the next line",
        `<dns>\n${next}\n\n\n</dns><!-- a -->\n`,
        `  <dns>\n    ${next}\n\n  </dns><!-- a -->\n`,
      ],
    ],
    inNetwork,
  );
});

describe("features/formatting: a range", () => {
  table(
    [
      ["the line of the cursor alone", "   <txt/>\n  «»<srv/>\n<host/>\n", "   <txt/>\n   <srv/>\n<host/>\n"],
      [
        "indented like the element before it",
        "      <txt/>\n«<srv/>\n  <host/>»\n<txt/>\n",
        "      <txt/>\n      <srv/>\n      <host/>\n<txt/>\n",
      ],
      ["a line it only ends before is left out", "«<txt/>\n»<srv/>\n", "  <txt/>\n<srv/>\n"],
      [
        "a line is broken up",
        "«<txt/>»<host><hostname>a</hostname></host>\n",
        "  <txt/>\n  <host>\n    <hostname>a</hostname>\n  </host>\n",
      ],
      ["its last line loses the blanks at its end", "<txt/> «» \n   <srv/>\n", "  <txt/>\n   <srv/>\n"],
      ["blank lines alone", "<txt/>\n\n«\n»\n<srv/>\n"],
    ],
    (text) => `<network>\n${text}</network>`,
  );
  it("an end tag follows its start tag", () => {
    assert.equal(
      formatted("<network>\n    <dns>\n  «»</dns>\n</network>"),
      "<network>\n    <dns>\n    </dns>\n</network>",
    );
  });
  it("leaves the end of the document alone unless it is in it", () => {
    assert.equal(formatted("«<network/>»\n\n", { options: final }), "<network/>\n\n");
    assert.equal(formatted("<network/>  \n\n«»", { options: final }), "<network/>  \n\n");
    assert.equal(formatted("«<network/>\n\n»", { options: final }), "<network/>\n");
    assert.equal(formatted("«<network/>»", { options: final }), "<network/>\n");
  });
  it("keeps the order", () => {
    const ordered = { order: true };
    assert.equal(formatted("«<network><ip/><dns/></network>»", ordered), "<network>\n  <ip/>\n  <dns/>\n</network>");
  });
});

describe("features/formatting: order", () => {
  const inOrder = (title: string, before: string, after?: string): Row => [title, before, after, { order: true }];
  table(
    [
      inOrder("that of libvirt", "  <ip/>\n  <dns/>\n  <name>lab</name>\n", "  <name>lab</name>\n  <dns/>\n  <ip/>\n"),
      inOrder(
        "in every element",
        "  <ip>\n    <dhcp>\n      <host/>\n      <range/>\n    </dhcp>\n    <tftp/>\n  </ip>\n  <dns/>\n",
        "  <dns/>\n  <ip>\n    <tftp/>\n    <dhcp>\n      <range/>\n      <host/>\n    </dhcp>\n  </ip>\n",
      ),
      inOrder(
        "in a port group that of libvirt too, though it is another one",
        "  <portgroup>\n    <bandwidth/>\n    <virtualport/>\n    <vlan/>\n  </portgroup>\n  <virtualport/>\n  <bandwidth/>\n",
        "  <bandwidth/>\n  <virtualport/>\n  <portgroup>\n    <vlan/>\n    <virtualport/>\n    <bandwidth/>\n  </portgroup>\n",
      ),
      inOrder(
        "elements of one name keep theirs",
        "  <ip address='b'/>\n  <dns/>\n  <ip address='a'/>\n",
        "  <dns/>\n  <ip address='b'/>\n  <ip address='a'/>\n",
      ),
      inOrder(
        "what is unknown stays behind what stands before it",
        "  <a/>\n  <ip/>\n  <b/>\n  <host/>\n  <dns/>\n",
        "  <a/>\n  <dns/>\n  <ip/>\n  <b/>\n  <host/>\n",
      ),
      inOrder("everything on one line", "<ip/><dns/>\n", "  <dns/>\n  <ip/>\n"),
      inOrder(
        "comments go with the element below",
        "  <!-- a -->\n\n  <!-- b\n    c -->\n  <ip/>\n  <!-- d --> <!-- e -->\n  <dns/>\n",
        "  <!-- a -->\n\n  <!-- d --> <!-- e -->\n  <dns/>\n\n  <!-- b\n    c -->\n  <ip/>\n",
      ),
      inOrder(
        "comments go with the element on their line",
        "  <ip/> <!-- a -->\n  <dns/><!-- b -->\n",
        "  <dns/><!-- b -->\n  <ip/> <!-- a -->\n",
      ),
      inOrder(
        "comments right below an element, with a blank line behind, go with that",
        "  <ip/>\n  <!-- a -->\n  <!-- b -->\n\n  <dns/>\n",
        "  <dns/>\n  <ip/>\n  <!-- a -->\n  <!-- b -->\n",
      ),
      inOrder(
        "comments between blank lines go with the element below",
        "  <ip/>\n\n  <!-- a -->\n\n  <dns/>\n",
        "  <!-- a -->\n\n  <dns/>\n  <ip/>\n",
      ),
      inOrder(
        "a comment at the top stays there, as does one on the line of the start tag",
        "  <dns> <!-- a -->\n    <!-- b -->\n\n    <host/>\n    <txt/>\n  </dns>\n",
        "  <dns> <!-- a -->\n    <!-- b -->\n\n    <txt/>\n\n    <host/>\n  </dns>\n",
      ),
      inOrder(
        "comments at the end stay there",
        "  <ip/>\n  <dns/>\n  <!-- a -->\n",
        "  <dns/>\n  <ip/>\n  <!-- a -->\n",
      ),
      inOrder("is kept among text", "  <dns>\n    <host/>\n    <txt/>x</dns>\n"),
      inOrder("is kept in what libvirt does not know", "  <a>\n    <ip/>\n    <dns/>\n  </a>\n"),
      inOrder("is kept in metadata", "  <metadata><ip/><dns/></metadata>\n"),
    ],
    inNetwork,
  );
  table(
    [
      inOrder(
        "a comment for the next line goes with its element, blank line or not",
        "  <ip/>\n  <!-- virnet-disable-next-line -->\n\n  <dns/>\n",
        "  <!-- virnet-disable-next-line -->\n\n  <dns/>\n  <ip/>\n",
      ),
      inOrder(
        "stays where a comment reaches to several elements",
        "  <!-- virnet-disable-next-line -->\n  <ip/><dns/>\n",
      ),
      inOrder(
        "stays around a region, but not beside it",
        "  <ip>\n    <dhcp/>\n    <tftp/>\n  </ip>\n  <dns>\n    <!-- virnet-disable -->\n    <host/>\n    <txt/>\n  </dns>\n",
        "  <ip>\n    <tftp/>\n    <dhcp/>\n  </ip>\n  <dns>\n    <!-- virnet-disable -->\n    <host/>\n    <txt/>\n  </dns>\n",
      ),
      inOrder(
        "a comment for the whole file moves",
        "  <!-- virnet-disable-file -->\n  <ip/>\n  <dns/>\n",
        "  <dns/>\n  <!-- virnet-disable-file -->\n  <ip/>\n",
      ),
      inOrder(
        "a comment for the target moves",
        "  <!-- virnet-target 9.0.0 -->\n  <ip/>\n  <dns/>\n",
        "  <dns/>\n  <!-- virnet-target 9.0.0 -->\n  <ip/>\n",
      ),
      inOrder(
        "the first target stays the first",
        "  <!-- virnet-target 9.0.0 -->\n  <ip/>\n  <!-- virnet-target 8.0.0 -->\n  <dns/>\n",
      ),
    ],
    inNetwork,
  );
  it("is left alone unless asked for", () =>
    assert.equal(formatted("<network>\n  <ip/>\n  <dns/>\n</network>"), "<network>\n  <ip/>\n  <dns/>\n</network>"));
});

describe("features/formatting: edits", () => {
  /** The edits, each as the text it replaces in `«»` and what it writes there. */
  const edits = (text: string, order = false) => {
    const analysis = analysisOf(text);
    return formatEdits(analysis, two, { orderChildren: order }).map(({ range, newText }) => {
      const { start, end } = analysis.positions.spanOf(range);
      return [start, text.slice(start, end), newText];
    });
  };
  const rows: readonly [
    title: string,
    text: string,
    edits: readonly (readonly [number, string, string])[],
    order?: boolean,
  ][] = [
    ["none where all is well", "<network>\n  <ip/>\n</network>\n", []],
    ["only what is missing", "<network>\n <ip/>\n</network>", [[11, "", " "]]],
    ["only what is too much", "<network>\n\n\n   <ip/>\n</network>", [[10, "\n\n ", ""]]],
    [
      "never half a CR LF",
      "<network>\r\n\r\n  <ip/>\n</network>",
      [
        [11, "\r\n", ""],
        [20, "\n", "\r\n"],
      ],
    ],
    [
      "one for all that moves",
      "<network>\n  <name>a</name>\n  <ip/>\n  <dns/>\n  <route/>\n</network>",
      [[29, "<ip/>\n  <dns/>", "<dns/>\n  <ip/>"]],
      true,
    ],
    [
      "white space and order together",
      "<network><ip/><dns/></network>",
      [[9, "<ip/><dns/>", "\n  <dns/>\n  <ip/>\n"]],
      true,
    ],
  ];
  for (const [title, text, expected, order] of rows) it(title, () => assert.deepEqual(edits(text, order), expected));
});

describe("features/formatting: while typing", () => {
  /** The document after something was typed before the cursor. */
  const typed = (character: string, marked: string, options = two) => {
    const { text, offset } = cursor(marked);
    const analysis = analysisOf(text);
    return edited(analysis, formatOnType(analysis, offset, character, options));
  };
  const rows: readonly [title: string, before: string, after?: string, options?: FormattingOptions][] = [
    [
      "an end tag goes under its start tag",
      "<network>\n  <dns>\n    <txt/>\n    </dns>|\n",
      "<network>\n  <dns>\n    <txt/>\n  </dns>\n",
    ],
    ["though it stands where it may", "<network>\n\t<dns>\n</dns>|", "<network>\n\t<dns>\n\t</dns>"],
    [
      "the line of the start tag may begin with more",
      "<network>\n  <a/><dns>\n</dns>|",
      "<network>\n  <a/><dns>\n  </dns>",
    ],
    ["an end tag on the line of its start tag", "<network>\n    <dns>  </dns>|\n"],
    ["an end tag behind something else", "<network>\n  <dns>\n <txt/> </dns>|\n"],
    ["an end tag that ends nothing", "<network>\n  <dns>\n </ip>|"],
    ["an end tag with text before it", "<network>\n  <dns>x\n </dns>|"],
    ["the end tag of text", "<network>\n  <description>\n a\n</description>|"],
    ["in metadata", "<network>\n  <metadata>\n<a>\n  <b/>\n  </a>|</metadata></network>"],
    ["a start tag", "<network>\n<dns>|\n</network>"],
    ["an empty tag", "<network>\n<dns/>|\n</network>"],
    ["a comment", "<network>\n<!-- a -->|\n</network>"],
    ["a value", "<network>\n<dns a='>|'/></network>"],
    ["another document", "<domain>\n  <os>\n </os>|"],
  ];
  for (const [title, before, after, options] of rows)
    it(`>: ${title}`, () => assert.equal(typed(">", before, options), after ?? before.replace("|", "")));

  const lines: typeof rows = [
    ["in an element", "<network>\n  <dns>\n|\n  </dns>\n</network>", "<network>\n  <dns>\n    \n  </dns>\n</network>"],
    [
      "with what the editor wrote",
      "<network>\n  <dns>\n  |\n  </dns>\n</network>",
      "<network>\n  <dns>\n    \n  </dns>\n</network>",
    ],
    ["that is right already", "<network>\n  <dns>\n    |\n  </dns>\n</network>"],
    [
      "by tabs",
      "<network>\n\t<dns>\n|\n</network>",
      "<network>\n\t<dns>\n\t\t\n</network>",
      { tabSize: 8, insertSpaces: false },
    ],
    ["under a sibling", "<network>\n      <dns/>\n|\n</network>", "<network>\n      <dns/>\n      \n</network>"],
    ["a tag broken off", "<network>\n  <dns/>\n|<ip/></network>", "<network>\n  <dns/>\n  <ip/></network>"],
    [
      "between start tag and end tag",
      "<network>\n  <dns>\n|</dns>\n</network>",
      "<network>\n  <dns>\n    \n  </dns>\n</network>",
    ],
    [
      "between them, CR LF",
      "<network>\r\n  <dns>\r\n  |</dns>\r\n</network>",
      "<network>\r\n  <dns>\r\n    \r\n  </dns>\r\n</network>",
    ],
    [
      "before an end tag",
      "<network>\n  <dns>\n    <txt/>\n    |</dns>\n</network>",
      "<network>\n  <dns>\n    <txt/>\n  </dns>\n</network>",
    ],
    [
      "behind an element without its end",
      "<network>\n  <dns>\n    <host ip='a'>\n|",
      "<network>\n  <dns>\n    <host ip='a'>\n      ",
    ],
    ["behind half a tag", "<network>\n  <dns>\n    <ho\n|\n  </dns>\n"],
    ["in a start tag", "<network>\n  <dns a='b'\n|b='c'/></network>"],
    ["in text", "<network>\n  <description>a\n|</description>\n"],
    ["in stray text", "<network>\n  <dns>a\n|</dns>\n"],
    ["in a comment", "<network>\n  <!-- a\n| --></network>"],
    ["in metadata", "<network>\n  <metadata>\n|</metadata></network>"],
    ["before the root", "<?xml version='1.0'?>\n  |<network/>"],
    ["the first", " |<network/>"],
    ["that is none", "<network>\n<dns/>|</network>"],
    ["in another document", "<domain>\n|</domain>"],
  ];
  for (const [title, before, after, options] of lines)
    it(`new line: ${title}`, () => assert.equal(typed("\n", before, options), after ?? before.replace("|", "")));

  it("anything else changes nothing", () => {
    for (const character of ["}", "a", "", "<"])
      assert.equal(typed(character, "<network>\n<dns>\n  </dns>|"), "<network>\n<dns>\n  </dns>");
  });
});
