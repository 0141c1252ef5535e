import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readExample } from "../../server/src/rules/example.js";
import { rules } from "../../server/src/rules/rules.js";

import { everyNth } from "../helpers/wide.js";
import { inFolder } from "./helper.js";

describe("cli/commands", () => {
  const { virnet } = inFolder({});
  const { version } = JSON.parse(readFileSync("server/package.json", "utf8"));

  const runs: { line: string; code: number; stdout?: RegExp | string; stderr?: RegExp | string }[] = [
    { line: "--version", code: 0, stdout: `virnet ${version}\n`, stderr: "" },
    { line: "-V", code: 0, stdout: `virnet ${version}\n`, stderr: "" },
    { line: "--help", code: 0, stdout: /Usage: virnet COMMAND[\s\S]*\n {2}lint .*\n[\s\S]*Exit codes:\n/, stderr: "" },
    { line: "", code: 2, stdout: "", stderr: /Usage: virnet COMMAND/ },
    {
      line: "lint --help",
      code: 0,
      stdout: /^Usage: virnet lint \[OPTION...\] \[PATH...\]\n[\s\S]*--max-warnings N[\s\S]*Exit codes:/,
    },
    { line: "lint -h nowhere.xml", code: 0, stdout: /^Usage: virnet lint/ },
    { line: "explain --help", code: 0, stdout: /^Usage: virnet explain RULE/ },
    { line: "rules --help", code: 0, stdout: /^Usage: virnet rules/ },
    { line: "serve --help", code: 0, stdout: /^Usage: virnet serve --stdio/ },
    {
      line: "lnit a.xml",
      code: 2,
      stdout: "",
      stderr: 'virnet: unknown command "lnit"; did you mean lint? (see virnet --help)\n',
    },
    { line: "net.xml", code: 2, stderr: /to check a file, run virnet lint net\.xml/ },
    { line: "--quiet lint", code: 2, stderr: /^virnet: unknown option "--quiet"/ },
    { line: "--version lint", code: 2, stderr: /write the command lint before its options/ },
    {
      line: "serve",
      code: 2,
      stdout: "",
      stderr: /^virnet: serve needs exactly one of --stdio, --node-ipc, --socket=PORT and --pipe=NAME/,
    },
    { line: "serve --stdio --node-ipc", code: 2, stdout: "", stderr: /^virnet: serve needs exactly one of/ },
    { line: "serve --tcp", code: 2, stdout: "", stderr: /^virnet: unknown option "--tcp"/ },
    { line: "explain", code: 2, stdout: "", stderr: /^virnet: explain needs the name of one rule/ },
    {
      line: "explain dhcp-range-outside-subnt",
      code: 2,
      stdout: "",
      stderr:
        'virnet: unknown rule "dhcp-range-outside-subnt"; did you mean dhcp-range-outside-subnet? (see virnet explain --help)\n',
    },
    {
      line: "explain unknown-",
      code: 2,
      stderr: /did you mean unknown-element, unknown-attribute[\w, -]* or [\w-]+\?/,
    },
    { line: "explain qqqqqqqqqq", code: 2, stderr: /unknown rule "qqqqqqqqqq"; virnet rules lists them/ },
    { line: "rules all", code: 2, stdout: "", stderr: /^virnet: rules accepts no arguments/ },
  ];
  for (const { line, code, stdout, stderr } of runs)
    it(line || "no arguments", async () => {
      const outcome = await virnet(line);
      for (const [actual, expected] of [
        [outcome.stdout, stdout],
        [outcome.stderr, stderr],
      ] as const) {
        if (typeof expected === "string") assert.equal(actual, expected);
        else if (expected) assert.match(actual, expected);
      }
      assert.equal(outcome.code, code);
    });

  it("rules lists every rule", async () => {
    const { stdout } = await virnet("rules");
    const [head, ...rows] = stdout.trimEnd().split("\n");
    assert.match(head ?? "", /^RULE +SEVERITY +STAGE +LIBVIRT +TITLE$/);
    assert.deepEqual(
      rows.map((row) => row.split(" ")[0]),
      rules.map((rule) => rule.id),
    );
  });

  it("rules as JSON", async () => {
    const { stdout } = await virnet("rules --format json");
    const listed = JSON.parse(stdout).find((rule: { id: string }) => rule.id === "not-well-formed");
    assert.deepEqual(Object.keys(listed), ["id", "title", "severity", "stage", "url"]);
  });

  it("explain tells all about a rule", async () => {
    const rule = rules.find(({ id }) => id === "dhcp-range-reversed");
    assert(rule);
    const { stdout, code } = await virnet(`explain ${rule.id}`);
    assert.equal(code, 0);
    const parts = [
      `${rule.id}: ${rule.title}\n`,
      "Severity:  error\n",
      "Page:      https://",
      rule.why.slice(0, 40),
      "Wrong:",
      "Right:",
    ];
    assert.deepEqual(
      parts.map((part) => stdout.includes(part)),
      parts.map(() => true),
    );
  });

  it("prose is broken at blanks and loses nothing", async () => {
    for (const { id, why } of everyNth(rules, 7)) {
      const { stdout } = await virnet(`explain ${id}`);
      const prose = stdout.slice(stdout.indexOf("\n\n", stdout.indexOf("Page:")), stdout.indexOf("Wrong:"));
      assert.equal(prose.split(/\s+/).join(" ").trim(), why.split(/\s+/).join(" ").trim(), id);
      assert(
        prose.split("\n").every((row) => row.length <= 100 || !row.includes(" ")),
        id,
      );
    }
  });

  it("explain names the fixes of the wrong example", async () => {
    const { stdout } = await virnet("explain dhcp-range-reversed --format json");
    const { fixes, ...rule } = JSON.parse(stdout);
    assert.deepEqual(Object.keys(rule), ["id", "title", "severity", "stage", "why", "bad", "good", "url"]);
    assert.deepEqual(fixes, ["Swap start and end"]);
    assert.match(
      (await virnet("explain dhcp-range-reversed")).stdout,
      /\nFixes offered .*:\n\n {2}Swap start and end\n$/,
    );
  });

  it("explain prints the first examples, and so does JSON", async () => {
    const [text, json] = await Promise.all([
      virnet("explain dhcp-range-reversed"),
      virnet("explain dhcp-range-reversed --format json"),
    ]);
    const example = text.stdout.slice(text.stdout.indexOf("Wrong:"), text.stdout.indexOf("Right:"));
    assert.match(example, /^Wrong:\n\n {2}<network>\n {4}<name>[^<]+<\/name>\n(?: {4,}<.*\n)+ {2}<\/network>\n\n$/);
    const { bad } = JSON.parse(json.stdout);
    assert.equal(bad, readExample(rules.find(({ id }) => id === "dhcp-range-reversed")?.bad[0] ?? "").text);
  });

  it("a long example is cut", async () => {
    const rule = rules.find(({ bad: [bad = ""] }) => bad.length > 4000);
    assert(rule);
    const { stdout } = await virnet(`explain ${rule.id}`);
    assert.match(stdout, /Wrong:\n\n[\s\S]{100,250}\.\.\.\n\nRight:/);
  });

  it("a rule for some versions says which", async () => {
    const { stdout } = await virnet("explain dhcp-range-too-large");
    assert.match(stdout, /\nlibvirt: +0\.7\.3 and later\n/);
  });
});
