import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { built, out } from "../helpers/built.js";
import { faulty, inFolder, sound } from "./helper.js";

const program = join(out, "server/dist/cli.js");
const manyFaults = faulty.replace(/<dhcp>[\s\S]*<\/dhcp>/, (dhcp) => dhcp.repeat(2000));

describe("cli/process", function () {
  this.timeout(20_000);
  before(async function () {
    this.timeout(60_000);
    await built();
  });
  const { path } = inFolder({ "sound.xml": sound, "faulty.xml": faulty, "many.xml": manyFaults });
  const virnet = (...argv: string[]) =>
    spawnSync(process.execPath, [program, ...argv], { cwd: path("."), encoding: "utf8", maxBuffer: 1 << 28 });

  const codes: [code: number, ...argv: string[]][] = [
    [0, "lint", "sound.xml"],
    [1, "lint", "faulty.xml"],
    [2, "lint", "nowhere.xml"],
  ];
  for (const [code, ...argv] of codes)
    it(`${argv.join(" ")} exits with ${code}`, () => assert.equal(virnet(...argv).status, code));

  it("reads standard input", () => {
    const { status, stdout } = spawnSync(process.execPath, [program, "lint", "--format", "concise", "-"], {
      input: faulty,
      encoding: "utf8",
    });
    assert.match(stdout, /^<stdin>:6:/);
    assert.equal(status, 1);
  });

  it("writes all of a long report to a pipe", () => {
    const { stdout, status } = virnet("lint", "--format", "json", "many.xml");
    assert(stdout.length > 200_000);
    assert(JSON.parse(stdout).summary.errors >= 2000);
    assert.equal(status, 1);
  });

  it("stays quiet when the reader goes away", async () => {
    const child = spawn(process.execPath, [program, "lint", "--format", "json", "many.xml"], { cwd: path(".") });
    const stderr: Buffer[] = [];
    child.stderr.on("data", (chunk) => stderr.push(chunk));
    child.stdout.destroy();
    const code = await new Promise((settle) => child.on("close", settle));
    assert.equal(Buffer.concat(stderr).toString(), "");
    assert.equal(code, 1);
  });
});
