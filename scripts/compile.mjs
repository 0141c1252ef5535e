// Compiles everything to out/, incrementally: what was compiled from a source that is gone is removed first, so that no
// test of old runs, and the rest is left to tsc's own record. Arguments go to tsc, such as `--watch`.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "out");

/** The source of a file in out/; undefined for what tsc has no source of, such as its own record. */
function sourceOf(/** @type {string} */ path) {
  if (path.endsWith(".json")) return path;
  const [compiled, stem, kind] = /^(.*)\.(m?)js(?:\.map)?$/.exec(path) ?? [];
  return compiled === undefined ? undefined : `${stem}.${kind}ts`;
}

/** Removes from out/ what has no source any more. */
export function removeStale() {
  if (!existsSync(out)) return;
  for (const path of readdirSync(out, { recursive: true, encoding: "utf8" })) {
    const source = sourceOf(path);
    if (source !== undefined && !existsSync(join(root, source))) rmSync(join(out, path));
  }
}

/** The command line of tsc, for a process of its own. */
export const tsc = [join(root, "node_modules/typescript/bin/tsc"), "-p", root];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  removeStale();
  const { status } = spawnSync(process.execPath, [...tsc, ...process.argv.slice(2)], { stdio: "inherit" });
  process.exitCode = status ?? 1;
}
