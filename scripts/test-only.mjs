// Compiles, then runs the test files whose paths hold one of the arguments: `npm run test:only cli/args`. What begins
// with a hyphen goes to mocha with all after it: `npm run test:only rules/examples -- --grep dhcp-empty`.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const given = process.argv.slice(2);
const firstOption = given.findIndex((argument) => argument.startsWith("-"));
const split = firstOption === -1 ? given.length : firstOption;
const parts = given.slice(0, split).map((part) => part.replaceAll("\\", "/"));

const all = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
  .map((path) => `test/${path.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".test.ts"));
const unknown = parts.filter((part) => !all.some((path) => path.includes(part)));
const chosen = parts.length === 0 ? all : all.filter((path) => parts.some((part) => path.includes(part)));

/** Runs one of the project's programs; ends this one when it fails. */
function run(/** @type {string[]} */ ...argv) {
  const { status } = spawnSync(process.execPath, argv, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

if (unknown.length > 0) {
  console.error(`no test file has ${unknown.join(", ")} in its path; they are under test/ and end in .test.ts`);
  process.exit(2);
}
run(join(root, "scripts/compile.mjs"));
const compiled = chosen.map((path) => `out/${path.replace(/\.ts$/, ".js")}`);
run(join(root, "node_modules/mocha/bin/mocha.js"), "--reporter", "dot", ...given.slice(split), ...compiled);
