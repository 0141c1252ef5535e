// Everything that is shipped, built once per run for all tests that need it, separate from a developer's build.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** By their paths in the output: the size in bytes, and what is imported but not in them. */
export type Files = Record<string, { bytes: number; imports: string[] }>;

const artifacts = resolve(".artifacts");
const prefix = "bundle-check-";
/** The process of the run: mocha's own, where others run the tests for it. */
const run = process.env.MOCHA_WORKER_ID === undefined ? process.pid : process.ppid;

/** Where it is built. */
export const out = join(artifacts, `${prefix}${run}`);
/** Is there once the build is done. */
const record = join(out, "files.json");

let files: Promise<Files> | undefined;

export function built(): Promise<Files> {
  files ??= isFirst() ? build() : builtByAnother();
  return files;
}

/** Whether no other process of the run builds it; what ended runs have left is removed. */
function isFirst(): boolean {
  mkdirSync(artifacts, { recursive: true });
  for (const name of readdirSync(artifacts)) {
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length))))
      rmSync(join(artifacts, name), { recursive: true, force: true });
  }
  try {
    mkdirSync(out);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

async function build(): Promise<Files> {
  mkdirSync(join(out, "server"));
  // It says that what is built is ES modules.
  copyFileSync("server/package.json", join(out, "server/package.json"));
  const builder: { build(names: undefined, top: string): Promise<Files> } = await import(
    pathToFileURL(join(process.cwd(), "scripts/build.mjs")).href
  );
  let done: { files: Files } | { error: string };
  try {
    done = { files: await builder.build(undefined, out) };
  } catch (error) {
    done = { error: String(error) };
  }
  writeFileSync(`${record}.new`, JSON.stringify(done));
  renameSync(`${record}.new`, record);
  return outcome(done);
}

async function builtByAnother(): Promise<Files> {
  for (;;) {
    try {
      return outcome(JSON.parse(readFileSync(record, "utf8")));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

function outcome(done: { files: Files } | { error: string }): Files {
  if ("error" in done) throw new Error(`the build failed: ${done.error}`);
  return done.files;
}
