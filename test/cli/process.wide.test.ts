import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { built, out } from "../helpers/built.js";
import { describeWide, everyNth, itWide, quickOrWide } from "../helpers/wide.js";
import { faulty, inFolder, sound } from "./helper.js";

const program = join(out, "server/dist/cli.js");
/** Their report is more than a pipe holds, which is 64 kB. */
const many = quickOrWide(60, 2000);
const manyFaults = faulty.replace(/<dhcp>[\s\S]*<\/dhcp>/, (dhcp) => dhcp.repeat(many));

describe("cli/process", () => {
  before(() => built());
  const { path } = inFolder({ "sound.xml": sound, "faulty.xml": faulty, "many.xml": manyFaults });
  const virnet = (...argv: string[]) =>
    spawnSync(process.execPath, [program, ...argv], { cwd: path("."), encoding: "utf8", maxBuffer: 1 << 28 });

  const codes: [code: number, ...argv: string[]][] = [
    [0, "lint", "sound.xml"],
    [1, "lint", "faulty.xml"],
    [2, "lint", "nowhere.xml"],
  ];
  for (const [code, ...argv] of everyNth(codes, codes.length, 1))
    it(`${argv.join(" ")} exits with ${code}`, () => assert.equal(virnet(...argv).status, code));

  it("reads standard input", () => {
    const { status, stdout } = spawnSync(process.execPath, [program, "lint", "--format", "concise", "-"], {
      input: faulty,
      encoding: "utf8",
    });
    assert.match(stdout, /^<stdin>:6:/);
    assert.equal(status, 1);
  });

  itWide("writes all of a long report to a pipe", () => {
    const { stdout, status } = virnet("lint", "--format", "json", "many.xml");
    assert(stdout.length > 1 << 16);
    assert(JSON.parse(stdout).summary.errors >= many);
    assert.equal(status, 1);
  });

  itWide("stays quiet when the reader goes away", async () => {
    const child = spawn(process.execPath, [program, "lint", "--format", "json", "many.xml"], { cwd: path(".") });
    const stderr: Buffer[] = [];
    child.stderr.on("data", (chunk) => stderr.push(chunk));
    child.stdout.destroy();
    const code = await new Promise((settle) => child.on("close", settle));
    assert.equal(Buffer.concat(stderr).toString(), "");
    assert.equal(code, 1);
  });

  /** Runs `virnet` in a shell, after these words and with these redirections. */
  const shell = (before: string, argv: string, after: string) =>
    spawnSync("sh", ["-c", `${before} exec "$@" ${after}`, "sh", process.execPath, program, ...argv.split(" ")], {
      cwd: path("."),
      encoding: "utf8",
      input: sound.replace(/^ +/gm, ""),
    });

  describe("on a full device", () => {
    before(function () {
      if (!existsSync("/dev/full")) this.skip();
    });
    const full = "virnet: cannot write to standard output: no space left on device\n";

    const commands = [
      "lint sound.xml",
      "lint --print-config sound.xml",
      "rules",
      "explain dhcp-range-outside-subnet",
      "format -",
      "format --check -",
      "init init",
      "--help",
      "lint --help",
      "--version",
    ];
    for (const argv of everyNth(commands, commands.length)) {
      it(`${argv} says so once and exits with 2`, () => {
        mkdirSync(path("init"), { recursive: true });
        const { status, stderr } = shell("", argv, "> /dev/full");
        assert.equal(stderr, full);
        assert.equal(status, 2);
      });
    }

    it("standard error changes nothing", () => {
      const { status, stdout } = shell("", "lint nowhere.xml --format concise faulty.xml", "2> /dev/full");
      assert.match(stdout, /^faulty\.xml:6:/);
      assert.equal(status, 2);
      assert.equal(shell("", "lint -", "> /dev/full 2> /dev/full").status, 2);
      assert.equal(shell("", "--version", "2> /dev/full").status, 0);
    });
  });

  describeWide("where files have a greatest size", () => {
    before(function () {
      if (process.platform === "win32") this.skip();
    });
    const limited = "ulimit -f 1;";
    const reason = "it would exceed the file size limit";

    it("output that does not fit is not cut off silently", () => {
      const { status, stderr } = shell(limited, "rules", "> rules.txt");
      assert.equal(stderr, `virnet: cannot write to standard output: ${reason}\n`);
      assert.equal(status, 2);
    });

    it("output that fits is appended", () => {
      writeFileSync(path("log.txt"), "before\n");
      assert.equal(shell("", "lint - --format concise", ">> log.txt").status, 0);
      assert.equal(shell("", "--version", ">> log.txt").status, 0);
      assert.match(readFileSync(path("log.txt"), "utf8"), /^before\nvirnet \d+\.\d+\.\d+\n$/);
    });

    it("a file that does not fit stays as it is", () => {
      const large = `<network><bridge nam='virbr7'/>${"<!-- comment -->".repeat(200)}</network>`;
      mkdirSync(path("large"));
      writeFileSync(path("large/net.xml"), large);
      for (const argv of ["lint --fix large/net.xml", "format large/net.xml"]) {
        const { status, stderr } = shell(limited, argv, "");
        assert.ok(stderr.includes(`virnet: cannot write large/net.xml: ${reason}\n`), stderr);
        assert.equal(status, 2);
      }
      assert.equal(readFileSync(path("large/net.xml"), "utf8"), large);
      assert.deepEqual(readdirSync(path("large")), ["net.xml"]);
    });
  });

  it("output that is not open for writing is reported", function () {
    if (process.platform === "win32") this.skip();
    const { status, stderr } = shell("", "--version", "1< /dev/null");
    assert.equal(stderr, "virnet: cannot write to standard output: bad file descriptor\n");
    assert.equal(status, 2);
  });
});
