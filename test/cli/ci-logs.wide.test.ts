// Nothing in a document, its name, an argument or a config reaches a log in a form that a CI runner executes.
import assert from "node:assert/strict";
import { formats } from "../../server/src/report/formats.js";
import { commandsIn } from "../helpers/ci-runners.js";
import { everyNth } from "../helpers/wide.js";
import { faulty, inFolder, sound } from "./helper.js";

const commands = [
  "::error file=x::y",
  "  ::add-mask::e",
  "##[add-mask]e",
  "###[group]e",
  "#\ufe0f#[add-mask]e",
  "##\u00ad[add-mask]e",
  "##vso[task.setvariable variable=x]y",
  "##teamcity[buildStop comment='x']",
  "section_start:1:x\r\u001b[0Ky",
  "\n::error::y",
  "\r\n::set-output name=x::y",
  "\u2028::error::y",
  ":",
];
/** As they may stand in XML without being markup, and where XML has no such character, as near as it comes. */
const inXml = commands.map((command) => command.replaceAll("\u001b", " "));
const texts = inXml.map(
  (command) => `<network>
  <name>${command}</name>
  <title a='${command}'>${command}</title>
  <bridge name="${command}" stp="${command}" mac="${command}"/>
  <!-- virnet-disable ${command} -->
  <!-- virnet-target ${command} -->
  <ip address="${command}" netmask="${command}"><dhcp><range start="${command}" end="${command}"/></dhcp></ip>
::error::${command}
`,
);
const broken = inXml.map((command) => `<network>${command}<a ${command}/><b></c>\n::error::${command}`);

describe("cli: logs that CI runners read", () => {
  it("the runners carry out what is tried here", () => {
    const carriedOut = commands
      .filter((command) => command !== ":")
      .filter((command) => commandsIn(command).length === 0);
    assert.deepEqual(carriedOut, []);
    assert.deepEqual(commandsIn(`a ::error::b\n##x[y]\n## [z]\n::notice\nsection_start:1:x`), []);
  });

  const names = commands.map((command) => `${command.replaceAll("/", "_")}.xml`);
  const config = (key: string) =>
    JSON.stringify({ [key]: 1, target: key, rules: { [key]: "off", "mtu-unusual": key }, ignore: [key, 7] });
  const files = (folder: string, contents: readonly string[]) =>
    Object.fromEntries(contents.map((content, index) => [`${folder}/${index}.xml`, content]));
  const configs = (folder: string, contents: readonly string[]) =>
    Object.fromEntries(
      contents.flatMap((content, index) => [
        [`${folder}/${index}/.virnet.json`, content],
        [`${folder}/${index}/a.xml`, faulty],
      ]),
    );
  const { virnet } = inFolder({
    ...Object.fromEntries(names.map((name) => [`names/${name}`, faulty])),
    ...Object.fromEntries(names.map((name) => [`flat/${name}`, sound.replaceAll("\n", "")])),
    ...Object.fromEntries(names.map((name) => [`folders/${name}/none.txt`, ""])),
    ...files("texts", texts),
    ...files("broken", broken),
    ...configs("configs", commands.map(config)),
    ...configs(
      "odd",
      commands.map((command) => `{ ${command} }`),
    ),
  });

  const paths: [what: string, argv: string[], cwd?: string][] = [
    ["names", ["names"]],
    ["names at the beginning of a line", ["."], "names"],
    ["contents", ["texts"]],
    ["contents that are no XML", ["broken", ...broken.map((_, index) => `broken/${index}.xml`)]],
    ["keys of config files", ["configs"]],
    ["config files that are no JSON", ["odd"]],
    ["names that are nowhere", [...names, "--", ...commands]],
  ];
  const lines: string[][] = commands.flatMap((command) => [
    [command],
    [`--${command}`],
    ["lint", `--${command}`],
    ["lint", "--target", command],
    ["lint", "--config", command, "names"],
    ["lint", "--format", command],
    ["lint", "--fail-on", command],
    ["lint", "--max-warnings", command],
    ["lint", "--print-config", command],
    ["lint", "--stdin-filename", command, "-"],
    ["lint", "--stdin-filename", command, "--format", "concise", "-"],
    ["format", "--indent", command],
    ["format", "--check", "--stdin-filename", command, "-"],
    ["explain", command],
    ["rules", command],
    ["init", command],
    ["init", command, command],
    ["serve", `--${command}`],
    ["serve", command],
    ["serve", "--stdio", `--clientProcessId=${command}`, command],
  ]);
  const runs: [what: string, argv: string[], cwd?: string][] = [
    ...names.map((name): [string, string[], string] => [`init ${JSON.stringify(name)}`, ["init", name], "folders"]),
    ...commands.flatMap((_, index): [string, string[]][] =>
      ["configs", "odd"].map((folder) => {
        const path = `${folder}/${index}/a.xml`;
        return [`--print-config ${path}`, ["lint", "--print-config", path]];
      }),
    ),
    ["names that would change", ["format", "--check", "."], "flat"],
    ...lines.map((argv): [string, string[]] => [argv.map((word) => JSON.stringify(word)).join(" "), argv]),
  ];
  for (const [what, argv, cwd = ""] of paths) {
    runs.push([`${what}, format`, ["format", "--check", ...argv], cwd]);
    for (const format of Object.keys(formats)) {
      runs.push([`${what}, ${format}`, ["lint", "--format", format, ...argv], cwd]);
      runs.push([`${what}, ${format} in colour`, ["lint", "--color", "always", "--format", format, ...argv], cwd]);
    }
  }
  for (const [what, argv, cwd = ""] of everyNth(runs, 13))
    it(what, async () => {
      const { stdout, stderr, code } = await virnet(argv, { cwd, stdin: faulty });
      assert.ok(stdout + stderr !== "" || code === 0);
      assert.deepEqual([...commandsIn(stdout), ...commandsIn(stderr)], []);
    });
});
