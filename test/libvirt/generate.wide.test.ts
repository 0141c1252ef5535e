// The generated documents are reproducible by seed, cover the whole format, and are mostly near misses.
import assert from "node:assert/strict";
import { newest } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { parse } from "../../server/src/xml/parse.js";
import { childElements, type XmlElement } from "../../server/src/xml/tree.js";
import { quickOrWide } from "../helpers/wide.js";
import { generate } from "./generate.js";

const documents = generate(1, quickOrWide(200, 1500));
const vocabulary = vocabularyOf(newest);

function below(element: XmlElement): XmlElement[] {
  return [element, ...childElements(element).flatMap(below)];
}

describe("generated documents", () => {
  it("are the same for the same seed, and others for another", () => {
    assert.deepEqual(generate(1, 50), documents.slice(0, 50));
    const other = new Set(generate(2, 50).map(({ text }) => text));
    assert.ok(documents.filter(({ text }) => other.has(text)).length < 5);
  });

  it("are no two the same", () => {
    assert.equal(new Set(documents.map(({ text }) => text)).size, documents.length);
  });

  it("hold a share of networks without a mistake", () => {
    const share = documents.filter(({ labels }) => labels.length === 0).length / documents.length;
    assert.ok(share > 0.1 && share < 0.3, String(share));
  });

  it("reach every element and attribute of the newest format, or most with few documents", () => {
    const wanted = vocabulary.elements
      .filter(vocabulary.known)
      .flatMap((element) => [
        element.path,
        ...element.attributes.filter(vocabulary.known).map(({ name }) => `${element.path}/@${name}`),
      ]);
    const reached = new Set<string>();
    for (const { text } of documents) {
      const { root } = parse(text);
      for (const element of root ? below(root) : []) {
        const path = vocabulary.specOf(element)?.path;
        reached.add(path ?? "");
        for (const { name } of element.attributes) reached.add(`${path}/@${name}`);
      }
    }
    const missed = wanted.filter((path) => !reached.has(path));
    assert.ok(missed.length <= quickOrWide(wanted.length / 4, 0), missed.join());
  });
});
