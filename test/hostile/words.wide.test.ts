// Property names of every JavaScript object, wherever text is possible in a document, are handled like any other word.
import assert from "node:assert/strict";
import { lint } from "../../server/src/lint/lint.js";
import { createPositions } from "../../server/src/positions.js";
import { everyNth } from "../helpers/wide.js";
import { ofDocument, ofPlace, ofText, opened } from "./ask.js";
import { places } from "./texts.js";

/** Each with one that looks like it and means nothing to JavaScript. */
const words: readonly (readonly [word: string, like: string])[] = [
  ["constructor", "konstruktor"],
  ["__proto__", "__prato__"],
  ["toString", "toStrang"],
  ["hasOwnProperty", "hasOwnPraperty"],
  ["valueOf", "valuaOf"],
];

/** What is found where; messages show the word. */
function findings(text: string): string[] {
  return lint(text, { insist: true }).findings.map(({ rule, span }) => `${rule} ${span.start} ${span.end}`);
}

/** Asks everything, at both ends of the word where a place is asked for. */
function askAll(text: string, word: string): void {
  for (const ask of Object.values(ofText)) ask(text);
  const { service, document } = opened(text);
  for (const ask of Object.values(ofDocument)) ask(service, document);
  const { positionAt } = createPositions(text);
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    for (const offset of [at, at + word.length]) {
      for (const ask of Object.values(ofPlace)) ask(service, document, positionAt(offset));
    }
  }
}

describe("words of the language", () => {
  for (const [index, [word, like]] of words.entries()) {
    it(`${word} is a word like any other`, () => {
      for (const [place, make] of everyNth(Object.entries(places), 4 * words.length, index)) {
        assert.deepEqual(findings(make(word)), findings(make(like)), place);
        assert.doesNotThrow(() => askAll(make(word), word), place);
      }
    });
  }
});
