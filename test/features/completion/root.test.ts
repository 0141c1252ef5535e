// Completion in a document without a root element: whole networks in place of what is typed, beside anything else.
import assert from "node:assert/strict";
import type { CompletionItem } from "vscode-languageserver";
import { networkTemplates, plainText } from "../../../server/src/features/templates/templates.js";
import { lint } from "../../../server/src/lint/lint.js";
import { newest } from "../../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../../server/src/vocabulary/vocabulary.js";
import { contextOf, plain, uri } from "../../helpers/analysis.js";
import { accept, accepted, labels, offered } from "../../helpers/complete.js";
import { cursor } from "../../helpers/markers.js";

const templates = networkTemplates(contextOf(), vocabularyOf(newest), uri);

/** A document with the cursor, and what stands before and behind a whole network that is accepted there. */
const places: readonly (readonly [marked: string, before: string, behind: string])[] = [
  ["|", "", ""],
  ["\n|\n", "\n", "\n"],
  ["<|", "", ""],
  ["<|>", "", ""],
  ["netw|", "", ""],
  ["<netw|", "", ""],
  ["<netw|>", "", ""],
  ["<net|w", "", ""],
  ["<network|", "", ""],
  ["<network|>", "", ""],
  ["<network|/>", "", ""],
  ["\uFEFF<netw|", "\uFEFF", ""],
  ["<?xml version='1.0'?>\n|", "<?xml version='1.0'?>\n", ""],
  ["<?xml version='1.0'?>\n<netw|\n", "<?xml version='1.0'?>\n", "\n"],
  ["<?xml version='1.0'?>|", "<?xml version='1.0'?>", ""],
  ["<?xml version='1.0'?><n|", "<?xml version='1.0'?>", ""],
  ["<?xml version='1.0'?>\r\n<netw|\r\n", "<?xml version='1.0'?>\r\n", "\r\n"],
  ["<!-- a lab -->\n<net|", "<!-- a lab -->\n", ""],
  ["net|\n<!-- a lab -->", "", "\n<!-- a lab -->"],
  ["<net|<!-- a lab -->", "", "\n<!-- a lab -->"],
];

/** The text with each line end the document's. */
const inDocument = (text: string, marked: string) => text.replaceAll("\n", marked.includes("\r") ? "\r\n" : "\n");

describe("completion of whole networks", () => {
  it("has some", () => assert.notEqual(templates.length, 0));

  for (const [marked, before, behind] of places) {
    it(`offers each in ${JSON.stringify(marked)}`, () => {
      const { text, offset } = cursor(marked);
      for (const support of [undefined, plain]) {
        const items = offered(marked, support && { support });
        assert.deepEqual(
          items.map(({ label }) => label),
          [...templates.map(({ id }) => id), "network"],
        );
        for (const { id, snippet } of templates) {
          const item = items.find((each) => each.label === id) as CompletionItem;
          const after = accept(text, offset, item, support && { support });
          assert.equal(after.text, before + inDocument(plainText(snippet), marked) + behind);
        }
      }
    });
  }
  it("is offered by what is typed: the element's name, or the template's", () => {
    for (const { id } of templates) {
      for (const marked of ["n|", "netw|", "<|", "<netw|", `${id}|`, `<${id}|`, `<${id.slice(0, 2)}|`])
        accepted(marked, id);
    }
  });
  it("is found by its beginning, which is all that many editors compare", () => {
    const filters = (marked: string) => offered(marked).map(({ label, filterText }) => filterText ?? label);
    for (const marked of ["|", "<|"]) {
      const all = filters(marked);
      for (const { id } of templates)
        assert.ok(
          all.some((text) => text.startsWith(id)),
          `${id} in ${marked}`,
        );
    }
    for (const text of filters("<netw|")) assert.match(text, /^network/);
  });
  it("indents it as the line is that it is put in", () => {
    for (const support of [undefined, plain]) {
      const [item] = offered("  <n|", support && { support });
      const lines = accept("  <n", 4, item as CompletionItem, support && { support }).text.split("\n");
      assert.ok(lines.length > 1);
      for (const line of lines) assert.match(line, /^ {2}/);
    }
  });
  it("makes a network nobody complains about", () => {
    for (const [index, { label }] of templates.entries()) {
      const { text } = accept("", 0, offered("|")[index] as CompletionItem);
      const errors = lint(text).findings.filter(({ severity }) => severity === "error");
      assert.deepEqual(errors, [], label);
    }
  });

  const empty: readonly (readonly [marked: string, after: string])[] = [
    ["|", "<network>\n  <name>|</name>\n</network>"],
    ["<netw|", "<network>\n  <name>|</name>\n</network>"],
    ["<netw|>", "<network>\n  <name>|</name>\n</network>"],
    ['<?xml version="1.0"?>\r\n<|', '<?xml version="1.0"?>\r\n<network>\r\n  <name>|</name>\r\n</network>'],
  ];
  for (const [marked, after] of empty) {
    it(`offers the bare element in ${JSON.stringify(marked)}`, () => assert.equal(accepted(marked, "network"), after));
  }
  it("is offered whatever the editor takes the document for", () => {
    for (const languageId of ["xml", "libvirt-network", "plaintext"]) {
      assert.equal(labels("|", { languageId }).length, templates.length + 1);
    }
  });
});
