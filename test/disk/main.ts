// Proves that no file is lost: runs the built command on full and read-only disks, as another user, with a failing
// system call at each step of a write, and killed at each step. Needs root on Linux with strace, which it installs on
// Debian. Elsewhere it says so and tests nothing, which is a failure in CI.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { built } from "../helpers/built.js";

/** Set where this runs in a mount namespace of its own, which takes its mounts with it when it ends. */
const inside = "VIRNET_DISK_TESTS";
const isCi = process.env.CI === "true";

/** Why nothing can be tested here. */
function obstacle(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "they need root on Linux";
  try {
    if (spawnSync("strace", ["--version"]).status !== 0) {
      const apt = (...words: string[]) =>
        execFileSync("apt-get", ["-qq", ...words], {
          stdio: ["ignore", 2, 2],
          env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
        });
      apt("update");
      apt("install", "-y", "--no-install-recommends", "strace");
    }
    execFileSync("unshare", ["--mount", "true"], { stdio: "pipe" });
    execFileSync("strace", ["-o", "/dev/null", "true"], { stdio: "pipe" });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function runTests(): Promise<void> {
  await built();
  const wanted = process.argv.slice(2);
  const mocha = new Mocha({ reporter: "spec", timeout: 60_000, slow: 5_000 });
  for (const name of readdirSync(import.meta.dirname).filter((name) => name.endsWith(".suite.js"))) {
    if (wanted.length === 0 || wanted.some((part) => name.startsWith(part)))
      mocha.addFile(join(import.meta.dirname, name));
  }
  await mocha.loadFilesAsync();
  mocha.run((failures) => {
    process.exitCode = failures === 0 ? 0 : 1;
  });
}

if (process.env[inside]) await runTests();
else {
  const why = obstacle();
  if (why === undefined) {
    const again = ["--mount", process.execPath, ...process.execArgv, ...process.argv.slice(1)];
    const { status } = spawnSync("unshare", again, { stdio: "inherit", env: { ...process.env, [inside]: "1" } });
    process.exitCode = status ?? 1;
  } else {
    console.log(`SKIPPED: the disk tests cannot run: ${why}`);
    console.log(isCi ? "0 passed, 1 failed" : "0 passed, 0 failed");
    process.exitCode = isCi ? 1 : 0;
  }
}
