import assert from "node:assert/strict";
import { type Glob, matches, readGlob } from "../../server/src/config/globs.js";

const globs = (patterns: readonly string[]) =>
  patterns.map((pattern) => {
    const glob = readGlob(pattern);
    assert.ok(typeof glob !== "string", String(glob));
    return glob as Glob;
  });

describe("config/globs", () => {
  const cases: [patterns: string, covered: string, others: string][] = [
    // a name matches at any depth, a path from the top
    ["lab.xml", "lab.xml a/lab.xml a/b/lab.xml", "xlab.xml lab.xml.bak"],
    ["*.xml", "lab.xml a/lab.xml .hidden.xml", "lab.xml/ lab.txt"],
    ["/lab.xml", "lab.xml", "a/lab.xml"],
    ["./lab.xml", "lab.xml", "a/lab.xml"],
    ["a/*.xml", "a/lab.xml", "b/a/lab.xml a/b/lab.xml"],
    ["a/**/*.xml", "a/lab.xml a/b/lab.xml a/b/c/lab.xml", "b/lab.xml"],
    ["**/a/*.xml", "a/lab.xml b/a/lab.xml", "a/b/lab.xml"],
    ["**/lab.xml", "lab.xml a/b/lab.xml", "a/other.xml"],
    ["*", "lab.xml a/lab.xml", ""],
    ["**", "lab.xml a/lab.xml", ""],
    ["lab?.xml", "lab1.xml", "lab.xml lab/.xml lab12.xml"],
    ["lab[0-3].xml", "lab2.xml", "lab4.xml"],
    ["{a,b}.xml", "a.xml c/b.xml", "c.xml"],
    ["LAB.xml", "LAB.xml", "lab.xml"],
    // a folder covers what is in it
    ["a", "a a/lab.xml b/a/c/lab.xml", "ab/lab.xml"],
    ["a/", "a/lab.xml b/a/c/lab.xml", "a"],
    ["/a/", "a/lab.xml", "b/a/lab.xml"],
    ["a/b", "a/b/lab.xml", "b/lab.xml c/a/b/lab.xml"],
    ["a/**", "a/lab.xml a/b/lab.xml", "a b/lab.xml"],
    // the last one that fits decides
    ["*.xml !lab.xml", "other.xml a/other.xml", "lab.xml a/lab.xml"],
    ["!lab.xml *.xml", "lab.xml", ""],
    ["a/ !a/lab.xml", "a/lab.xml", ""],
    ["a/* !a/lab.xml", "a/other.xml a/b/lab.xml", "a/lab.xml"],
    ["!lab.xml", "", "lab.xml other.xml"],
    // what only the package knows stands for itself
    ["lab(1).xml", "lab(1).xml", "lab1.xml"],
    ["a|b", "a|b", "a b"],
    ["+(a).xml", "+(a).xml", "a.xml aa.xml"],
    ['"a".xml', '"a".xml', "a.xml"],
    ["[a]+.xml", "a+.xml", "aa.xml a.xml"],
    ["a\\*.xml", "a*.xml", "ab.xml"],
    ["[a", "[a", "a"],
  ];
  for (const [patterns, covered, others] of cases) {
    it(patterns, () => {
      const list = globs(patterns.split(" "));
      const isCovered = (path: string) => matches(list, path.replace(/\/$/, ""), path.endsWith("/"));
      for (const path of covered.split(" ").filter(Boolean)) assert.ok(isCovered(path), `covers ${path}`);
      for (const path of others.split(" ").filter(Boolean)) {
        if (!path.endsWith("/")) assert.ok(!isCovered(path), `does not cover ${path}`);
      }
    });
  }

  it("a pattern for folders fits a folder itself", () => {
    assert.ok(matches(globs(["a/"]), "a", true));
    assert.ok(!matches(globs(["a/"]), "a", false));
  });

  const refused: [pattern: string, sentence: RegExp][] = [
    ["", /^"" matches nothing; write a name or a pattern/],
    ["/", /matches nothing/],
    ["!", /matches nothing/],
    ["lab\\net.xml", /^"lab\\net\.xml" has a backslash; separate folders by \//],
    ["../*.xml", /leads out of the folder of the config file/],
    ["a/../b", /leads out of/],
    ["x".repeat(1001), /^a pattern of 1001 characters is too long/],
    ["*a*a*a*a.xml", /has too many wildcards; write at most 3 in one name and 8 in all/],
    [Array(9).fill("*").join("/"), /has too many wildcards/],
  ];
  for (const [pattern, sentence] of refused) {
    it(`refuses ${JSON.stringify(pattern.slice(0, 30))}`, () => {
      const glob = readGlob(pattern);
      assert.ok(typeof glob === "string");
      assert.match(glob, sentence);
    });
  }

  // What backtracks does not come to an end here; no clock is needed to see it.
  it("answers whatever is asked", () => {
    const nasty = [
      "*a*a*a",
      "**/*a*a/**/*a*a/*a*",
      "**/a*a*/**/a*a*/**/b",
      "{a,aa,aaa}{a,aa}{a,aa}{a,aa}b",
      "[a-",
      "[z-a]",
      "{,}",
      "a{1..9}b",
    ];
    const path = `${"a".repeat(200)}/${"a".repeat(200)}/${"a".repeat(200)}c`;
    const matching = nasty.filter((pattern) => matches(globs([pattern]), path));
    assert.deepEqual(matching, nasty.slice(0, 2));
  });
});
