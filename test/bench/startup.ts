// Measures how long the bundled commands take from start to answer, compared with Node doing nothing; and their sizes.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { editorOver } from "../helpers/lsp.js";
import { fastest, table } from "./measure.js";
import { shapes } from "./shapes.js";

type Files = Record<string, { readonly bytes: number }>;

/** Builds the bundles and measures them; two tables. */
export async function benchBundles(filter: string): Promise<string[]> {
  const top = resolve(".artifacts", "bench");
  mkdirSync(top, { recursive: true });
  try {
    const builder: { build(names: undefined, top: string): Promise<Files> } = await import(
      pathToFileURL(resolve("scripts/build.mjs")).href
    );
    const files = await builder.build(undefined, top);
    return [await startUp(top, filter), sizes(files, filter)];
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

async function startUp(top: string, filter: string): Promise<string> {
  const document = join(top, "typical.xml");
  writeFileSync(document, shapes[0]?.text ?? "");
  const cli = join(top, "server/dist/cli.js");
  const commands: readonly (readonly [name: string, ...argv: string[]])[] = [
    ["node, nothing to do", "-e", "0"],
    ["virnet --version", cli, "--version"],
    ["virnet --help", cli, "--help"],
    ["virnet rules", cli, "rules"],
    ["virnet lint typical.xml", cli, "lint", document],
  ];
  const bare = fastest(() => spawnSync(process.execPath, ["-e", "0"]), { budget: 1500 });
  const rows: string[][] = [];
  const add = (name: string, milliseconds: number) =>
    rows.push([`start-up: ${name}`, milliseconds.toFixed(0), (milliseconds / bare).toFixed(2)]);
  for (const [name, ...argv] of commands) {
    if (`start-up: ${name}`.includes(filter))
      add(
        name,
        fastest(() => spawnSync(process.execPath, argv), { budget: 1500 }),
      );
  }
  const server = "language server, to first diagnostics";
  if (`start-up: ${server}`.includes(filter)) {
    const runs: number[] = [];
    for (let run = 0; run < 8; run++) runs.push(await firstDiagnostics(join(top, "server/dist/server.js")));
    add(server, Math.min(...runs));
  }
  return table(["start-up", "ms", "times Node"], rows);
}

/** Milliseconds from the start of the process to the diagnostics of the first document. */
async function firstDiagnostics(program: string): Promise<number> {
  const start = performance.now();
  const server = spawn(process.execPath, [program, "--stdio"]);
  try {
    const editor = editorOver(server.stdout, server.stdin);
    await editor.initialize();
    await editor.open("file:///typical.xml", shapes[0]?.text ?? "");
    await editor.pushed("file:///typical.xml");
    return performance.now() - start;
  } finally {
    server.kill("SIGKILL");
  }
}

function sizes(files: Files, filter: string): string {
  const rows = Object.entries(files)
    .filter(([path]) => `size: ${path}`.includes(filter))
    .map(([path, { bytes }]) => [`size: ${path}`, (bytes / 1000).toFixed(0)]);
  return table(["bundle", "kB"], rows);
}
