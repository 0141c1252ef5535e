import assert from "node:assert/strict";
import { readArguments, UsageError } from "../../server/src/cli/args.js";

const options = {
  format: { value: "FORMAT", choices: ["text", "json"], help: "" },
  target: { value: "V", help: "" },
  quiet: { short: "q", help: "" },
};

describe("cli/args", () => {
  const good: [line: string, positionals: string[], flags: string[], values: Record<string, string>][] = [
    ["", [], [], {}],
    ["a.xml b.xml", ["a.xml", "b.xml"], [], {}],
    ["-", ["-"], [], {}],
    ["--quiet a.xml", ["a.xml"], ["quiet"], {}],
    ["-q", [], ["quiet"], {}],
    ["--format json a", ["a"], [], { format: "json" }],
    ["--format=json", [], [], { format: "json" }],
    ["--format=json --format=text", [], [], { format: "text" }],
    ["--target=-1", [], [], { target: "-1" }],
    ["--target -", [], [], { target: "-" }],
    ["-- --quiet", ["--quiet"], [], {}],
  ];
  for (const [line, positionals, flags, values] of good)
    it(`takes ${line || "nothing"}`, () => {
      const read = readArguments(options, line.split(" ").filter(Boolean));
      assert.deepEqual(
        [read.positionals, [...read.flags], Object.fromEntries(read.values)],
        [positionals, flags, values],
      );
    });

  const bad: [line: string, message: string][] = [
    ["--formt json", 'unknown option "--formt"; did you mean --format?'],
    ["--zzzzzzzzzz", 'unknown option "--zzzzzzzzzz"'],
    ["-x", 'unknown option "-x"'],
    ["--constructor", 'unknown option "--constructor"'],
    ["--__proto__=1", 'unknown option "--__proto__"'],
    ["--quiet=yes", "option --quiet does not accept a value"],
    ["--format", "option --format needs a value: text or json"],
    ["--format --quiet", "option --format needs a value: text or json"],
    ["--target", "option --target needs a value"],
    ["--format yaml", 'option --format accepts text or json, not "yaml"'],
    ["--format=", "option --format needs a value: text or json"],
    ["--target=", "option --target needs a value"],
    ["--target ", "option --target needs a value"],
    ["a.xml ", "an argument is empty"],
    ["", "an argument is empty"],
  ];
  for (const [line, message] of bad)
    it(`refuses ${line}`, () => assert.throws(() => readArguments(options, line.split(" ")), new UsageError(message)));
});
