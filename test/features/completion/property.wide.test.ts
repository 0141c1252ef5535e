// Properties of completion at any cursor: in every example, as it is and with something half-typed, the document is
// well-formed after accepting any offer, and nothing but the typed text is gone.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { completionsAt } from "../../../server/src/features/completion/completion.js";
import { locate } from "../../../server/src/xml/locate.js";
import { parse } from "../../../server/src/xml/parse.js";
import { checkWellFormed } from "../../../server/src/xml/wellformed.js";
import { able, analysisOf, contextOf, plain } from "../../helpers/analysis.js";
import { accept } from "../../helpers/complete.js";
import { everyNth } from "../../helpers/wide.js";

const folder = "examples";
const examples = readdirSync(folder).filter((name) => name.endsWith(".xml"));

/** What somebody may have typed at such a place; the document is then to be completed by what is accepted. */
const beginnings: Partial<Record<ReturnType<typeof locate>["kind"], readonly string[]>> = {
  content: ["", "<", "<d"],
  tag: ["", "n"],
};

describe("completion anywhere", () => {
  for (const [index, name] of everyNth([...examples.entries()], 8)) {
    it(name, () => {
      const example = readFileSync(`${folder}/${name}`, "utf8");
      const document = parse(example);
      let taken = 0;
      // Other offsets and another editor for each example, so that together they meet every kind of place.
      for (let at = index % 17; at <= example.length; at += 23 + (at % 13)) {
        const { kind } = locate(document, at);
        for (const typed of beginnings[kind] ?? [""]) {
          const text = example.slice(0, at) + typed + example.slice(at);
          const offset = at + typed.length;
          const support = at % 3 === 0 ? plain : able;
          const { items } = completionsAt(analysisOf(text), offset, contextOf(support));
          for (const item of items) {
            const { text: after, span, beside } = accept(text, offset, item, { support });
            const place = `${item.label} at ${JSON.stringify(text.slice(Math.max(0, offset - 40), offset))}`;
            assert.equal(checkWellFormed(parse(after)), undefined, `${place} makes ${after}`);
            const gone = text.slice(span.start, span.end);
            assert.match(gone, /^\s*\S*\s*$/, `${place} replaces ${gone}`);
            for (const edit of beside) assert.match(text.slice(edit.start, edit.end), /^[\w:]*$/);
            taken += 1;
          }
        }
      }
      assert.ok(taken > 3, `only ${taken} completions`);
    });
  }

  it("takes half-typed documents", () => {
    const marks = ["", "<", "</", "<!--", "'", "=", " ", "\n", "<![CDATA["];
    for (const [index, name] of everyNth([...examples.entries()], 8, 1)) {
      const example = readFileSync(`${folder}/${name}`, "utf8");
      for (let at = index; at < example.length; at += 61) {
        const mark = marks[at % marks.length] ?? "";
        const rest = at % 2 === 0 ? "" : example.slice(at + (at % 4));
        const text = example.slice(0, at) + mark + rest;
        const offset = at + mark.length;
        const { items } = completionsAt(analysisOf(text), offset, contextOf());
        for (const item of items) accept(text, offset, item);
      }
    }
  });
});
