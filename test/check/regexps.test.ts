// None of our regular expressions takes more than linear time on any text: each is analysed for backtracking.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import jsTokens from "js-tokens";
import { analyse } from "scslre";

const roots = ["server/src", "client/src"];

/** Those that never meet a long text, or are linear for a reason that the analysis cannot see. */
const allowed = new Map([
  ["server/src/prose/markdown.js", "it reads our own Markdown, in which a value has 80 characters at most"],
  ["server/src/xml/mistake.js", "the mark of a template fits by itself: where one is found the search ends"],
]);

interface Pattern {
  readonly path: string;
  readonly source: string;
  readonly flags: string;
}

/** Modules as compiled: types are gone, and with them what could be taken for a regular expression. */
const modules = roots.flatMap((root) =>
  readdirSync(`out/${root}`, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".js"))
    .map((path) => ({ path: `${root}/${path}`, text: readFileSync(`out/${root}/${path}`, "utf8") })),
);

const literals = modules.flatMap(({ path, text }) =>
  [...jsTokens(text)].flatMap((token): Pattern[] => {
    if (token.type !== "RegularExpressionLiteral") return [];
    const end = token.value.lastIndexOf("/");
    return [{ path, source: token.value.slice(1, end), flags: token.value.slice(end + 1) }];
  }),
);

/** What the modules put together with `RegExp(...)` while they are loaded, or for the first text they read. */
async function composed(): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const original = globalThis.RegExp;
  for (const { path, text } of modules) {
    if (!/\bRegExp\(/.test(text) || path.startsWith("client/")) continue;
    globalThis.RegExp = new Proxy(original, {
      construct(target, [source, flags = ""]: [string, string?]) {
        found.push({ path, source, flags });
        return new target(source, flags);
      },
    });
    try {
      // The query makes it another module, which is loaded anew.
      await import(new URL(`../../${path}?composed`, import.meta.url).href);
    } finally {
      globalThis.RegExp = original;
    }
  }
  return found;
}

/** The patterns of the vocabulary, each of which has to fit a whole value. */
function ofVocabulary(): Pattern[] {
  const found: Pattern[] = [];
  JSON.parse(readFileSync("schemas/types.json", "utf8"), (key, value) => {
    if (key === "pattern") found.push({ path: "schemas/types.json", source: `^(?:${value})$`, flags: "u" });
    return value;
  });
  return found;
}

function slow({ source, flags }: Pattern): boolean {
  return analyse({ source, flags }).reports.length > 0;
}

describe("regular expressions take linear time", () => {
  it("in the modules", () => {
    assert.ok(literals.length > 300, "they were not found");
    const found = literals.filter((pattern) => !allowed.has(pattern.path) && slow(pattern));
    assert.deepEqual(
      found.map(({ path, source }) => `${path}: ${source}`),
      [],
    );
  });

  it("where they are put together", async () => {
    const patterns = await composed();
    assert.ok(
      patterns.some(({ source }) => source.includes("<!ENTITY")),
      "they were not found",
    );
    assert.deepEqual(
      patterns.filter(slow).map(({ path, source }) => `${path}: ${source}`),
      [],
    );
  });

  it("in the vocabulary", () => {
    const patterns = ofVocabulary();
    assert.ok(patterns.length > 20, "they were not found");
    assert.deepEqual(patterns.filter(slow), []);
  });

  it("but for those that are known", () => {
    const known = [...allowed.keys()].filter((path) => !literals.some((each) => each.path === path && slow(each)));
    assert.deepEqual(known, [], "these are no exceptions any more");
  });

  it("and one that does not is found", () => {
    for (const source of ["^(a+)+$", "\\s+$", "a*a*b"]) assert.ok(slow({ path: "", source, flags: "" }), source);
  });
});
