// Runs the built extension and the built npm package in real editors, or in those whose names are given; with `--all` also
// the newest that people type in, which takes half an hour. Ends with `N passed, N failed`. Where the editors
// cannot be installed it says so and tests nothing, which in CI is a failure.
import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { artifacts, here, root } from "./tools.mjs";

const all = process.argv.includes("--all");
/** @type {string} */
let cache;
try {
  const install = (/** @type {string} */ script) =>
    execFileSync(join(here, script), { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
  cache = install("install.sh");
  process.env.VIRNET_EDITORS = cache;
  if (all) install("newest.sh");
} catch (error) {
  console.log(`SKIPPED: the editors could not be installed: ${error.message}`);
  console.log(process.env.CI === "true" ? "0 passed, 1 failed" : "0 passed, 0 failed");
  process.exit(process.env.CI === "true" ? 1 : 0);
}
if (all) process.env.VIRNET_TYPING = "all";
rmSync(artifacts, { recursive: true, force: true });
execFileSync("npm", ["run", "--silent", "package"], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });

const wanted = process.argv.slice(2).filter((argument) => argument !== "--all");
const mocha = new Mocha({ reporter: "spec", timeout: 60_000, slow: 10_000 });
for (const name of readdirSync(here).filter((name) => name.endsWith(".test.mjs"))) {
  if (wanted.length === 0 || wanted.some((part) => name.startsWith(part))) mocha.addFile(join(here, name));
}
await mocha.loadFilesAsync();
const runner = mocha.run(() => {
  const { passes = 0, failures = 0 } = runner.stats ?? {};
  console.log(`${passes} passed, ${failures} failed`);
  process.exit(failures === 0 ? 0 : 1);
});
