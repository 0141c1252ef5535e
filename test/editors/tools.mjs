// What the suites share: where things are, the npm package as a user has it, the configurations that the page for users
// shows, and running an editor to its end.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = fileURLToPath(new URL(".", import.meta.url));
export const root = join(here, "..", "..");
/** What the runs leave to look at: screenshots and logs. */
export const artifacts = join(root, ".artifacts", "editors");
export const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
export const vsix = join(root, `${manifest.name}-${manifest.version}.vsix`);

/** The cache folder with the editors; set by main.mjs. */
export const cache = () => process.env.VIRNET_EDITORS ?? "";
/** Loads one of the packages in the cache folder. */
export const load = (/** @type {string} */ name) => createRequire(join(cache(), "package.json"))(name);

/**
 * The oldest VS Code that the manifest admits and the newest that there is, each with the Node it is made for: the one of
 * this process, or its own.
 */
export function vscodes() {
  const modules = join(cache(), "node_modules");
  return [
    { id: "oldest", folder: join(modules, "vscode-oldest/lib/vscode"), node: process.execPath },
    {
      id: "newest",
      folder: join(modules, "vscode-newest/lib/vscode"),
      node: join(modules, "vscode-newest-node/bin/node"),
    },
  ].map((code) => {
    const { version } = JSON.parse(readFileSync(join(code.folder, "package.json"), "utf8"));
    return { ...code, version, name: `VS Code ${version}` };
  });
}

/** @typedef {ReturnType<typeof vscodes>[number]} VSCode */

/** A new folder with the given files, or copies of the example documents; `remove` at the end. */
export function workspace(/** @type {Record<string, string>} */ files = {}) {
  const folder = mkdtempSync(join(tmpdir(), "virnet-"));
  cpSync(join(root, "examples", "broken"), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return {
    folder,
    path: (/** @type {string} */ name) => join(folder, name),
    text: (/** @type {string} */ name) => readFileSync(join(folder, name), "utf8"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Waits until what `look` returns is true. */
export async function eventually(/** @type {string} */ what, /** @type {() => boolean} */ look) {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    if (look()) return;
  }
  throw new Error(`waited in vain: ${what}`);
}

/** Packs the npm package and installs it as a user does; returns the folder its commands are in. */
export function installPackage(/** @type {string} */ folder) {
  const quiet = { cwd: folder, stdio: /** @type {const} */ (["ignore", "ignore", "inherit"]) };
  const flags = ["--silent", "--ignore-scripts", "--no-audit", "--no-fund", "--offline"];
  execFileSync("npm", ["pack", join(root, "server"), "--silent", "--ignore-scripts"], quiet);
  const packed = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "";
  execFileSync(
    "npm",
    ["install", "--global", "--prefix", join(folder, "prefix"), join(folder, packed), ...flags],
    quiet,
  );
  return join(folder, "prefix", "bin");
}

/** A configuration as the page for users shows it: a file under editors/. */
export function configuration(/** @type {string} */ path) {
  return readFileSync(join(root, "editors", path), "utf8");
}

/** Runs an editor, which some only do while somebody could type; returns everything it printed, and fails with that when it fails or is not done in time. */
export function run(command, args, { env = {}, cwd = undefined, milliseconds = 40_000 } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["pipe", "pipe", "pipe"] });
    let output = "";
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk;
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const timer = setTimeout(() => child.kill("SIGKILL"), milliseconds);
    child.on("error", reject);
    child.on("close", (code) => {
      clearTimeout(timer);
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ended with ${code ?? "no answer in time"}\n${output}`));
    });
  });
}
