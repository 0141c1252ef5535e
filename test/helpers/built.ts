// Everything that is shipped, built once for all tests that look at it, beside what a developer has built.
import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** By their paths in the output: the size in bytes, and what is imported but not in them. */
export type Files = Record<string, { bytes: number; imports: string[] }>;

/** Where it is built; each process that runs tests has a place of its own. */
export const out = resolve(".artifacts", `bundle-check-${process.env.MOCHA_WORKER_ID ?? "alone"}`);

let files: Promise<Files> | undefined;

export function built(): Promise<Files> {
  files ??= build();
  return files;
}

async function build(): Promise<Files> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, "server"), { recursive: true });
  // It says that what is built is ES modules.
  copyFileSync("server/package.json", join(out, "server/package.json"));
  const builder: { build(names: undefined, top: string): Promise<Files> } = await import(
    pathToFileURL(join(process.cwd(), "esbuild.mjs")).href
  );
  return builder.build(undefined, out);
}
