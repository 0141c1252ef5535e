// Properties of formatting for any document: generated networks and the examples, with whitespace, comments, text and
// tags changed by a seeded generator.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { type LayoutStyle, layoutEdits } from "../../server/src/formatter/formatter.js";
import { lint } from "../../server/src/lint/lint.js";
import { createPositions } from "../../server/src/positions.js";
import { newest } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { parse } from "../../server/src/xml/parse.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";
import type { XmlElement, XmlNode } from "../../server/src/xml/tree.js";
import { checkWellFormed } from "../../server/src/xml/wellformed.js";
import { quickOrWide } from "../helpers/wide.js";
import { generate } from "../libvirt/generate.js";
import { type Random, randomOf } from "../libvirt/random.js";

const count = quickOrWide(25, 400);
const vocabulary = vocabularyOf(newest);
const examples = readdirSync("examples")
  .filter((name) => name.endsWith(".xml"))
  .map((name) => readFileSync(`examples/${name}`, "utf8"));

const gaps = ["", " ", "\n", "\n\n", "\n\n\n", "\r\n", "\t", "  \n \n    ", "\n      "];
const asides = [
  "<!-- a -->",
  "<!-- b\n  c -->",
  "<?p q?>",
  "<!-- virnet-disable-next-line -->",
  "<!-- virnet-disable-next-line -->",
  "<!-- virnet-disable-next-line dhcp-empty, unknown-element -->",
  "<!-- virnet-disable -->",
  "<!-- virnet-disable ip-mask-missing -->",
  "<!-- virnet-enable -->",
  "<!-- virnet-disable-file stray-text -->",
  "<!-- virnet-target 9.0.0 -->",
  "<!-- virnet-target 12.8.0 -->",
];
const texts = ["x", "/>", "&#32;", "<![CDATA[ ]]>", "\u00a0"];

/** The document with other white space between its tags, and now and then more than white space. */
function shaken(text: string, random: Random): string {
  const steered = random.chance(0.5);
  const dense = random.chance(0.5);
  return text.replace(/>([\t\n\r ]*)(?=<)/g, (_, written: string) => {
    const gap = () => (dense ? random.pick(["", "\n"]) : random.pick(gaps));
    const aside = steered && random.chance(0.15) ? `${random.pick(asides)}${gap()}` : "";
    const stray = random.chance(0.01) ? random.pick(texts) : "";
    return `>${random.chance(0.3) ? written : gap()}${aside}${stray}`;
  });
}

function damaged(text: string, random: Random): string {
  const at = random.int(0, text.length);
  return random.pick([
    text.slice(0, at),
    text.slice(0, at) + text.slice(at + random.int(1, 9)),
    text.slice(0, at) + random.pick(["<", ">", "'", "&", "\0", "</dns>", "<!--", "\ud800"]) + text.slice(at),
  ]);
}

const documents = (() => {
  const random = randomOf(20);
  const sources = [...examples, ...generate(7, Math.ceil(count / 2)).map(({ text }) => text)];
  return Array.from({ length: count }, (_, index) => {
    const text = shaken(sources[index % sources.length] ?? "", random);
    return random.chance(0.1) ? damaged(text, random) : text;
  });
})();

function formatted(text: string, style: LayoutStyle = {}): string {
  return applyEdits(text, layoutEdits(parse(text), vocabulary, style));
}

/** All that is not white space between elements, as it is written. */
function tokens(text: string): string[] {
  const document = parse(text);
  const found: string[] = [];
  const raw = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const visit = (nodes: readonly XmlNode[], parent?: XmlElement): void => {
    const spec = parent && vocabulary.specOf(parent);
    const alone = !nodes.some(({ kind }) => kind === "element");
    const counts = spec ? spec.text !== undefined || spec.open === true : alone;
    for (const node of nodes) {
      if (node.kind === "text" && !counts && /^[\t\n\r ]*$/.test(raw(node.span))) continue;
      if (node.kind !== "element") found.push(raw(node.span));
      else {
        found.push(raw(node.startTag));
        visit(node.children, node);
        if (node.endTag) found.push(raw(node.endTag.span));
      }
    }
  };
  visit(document.children);
  return found;
}

function findings(text: string): string[] {
  return lint(text).findings.map(({ rule, message }) => `${rule}: ${message}`);
}

/** In an order of their own, as are the elements that some of them list. */
function sorted(all: readonly string[]): string[] {
  return all
    .map((message) =>
      message
        // Of many elements it lists the first.
        .replace(/(?<=does not allow ).* and \d+ more$/, "several")
        .split(/[\s,;]+/)
        .sort()
        .join(" "),
    )
    .sort();
}

/** One test over all documents; the message names the one that fails. */
function always(title: string, check: (text: string) => void): void {
  it(title, () => {
    for (const text of documents) {
      try {
        check(text);
      } catch (error) {
        throw new Error(`in ${JSON.stringify(text)}`, { cause: error });
      }
    }
  });
}

describe("formatting any document", () => {
  const sound = documents.filter((text) => checkWellFormed(parse(text)) === undefined);
  it("is tried on many that are well-formed, and changes most", () => {
    assert.ok(sound.length > count * 0.7, `${sound.length} of ${count}`);
    assert.ok(sound.filter((text) => formatted(text) !== text).length > sound.length * 0.8);
    assert.ok(
      sound.filter((text) => formatted(text, { orderChildren: true }) !== formatted(text)).length >
        quickOrWide(0, count * 0.1),
    );
  });

  always("changes nothing but white space between elements", (text) => {
    assert.deepEqual(tokens(formatted(text)), tokens(text));
    assert.equal(formatted(text).replace(/\s/g, ""), text.replace(/\s/g, ""));
  });
  always("changes nothing that is not well-formed", (text) => {
    if (checkWellFormed(parse(text)) !== undefined) assert.equal(formatted(text), text);
  });
  always("loses nothing when it puts children in order", (text) => {
    assert.deepEqual(tokens(formatted(text, { orderChildren: true })).sort(), tokens(text).sort());
  });
  always("changes nothing the second time", (text) => {
    for (const style of [{}, { unit: "\t" }, { orderChildren: true }]) {
      const once = formatted(text, style);
      assert.equal(formatted(once, style), once);
    }
  });
  always("changes no finding", (text) => {
    assert.deepEqual(findings(formatted(text)), findings(text));
    assert.deepEqual(sorted(findings(formatted(text, { orderChildren: true }))), sorted(findings(text)));
  });
  always("of a range changes nothing outside its lines", (text) => {
    const positions = createPositions(text);
    const line = text.length % positions.lineCount;
    const from = positions.offsetAt({ line, character: 0 });
    const until = positions.offsetAt({ line: line + 2, character: text.length });
    const span = positions.spanOf({ start: { line, character: 5 }, end: { line: line + 2, character: 1 } });
    for (const edit of layoutEdits(parse(text), vocabulary, { span })) {
      assert.ok(from <= edit.start && edit.end <= until, JSON.stringify(edit));
      assert.match(text.slice(edit.start, edit.end) + edit.newText, /^[\t\n\r ]*$/);
    }
  });
});
