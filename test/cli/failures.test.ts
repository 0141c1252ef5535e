// A run with an internal error: everything else is printed, and the exit code shows that something is missing.
import assert from "node:assert/strict";
import { readArguments } from "../../server/src/cli/args.js";
import { runLint } from "../../server/src/cli/lint.js";
import { lintOptions } from "../../server/src/cli/settings.js";
import { version } from "../../server/src/version.js";
import { lintThrowing } from "../helpers/throwing.js";
import { faulty, inFolder, sound } from "./helper.js";

const rule = "dhcp-range-reversed";

describe("cli/lint: internal errors", () => {
  const folder = inFolder({
    "sound.xml": sound,
    "faulty.xml": faulty.replace("lab", "red").replaceAll("192.168.142.", "192.168.124."),
    "off/sound.xml": sound,
    "off/.virnet.json": `{ "rules": { "${rule}": "off" } }`,
    "quiet/sound.xml": sound,
    "quiet/.virnet.json": '{ "rules": { "internal-error": "off" } }',
  });

  async function run(...argv: string[]) {
    const out = { stdout: "", stderr: "" };
    const into = (name: "stdout" | "stderr") => ({
      isTTY: false,
      write(text: string) {
        out[name] += text;
      },
    });
    async function* stdin() {}
    const io = { cwd: folder.path("."), env: {}, stdin: stdin(), stdout: into("stdout"), stderr: into("stderr") };
    const code = await runLint(readArguments(lintOptions, argv), io, lintThrowing(rule));
    return { ...out, code };
  }

  it("exit with 2, and everything else is printed", async () => {
    const { code, stdout, stderr } = await run("--format", "concise", "sound.xml", "faulty.xml");
    assert.equal(code, 2);
    assert.match(stdout, /^sound\.xml:6:8: warning: Internal error in dhcp-range-reversed .* \[internal-error\]$/m);
    assert.match(stdout, /^faulty\.xml:6:8: warning: Internal error .* \[internal-error\]$/m);
    assert.match(stdout, /^faulty\.xml:6:.* \[dhcp-range-outside-subnet\]$/m);
    const [sentence, frame] = stderr.split("\n");
    assert.equal(
      sentence,
      `virnet: internal error in ${rule} while checking sound.xml (virnet ${version}): boom is undefined`,
    );
    assert.match(frame ?? "", /^ +at .*\bboom /);
  });

  it("are findings of the JSON report like any other", async () => {
    const { code, stdout } = await run("--format", "json", "sound.xml");
    const [finding] = JSON.parse(stdout).files[0].findings;
    assert.deepEqual([code, finding.rule, finding.severity, finding.stage], [2, "internal-error", "warning", "advice"]);
    assert.deepEqual(finding.range.start, { line: 5, character: 7 });
  });

  const rows: [title: string, argv: string[], code: number, stdout: RegExp, stderr: RegExp][] = [
    ["exit with 2 with --quiet too", ["--quiet", "sound.xml"], 2, /^(?!.*internal-error)/s, /internal error in/],
    ["are none of a rule that is off", ["off/sound.xml"], 0, /^(?!.*internal-error)/s, /^$/],
    ["exit with 2 though their finding is off", ["quiet/sound.xml"], 2, /^(?!.*internal-error)/s, /internal error in/],
  ];
  for (const [title, argv, code, stdout, stderr] of rows) {
    it(title, async () => {
      const outcome = await run(...argv);
      assert.equal(outcome.code, code);
      assert.match(outcome.stdout, stdout);
      assert.match(outcome.stderr, stderr);
    });
  }
});
