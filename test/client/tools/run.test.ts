// Runs real programs, with Node in place of libvirt's tools.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../client/src/tools/run.js";

const node = (script: string, limits: Partial<Parameters<typeof run>[2]> = {}) =>
  run(process.execPath, ["-e", script, "--", "$(echo no shell)", "a b"], { milliseconds: 10_000, ...limits });

describe("running a tool", () => {
  it("hands over the arguments as they are, closes its input and makes it speak English", async () => {
    const outcome = await node(
      "process.stdin.on('end', () => console.log(JSON.stringify([process.argv.slice(1), process.env.LC_ALL]))).resume()",
    );
    assert.deepEqual(outcome, { kind: "ended", code: 0, stdout: '[["$(echo no shell)","a b"],"C"]\n', stderr: "" });
  });

  it("tells how it ended", async () => {
    const outcome = await node("console.log('out'); console.error('err'); process.exitCode = 3");
    assert.deepEqual(outcome, { kind: "ended", code: 3, stdout: "out\n", stderr: "err\n" });
  });

  it("tells a program that is not there", async () => {
    assert.deepEqual(await run("virnet-no-such-program", [], { milliseconds: 1000 }), { kind: "missing" });
    assert.deepEqual(await run("/nonexistent/virsh", [], { milliseconds: 1000 }), { kind: "missing" });
  });

  it("tells a file that is no program", async () => {
    const folder = mkdtempSync(join(tmpdir(), "virnet-run-"));
    try {
      const file = join(folder, "virsh");
      writeFileSync(file, "no program");
      chmodSync(file, 0o600);
      const outcome = await run(file, [], { milliseconds: 1000 });
      assert.equal(outcome.kind, "failed");
      assert.match(outcome.kind === "failed" ? outcome.why : "", /EACCES/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("tells a name no program can have", async () => {
    assert.equal((await run("vir\0sh", [], { milliseconds: 1000 })).kind, "failed");
  });

  it("ends a program that takes too long", async () => {
    assert.deepEqual(await node("setInterval(() => {}, 1000)", { milliseconds: 150 }), { kind: "late" });
  });

  it("ends a program when asked to", async () => {
    const abort = new AbortController();
    const outcome = node("setInterval(() => {}, 1000)", { signal: abort.signal });
    setTimeout(() => abort.abort(), 100);
    assert.deepEqual(await outcome, { kind: "cancelled" });
    assert.deepEqual(await node("", { signal: abort.signal }), { kind: "cancelled" });
  });

  it("ends a program that prints without end", async () => {
    const outcome = await node("const b = 'x'.repeat(1 << 20); for (;;) require('fs').writeSync(1, b)");
    assert.deepEqual(outcome, { kind: "failed", why: "it prints too much" });
  });
});
