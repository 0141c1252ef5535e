// Rebuilds all bundles on every change, with source maps and unminified, so that the commands in server/bin/ and the
// extension run what was just written; and compiles to out/ for the tests. Says when it starts and when it is done,
// which .vscode/tasks.json waits for.
import { spawn } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { bundles, clean } from "./build.mjs";
import { removeStale, tsc } from "./compile.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
/** How many bundles are being built, and how many of those built last have errors. */
let running = 0;
/** @type {Map<string, number>} */
const errors = new Map();

/** @returns {esbuild.Plugin} */
const report = (/** @type {string} */ name) => ({
  name: "report",
  setup(build) {
    build.onStart(() => {
      if (running++ === 0) console.log("[watch] build started");
    });
    build.onEnd((result) => {
      errors.set(name, result.errors.length);
      removeOldChunks(build.initialOptions.outdir ?? "", Object.keys(result.metafile?.outputs ?? {}));
      if (--running > 0) return;
      const sum = [...errors.values()].reduce((a, b) => a + b, 0);
      console.log(`[watch] build finished, ${sum === 0 ? "no errors" : `errors: ${sum}`}`);
    });
  },
});

/** Chunks have their content's hash in their names; a changed one lies beside the old one. */
function removeOldChunks(/** @type {string} */ outdir, /** @type {string[]} */ outputs) {
  if (outputs.length === 0) return;
  for (const file of readdirSync(join(root, outdir))) {
    if (/-[A-Z0-9]{8}\.js(\.map)?$/.test(file) && !outputs.includes(`${outdir}/${file}`))
      rmSync(join(root, outdir, file));
  }
}

await clean();
const contexts = Object.entries(bundles).map(([name, options]) =>
  esbuild.context({ ...options, minify: false, sourcemap: true, plugins: [...(options.plugins ?? []), report(name)] }),
);
await Promise.all((await Promise.all(contexts)).map((context) => context.watch()));

removeStale();
spawn(process.execPath, [...tsc, "--watch", "--preserveWatchOutput", "--pretty", "false"], { stdio: "inherit" });
