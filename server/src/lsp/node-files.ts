// The files of this machine, by URI.
import { readdir, realpath, stat } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readText } from "../regularfile.js";
import type { Files } from "./runtime.js";

/** Limit of a search, for users who open a whole disk. */
const mostFolders = 20_000;

export const nodeFiles: Files = {
  async read(uri, most) {
    const path = pathOf(uri);
    return path === undefined ? undefined : readText(path, most);
  },
  find: (folder) => find(isProject(folder) ? [folder.replace(/(?<!\/)\/*$/, "/")] : []),
  async exists(uri) {
    const path = pathOf(uri);
    return (
      path !== undefined &&
      (await stat(path).then(
        () => true,
        () => false,
      ))
    );
  },
  async real(uri) {
    const path = pathOf(uri);
    const real = path === undefined ? undefined : await realpath(path).catch(() => undefined);
    return real === undefined || real === path ? uri : pathToFileURL(real).href;
  },
};

/**
 * Whether the folder is a project. Editors make the folder of a lone file the workspace, such as that of
 * `/tmp/virsh7Xw2Qa.xml` in `virsh net-edit`, and the other files there are unrelated.
 */
function isProject(folder: string): boolean {
  const path = pathOf(folder);
  if (path === undefined) return false;
  const shared = [dirname(path), homedir(), tmpdir(), "/tmp"].map((other) => resolve(other));
  return !shared.includes(resolve(path));
}

/** Finds XML files by name, those of a folder before its subfolders. Links are not followed. */
async function* find(pending: string[]): AsyncGenerator<string> {
  let count = 0;
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    if (++count > mostFolders) throw new Error(`there are more than ${mostFolders.toLocaleString("en")} folders`);
    const path = pathOf(folder);
    const entries = path === undefined ? [] : await readdir(path, { withFileTypes: true }).catch(() => []);
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.isFile() && /\.xml$/i.test(entry.name)) yield folder + encodeURIComponent(entry.name);
    }
    for (const entry of entries.reverse()) {
      if (!entry.isDirectory() || entry.name.startsWith(".") || entry.name === "node_modules") continue;
      pending.push(`${folder}${encodeURIComponent(entry.name)}/`);
    }
  }
}

/** The path of a URI; `undefined` for one that is not a file, or has no path on this system. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}
