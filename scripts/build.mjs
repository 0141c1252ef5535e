// Builds everything that is shipped: the npm package's server/dist/ and the VS Code extension's dist/. Needs no
// compiled output.
import { readFile, rm } from "node:fs/promises";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { writeLicences, writeTypes } from "./packaging.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Of the examples of a rule only the first of each kind is shown to anybody; the others are for the tests. */
const furtherExamples = /^( {2}(?:bad|good): \[\n {4}`[^`]*`,\n)(?: {4}`[^`]*`,\n)+(?= {2}\],)/gm;

/** @type {esbuild.Plugin} */
const firstExamples = {
  name: "first-examples",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/]src[\\/]rules[\\/]\w+[\\/][\w-]+\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      return { contents: source.replace(furtherExamples, "$1"), loader: "ts" };
    });
  },
};

/** @type {esbuild.BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  // Names in a stack trace are worth more than the few kilobytes they cost.
  keepNames: true,
  legalComments: "none",
  plugins: [firstExamples],
  metafile: true,
  logLevel: "warning",
};

/** @type {esbuild.BuildOptions} */
const node = {
  ...shared,
  platform: "node",
  target: "node20",
  // With Node's default order, esbuild would pick a build of jsonc-parser that cannot be bundled.
  mainFields: ["module", "main"],
};
/** Must not use anything of Node: what is not bundled does not resolve, and the build fails. */
/** @type {esbuild.BuildOptions} */
const browser = { ...shared, platform: "browser", target: "es2022" };

/**
 * The packages that are CommonJS ask for Node's own modules through `require`, which modules do not have; a browser knows
 * neither those nor this.
 */
const builtins = "var require = globalThis.process?.getBuiltinModule;";

/** The bundles by what they are for; `outdir` and `outfile` are relative to the top of the output. */
/** @type {Record<string, esbuild.BuildOptions>} */
export const bundles = {
  package: {
    ...node,
    entryPoints: {
      cli: "server/src/cli/main.ts",
      server: "server/src/lsp/main.ts",
      library: "server/src/library.ts",
    },
    outdir: "server/dist",
    format: "esm",
    // All share the rules, and load other parts on demand.
    splitting: true,
    chunkNames: "[name]-[hash]",
    banner: { js: builtins },
  },
  client: {
    ...node,
    entryPoints: { client: "client/src/node.ts" },
    outdir: "dist",
    format: "cjs",
    external: ["vscode"],
  },
  webClient: {
    ...browser,
    entryPoints: { "client.web": "client/src/web.ts" },
    outdir: "dist",
    format: "cjs",
    external: ["vscode"],
  },
  // One server for the extension on every platform; otherwise the rules and the vocabulary would be shipped twice.
  server: {
    ...shared,
    platform: "neutral",
    conditions: ["node", "browser"],
    mainFields: ["module", "main"],
    target: ["node20", "es2022"],
    entryPoints: { server: "server/src/lsp/anywhere.ts" },
    outdir: "dist",
    format: "iife",
    external: builtinModules.flatMap((name) => [name, `node:${name}`]),
    banner: { js: builtins },
  },
};

/**
 * Builds the named bundles, and what is shipped beside them.
 *
 * @param {string[]} names
 * @param {string} top folder the output goes to, the repository itself unless given
 * @returns the size in bytes and the imports left in each file, by its path in the output
 */
export async function build(names = Object.keys(bundles), top = root) {
  /** @type {Record<string, { bytes: number; imports: string[] }>} */
  const files = {};
  /** The inputs of each output. */
  /** @type {Record<string, string[]>} */
  const inputs = {};
  for (const name of names) {
    const options = bundles[name];
    const outdir = join(top, options.outdir);
    const { metafile } = await esbuild.build({ ...options, outdir });
    for (const [path, output] of Object.entries(metafile.outputs)) {
      const imports = output.imports.filter((imported) => imported.external).map((imported) => imported.path);
      files[path.slice(path.indexOf(options.outdir))] = { bytes: output.bytes, imports };
    }
    inputs[options.outdir] = [...(inputs[options.outdir] ?? []), ...Object.keys(metafile.inputs)];
    if (name === "package") writeTypes("server/src/library.ts", join(outdir, "types"));
  }
  for (const [outdir, paths] of Object.entries(inputs)) writeLicences(paths, join(top, outdir, "licences.txt"));
  return files;
}

/** Removes what was built before. */
export async function clean() {
  await Promise.all(["dist", "server/dist"].map((path) => rm(join(root, path), { recursive: true, force: true })));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await clean();
  await build();
}
