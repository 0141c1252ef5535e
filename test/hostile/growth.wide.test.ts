// Long stretches everywhere and crowds of everything are read completely and quickly: with the numbers of the wide
// suite, anything that is not linear takes minutes, though no test measures time. `npm run bench -- --filter growth`
// measures how time grows; check/ analyses regular expressions.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";
import { everyNth, quickOrWide } from "../helpers/wide.js";
import { crowds } from "./crowds.js";
import { places, stretches } from "./texts.js";

const insist = { insist: true };
/** In characters, and in elements. */
const [length, count] = quickOrWide([100, 15], [60_000, 3000]);

describe("texts made to be slow", () => {
  for (const filler of everyNth([" ", "a", ":", "-"], 4)) {
    it(`long stretches of ${JSON.stringify(filler)}`, () => {
      for (const [place, make] of Object.entries(places)) {
        for (const stretch of stretches(filler, length)) {
          const text = make(stretch);
          assert.equal(lint(text, insist).document.text, text, place);
        }
      }
    });
  }

  for (const [name, make] of Object.entries(crowds)) {
    it(`very many ${name}`, () => {
      const text = make(count);
      assert.equal(lint(text, insist).document.text, text);
    });
  }

  it("entities that stand for far more than libvirt reads", () => {
    const declared = `<!ENTITY a '${"x".repeat(1000)}'><!ENTITY b '${"&a;".repeat(50)}'>`;
    const bomb = `<!DOCTYPE network [${declared}]><network><name>lab</name><title>${"&b;".repeat(30_000)}</title></network>`;
    const { findings, document } = lint(bomb, insist);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ["not-well-formed"],
    );
    const title = document.root?.children.find((node) => node.kind === "element" && node.name === "title");
    const [text] = title?.kind === "element" ? title.children : [];
    assert.ok(text?.kind === "text" && text.value.length < 2_000_000, "it was expanded");
  });
});
