// Reading config files, and the reports about invalid ones: `«»` around every reported place.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "../../server/src/config/config.js";
import { readConfig } from "../../server/src/config/read.js";
import { formatVersion, newestVersion, oldestVersion } from "../../server/src/vocabulary/versions.js";
import { spans } from "../helpers/markers.js";

const { Ajv } = await import("ajv");
const ajv = new Ajv({ strict: false });
const isValid = ajv.compile(JSON.parse(readFileSync("schemas/config.schema.json", "utf8")));

describe("config/read: what makes no sense", () => {
  const cases: [text: string, ...sentences: RegExp[]][] = [
    ["{}"],
    ['{ "$schema": "https://example.org/s.json" }'],
    ['{ "target": "9.0.0", "rules": { "mtu-unusual": "off", "name-unusual": "error" }, "ignore": ["a/", "!b"] }'],
    [
      '{ "overrides": [{ "files": "lab/*.xml", "target": "11.3", "rules": {} }, { "files": ["a", "b"] }], "ignore": "x" }',
    ],
    // the keys
    ['{ «"rules_"»: {} }', /^there is no setting "rules_"; did you mean rules\?$/],
    [
      '{ «"severity"»: {} }',
      /^there is no setting "severity"; the settings here are target, rules, ignore and overrides$/,
    ],
    [
      '{ "overrides": [{ "files": "a", «"ignore"»: "b" }] }',
      /no setting "ignore"; the settings here are files, target and rules$/,
    ],
    ['{ "target": "9.0.0", «"target"»: "9.0.0" }', /^"target" is given twice; the last one applies$/],
    ['{ «"__proto__"»: {}, «"constructor"»: 1 }', /no setting "__proto__"/, /no setting "constructor"/],
    // the whole
    ["«[]»", /^the config must be an object with target, rules, ignore and overrides, not \[\]$/],
    ['«"off"»', /^the config must be an object .*, not "off"$/],
    ["«null»", /^the config must be an object .*, not null$/],
    // the target
    [
      '{ "target": «"latest"» }',
      /^target must be a libvirt version or a release, such as 9.0.0, 12 or debian12, not "latest"$/,
    ],
    [
      '{ "target": «"debain12"» }',
      /^target: "debain12" is not a libvirt version or a release; did you mean debian12\?$/,
    ],
    ['{ "target": «9» }', /^target must be a libvirt version .*, not 9$/],
    ['{ "target": «null» }', /^target must be .*, not null$/],
    ['{ "target": «["9.0.0"]» }', /^target must be .*, not \["9\.0\.0"\]$/],
    ['{ "target": «"99.1"» }', /^target: "99\.1" is newer than any libvirt virnet knows; checking for \d/],
    ['{ "target": «"0.1.0"» }', /^target: "0\.1\.0" is older than any libvirt virnet knows/],
    [
      '{ "overrides": [{ "files": "b" }, { "files": "a", "target": «"x"» }] }',
      /^overrides\[1\]\.target must be .*, not "x"$/,
    ],
    // rules
    ['{ "rules": { «"mtu-unusal"»: "off" } }', /^there is no rule "mtu-unusal"; did you mean mtu-unusual\?$/],
    ['{ "rules": { «"qqqqqqqqqq"»: "off" } }', /^there is no rule "qqqqqqqqqq"; virnet rules lists them$/],
    [
      '{ "rules": { "mtu-unusual": «"warn"» } }',
      /^rules\.mtu-unusual: "warn" is not a severity; did you mean warning\?$/,
    ],
    ['{ "rules": { "mtu-unusual": «"Info"» } }', /did you mean information\?$/],
    ['{ "rules": { "mtu-unusual": «"eror"» } }', /did you mean error\?$/],
    [
      '{ "rules": { "mtu-unusual": «2» } }',
      /^rules\.mtu-unusual must be off, hint, information, warning or error, not 2$/,
    ],
    ['{ "rules": { "mtu-unusual": «"i"» } }', / must be off, hint, .*, not "i"$/],
    ['{ "rules": { "mtu-unusual": «["error", {}]» } }', /^rules\.mtu-unusual must be off, .*, not \["error",\{\}\]$/],
    ['{ "rules": «["mtu-unusual"]» }', /^rules must be an object of rules, not \["mtu-unusual"\]$/],
    ['{ "rules": { "mtu-unusual": "off", «"mtu-unusual"»: "hint" } }', /^"mtu-unusual" is given twice/],
    // patterns
    ['{ "ignore": «{}» }', /^ignore must be a pattern such as "lab\/\*\.xml" or a list of them, not \{\}$/],
    ['{ "ignore": ["a", «1», «""»] }', /^ignore must be a pattern .*, not 1$/, /^"" matches nothing/],
    ['{ "ignore": «"lab\\\\net.xml"» }', /has a backslash/],
    // overrides
    ['{ "overrides": «{ "files": "a" }» }', /^overrides must be a list of objects, not \{"files":"a"\}$/],
    ['{ "overrides": [«"a"»] }', /^overrides\[0\] must be an object with files, target and rules, not "a"$/],
    ['{ "overrides": [«{ "target": "9.0.0" }»] }', /^overrides\[0\] has no "files"; write a pattern/],
    ['{ "$schema": «1» }', /^\$schema must be the URL of a schema, not 1$/],
    // JSON
    ["«»", /^the file is empty; write at least \{\}$/],
    ["«»  \n", /^the file is empty/],
    ["{ «'target'»: \"9.0.0\" }", /^"'target'" is not JSON; put strings and names in double quotes$/],
    ['{ "target" «"9.0.0"» }', /^a colon is missing here$/],
    ['{ "target": «}»', /^a value is missing here$/],
    ['{ "ignore": [] «"rules"»: {} }', /^a comma is missing here$/],
    ['{ "ignore": []', /^a closing \} is missing$/],
    ["{} «{»}", /^the config ends before "\{"$/],
    ['{ "target": «"9.0.0»', /^the string is not closed$/],
    ["{ } «/*»", /^the comment is not closed$/],
    ['{ "ignore": «"a\\x"» }', /has an invalid escape; write a backslash as \\\\$/],
  ];
  for (const [marked, ...sentences] of cases) {
    it(marked.slice(0, 90) || "nothing", () => {
      const { text, spans: places } = spans(marked);
      const { problems } = readConfig(text);
      assert.equal(problems.length, sentences.length, JSON.stringify(problems));
      problems.forEach(({ message, span }, index) => {
        assert.match(message, sentences[index] ?? /$^/);
        if (places.length > 0) assert.deepEqual(span, places[index], message);
      });
    });
  }

  it("the schema for editors accepts what is valid, and little else", () => {
    for (const [marked, ...sentences] of cases) {
      const { text } = spans(marked);
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        continue;
      }
      // What JSON Schema cannot say, or need not.
      if (sentences.some((sentence) => /twice|newer|older|backslash|matches nothing/.test(sentence.source))) continue;
      assert.equal(isValid(value), sentences.length === 0, text);
    }
  });

  it("a newer or older version than all known counts as the newest or oldest, and is no reason to stop", () => {
    for (const [written, counts] of [
      ["99.0.0", newestVersion],
      ["0.0.1", oldestVersion],
    ]) {
      const { config, problems } = readConfig(`{ "target": "${written}" }`);
      assert.equal(config.target && formatVersion(config.target), counts);
      assert.deepEqual(
        problems.map(({ mild }) => mild),
        [true],
      );
    }
    assert.deepEqual(
      readConfig('{ "target": "new" }').problems.map(({ mild }) => mild),
      [false],
    );
  });

  it("never throws, whatever the text", () => {
    const texts = [
      "[".repeat(200_000),
      '{"a":'.repeat(100_000),
      "\u0000",
      "\ufeff{}",
      "{".repeat(50),
      '"\ud800"',
      "//",
    ];
    for (const text of texts) assert.doesNotThrow(() => readConfig(text));
    assert.deepEqual(readConfig("\ufeff{}").problems, []);
    for (let end = 0; end < full.length; end++) assert.doesNotThrow(() => readConfig(full.slice(0, end)));
  });
});

const full = `// everything at once
{
  "$schema": "./config.schema.json",
  "target": "9.0.0", /* Debian 12 */
  "rules": { "mtu-unusual": "off", "name-unusual": "hint", },
  "ignore": ["vendor/", "*.tmp.xml"],
  "overrides": [
    { "files": "lab/*.xml", "target": "11.3.0", "rules": { "mtu-unusual": "error" } },
    { "files": ["lab/new.xml", "new/"], "target": "12.8.0" },
    { "files": "lab/new.xml", "rules": { "name-unusual": "off" } },
  ],
}
`;

describe("config/read: what it says", () => {
  const { config, problems } = readConfig(full);

  it("comments and commas at the end are allowed", () => assert.deepEqual(problems, []));

  const documents: [path: string, target: string, rules: string, ignored?: true][] = [
    ["net.xml", "9.0.0", "mtu-unusual off, name-unusual hint"],
    ["lab/net.xml", "11.3.0", "mtu-unusual error, name-unusual hint"],
    ["other/lab/net.xml", "9.0.0", "mtu-unusual off, name-unusual hint"],
    ["new/deep/net.xml", "12.8.0", "mtu-unusual off, name-unusual hint"],
    ["lab/new.xml", "12.8.0", "mtu-unusual error, name-unusual off"],
    ["vendor/net.xml", "9.0.0", "mtu-unusual off, name-unusual hint", true],
    ["lab/net.tmp.xml", "11.3.0", "mtu-unusual error, name-unusual hint", true],
  ];
  for (const [path, target, rules, ignored] of documents) {
    it(`of ${path}`, () => {
      const found = resolve(config, path);
      assert.equal(found.target && formatVersion(found.target), target);
      assert.equal([...found.severities].map((pair) => pair.join(" ")).join(", "), rules);
      assert.equal(found.ignored, ignored ?? false);
    });
  }

  it("what is invalid is left out, the rest applies", () => {
    const broken = readConfig(
      '{ "target": 7, "rules": { "mtu-unusual": "off", "x": "off", "name-unusual": 1 }, "ignore": ["a", 1] }',
    );
    const found = resolve(broken.config, "a/net.xml");
    assert.deepEqual([found.target, [...found.severities], found.ignored], [undefined, [["mtu-unusual", "off"]], true]);
  });

  it("of a file that is not JSON, what can be told counts", () => {
    const { config: half, problems: said } = readConfig(
      '{ "ignore": "a" "target": "9.0.0", "rules": { "mtu-unusual": "off"',
    );
    assert.equal(said.length, 1);
    assert.deepEqual(resolve(half, "a").target, { major: 9, minor: 0, micro: 0 });
    assert.deepEqual([...resolve(half, "a").severities], [["mtu-unusual", "off"]]);
  });
});

describe("config/read: the examples of the docs", () => {
  for (const page of ["README.md", "docs/configuration.md"]) {
    const examples = [...readFileSync(page, "utf8").matchAll(/```jsonc\n(.*?)```/gs)].map(([, text = ""]) => text);
    it(page, () => {
      assert.ok(examples.length > 0);
      assert.deepEqual(
        examples.map((text) => readConfig(text).problems),
        examples.map(() => []),
      );
    });
  }
});
