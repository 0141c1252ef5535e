// CHANGELOG.md has the format that tools read, and names everything that users write and that was added or removed
// since the first release: rules, commands and their options, report formats, config keys, VS Code settings. The
// contents of the first release are fixed in first-release.txt.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { commands } from "../../server/src/cli/commands.js";
import { formats } from "../../server/src/report/formats.js";
import { rules } from "../../server/src/rules/rules.js";

const changelog = readFileSync("CHANGELOG.md", "utf8");
const manifest = JSON.parse(readFileSync("package.json", "utf8"));

/** What there is for users to write, as in first-release.txt: what it is, then its name. */
function offered(): string[] {
  const config = JSON.parse(readFileSync("schemas/config.schema.json", "utf8"));
  return [
    ...rules.map(({ id }) => `rule ${id}`),
    ...commands.map(({ name }) => `command ${name}`),
    ...commands.flatMap(({ name, options }) => Object.keys(options).map((option) => `option ${name} --${option}`)),
    ...Object.keys(formats).map((name) => `format ${name}`),
    ...Object.keys(config.properties).map((name) => `key ${name}`),
    ...Object.keys(manifest.contributes.configuration.properties).map((name) => `setting ${name}`),
  ];
}

/** Those that came since, or went, and are not named in the text in backticks; one sentence each. */
function untold(first: ReadonlySet<string>, now: ReadonlySet<string>, text: string): string[] {
  const code = [...text.matchAll(/`([^`]+)`/g)].flatMap(([, words = ""]) => words.split(/[\s=]+/));
  const told = (thing: string) => code.includes(thing.split(" ").at(-1) ?? "");
  return [
    ...[...now].filter((thing) => !first.has(thing) && !told(thing)).map((thing) => `${thing} is new`),
    ...[...first].filter((thing) => !now.has(thing) && !told(thing)).map((thing) => `${thing} is gone`),
  ];
}

/** What is not as Keep a Changelog has it, one sentence each. */
function formProblems(text: string): string[] {
  const problems: string[] = [];
  const [unreleased, ...releases] = [...text.matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);
  if (unreleased !== "[Unreleased]") problems.push("the first section is not [Unreleased]");
  for (const heading of releases)
    if (!/^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/.test(heading)) problems.push(`no [VERSION] - DATE: ${heading}`);
  for (const [, kind = ""] of text.matchAll(/^### (.*)$/gm))
    if (!/^(Added|Changed|Deprecated|Removed|Fixed|Security)$/.test(kind)) problems.push(`no kind of change: ${kind}`);
  for (const heading of [unreleased, ...releases]) {
    const name = /^\[[^\]]+\]/.exec(heading ?? "")?.[0];
    if (name !== undefined && !text.includes(`\n${name}: https://`)) problems.push(`${name} has no link`);
  }
  return problems;
}

describe("the changelog", () => {
  const first = new Set(readFileSync("test/check/first-release.txt", "utf8").trimEnd().split("\n"));

  it("names what users can write and could not before, and what they no longer can", () => {
    assert.deepEqual(untold(first, new Set(offered()), changelog), [], "add lines to CHANGELOG.md, under Unreleased");
  });

  it("has the form of Keep a Changelog", () => assert.deepEqual(formProblems(changelog), []));

  it("is where the release notes come from", () => {
    const notes = (...argv: string[]) =>
      spawnSync(process.execPath, ["scripts/release-notes.mjs", ...argv], { encoding: "utf8" });
    const { status, stdout } = notes();
    assert.equal(status, 0);
    assert.ok(changelog.includes(`## [Unreleased]\n\n${stdout}`), stdout);
    assert.match(
      notes("v99.0.0").stderr,
      /^package\.json has version .*, not 99\.0\.0\n(.*\n)+CHANGELOG\.md says nothing/,
    );
  });

  const rule = new Set(["rule mtu-odd"]);
  const cases: [first: ReadonlySet<string>, now: ReadonlySet<string>, text: string, problems: string[]][] = [
    [rule, rule, "", []],
    [new Set(), rule, "- Rule `mtu-odd`.", []],
    [new Set(), rule, "- Rule `mtu-odd-too`.", ["rule mtu-odd is new"]],
    [rule, new Set(), "- Less.", ["rule mtu-odd is gone"]],
    [new Set(), new Set(["option lint --deep"]), "- `virnet lint --deep=all`", []],
    [new Set(), new Set(["option lint --deep"]), "- `virnet lint --deeper`", ["option lint --deep is new"]],
  ];
  for (const [before, now, text, problems] of cases) {
    it(`with ${JSON.stringify(text)}: ${problems.join() || "nothing untold"}`, () =>
      assert.deepEqual(untold(before, now, text), problems));
  }

  it("in another form is not taken", () => {
    assert.deepEqual(formProblems("## 0.1.0\n\n### New\n"), [
      "the first section is not [Unreleased]",
      "no kind of change: New",
    ]);
    assert.deepEqual(formProblems("## [Unreleased]\n## [0.1.0] - soon\n[Unreleased]\n"), [
      "no [VERSION] - DATE: [0.1.0] - soon",
      "[Unreleased] has no link",
      "[0.1.0] has no link",
    ]);
  });
});
