// No plain object is used as a dictionary: it also has `constructor`, `toString` and `__proto__`, words that a document
// may contain. Lookups by text use a Map or a Set; TypeScript checks objects with known keys.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";

/** A variable that any text may index, filled from an object literal. */
const dictionary =
  /\b(?:const|let) \w+:\s*[\w<]*(?:\bRecord<string,|\{ *(?:readonly )?\[\w+: string\])(?:[^=;]|=>)*=\s*\{/g;

/** Casts by which text would get past TypeScript. */
const cast = /\[[^[\]]+ as (?:keyof [^\]]+|never|any)\]/g;

/** The keys come from the other object of ours, not from a document. */
const allowed = ["server/src/prose/network.ts: [kind as keyof Traffic]"];

function found(text: string): string[] {
  return [...text.matchAll(dictionary), ...text.matchAll(cast)].map(([written]) => written);
}

describe("dictionaries", () => {
  it("are never plain objects", () => {
    const files = ["server/src", "client/src"].flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".ts"))
        .map((path) => `${root}/${path}`),
    );
    const wrong = files.flatMap((path) => found(readFileSync(path, "utf8")).map((written) => `${path}: ${written}`));
    assert.deepEqual(wrong, allowed);
  });

  for (const text of [
    "const words: Readonly<Record<string, string>> = { a: 'b' };",
    "const words: Record<string, (text: string) => string> = {\n",
    "let words: { readonly [word: string]: number } = { a: 1 };",
    "return words[name as keyof typeof words];",
  ]) {
    it(`would be found: ${text.trim()}`, () => assert.equal(found(text).length, 1));
  }
});
