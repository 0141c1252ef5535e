// Texts made to break a parser: each is parsed, checked and located in without an exception, and quickly.
import assert from "node:assert/strict";
import { depthExceeded } from "../../server/src/xml/limits.js";
import { locate } from "../../server/src/xml/locate.js";
import { parse } from "../../server/src/xml/parse.js";
import { stringValue } from "../../server/src/xml/tree.js";
import { checkWellFormed } from "../../server/src/xml/wellformed.js";
import { quickOrWide } from "../helpers/wide.js";

/** Far more frames than the stack has, and enough for a quadratic step to be felt. */
const many = quickOrWide(9000, 20_000);
/** In characters. */
const long = quickOrWide(200_000, 5_000_000);
const attributes = (count: number) => Array.from({ length: count }, (_, index) => `a${index}='${index}'`).join(" ");

/** Name, text, whether it is well-formed. */
const hostile: readonly (readonly [string, () => string, boolean])[] = [
  ["very many nested elements", () => "<a>".repeat(many) + "</a>".repeat(many), true],
  ["very many elements never closed", () => "<a>".repeat(many), false],
  ["very many siblings never closed", () => `<r>${"<a x='1'>".repeat(many)}</r>`, false],
  ["two names in turn, never closed", () => `<r>${"<a><b>".repeat(many)}</r>`, false],
  ["a long comment", () => `<a><!--${"x".repeat(long)}--></a>`, true],
  ["a long comment, not closed", () => `<a><!--${"x".repeat(long)}</a>`, false],
  ["10,000 attributes", () => `<a ${attributes(10_000)}/>`, true],
  ["10,000 attributes, a comma at the end", () => `<a ${attributes(10_000)},/>`, false],
  ["a long value", () => `<a b='${"x".repeat(long)}'/>`, true],
  ["comments never closed", () => "<!--".repeat(many), false],
  ["instructions never closed", () => "<?a ".repeat(many), false],
  ["CDATA never closed", () => `<a>${"<![CDATA[".repeat(many)}`, false],
  ["DOCTYPE upon DOCTYPE", () => "<!DOCTYPE a [".repeat(many), false],
  ["values never closed", () => "<a x='".repeat(many), false],
  ["swallowed quotes", () => `<a ${"x='1 y=".repeat(many)}`, false],
  ["quotes alone", () => `<a ${"'".repeat(many)}`, false],
  ["`<` alone", () => "<".repeat(many), false],
  ["`&` alone", () => `<a>${"&".repeat(many)}</a>`, false],
  ["end tags alone", () => `<r>${"<a>".repeat(many)}${"</b>".repeat(many)}`, false],
  ["tags without `>`", () => `<r>${"<a ".repeat(many)}</r>`, false],
  ["names that shadow the prototype", () => "<__proto__ constructor='1' __proto__='2'><toString/></__proto__>", true],
];

describe("hostile texts", () => {
  for (const [name, make, wellFormed] of hostile) {
    it(name, () => {
      const text = make();
      const document = parse(text);
      assert.equal(checkWellFormed(document) === undefined, wellFormed);
      depthExceeded(document);
      for (let step = 0; step <= 4; step += 1) locate(document, Math.floor((text.length * step) / 4));
    });
  }

  it("reads all attributes of a large tag, and all text of a deep tree", () => {
    const { root } = parse(`<a ${attributes(10_000)}/>`);
    assert.deepEqual(root?.attributes.at(-1)?.value, "9999");
    const deep = parse(`${"<a>x".repeat(many)}${"</a>".repeat(many)}`).root;
    assert.equal(deep && stringValue(deep).length, many);
  });

  it("makes very many unclosed siblings siblings", () => {
    const { root } = parse(`<r>${"<a x='1'>".repeat(many)}</r>`);
    assert.equal(root?.children.length, many);
  });
});
