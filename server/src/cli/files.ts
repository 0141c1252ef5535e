// Finds the files of a run: those named on the command line, and the XML files in the folders named. Anything else with
// such a name in a folder (a named pipe, a dangling link) is skipped with a sentence and never opened.
import type { Dirent } from "node:fs";
import { lstat, open, readdir, readlink, realpath, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { kindOf } from "../regularfile.js";
import { reasonOf } from "./reasons.js";

export interface InputFile {
  /** Absolute; `undefined` for standard input. */
  readonly path: string | undefined;
  /** As printed: relative to the working directory, with forward slashes. */
  readonly shown: string;
  /** Whether the command line names it, so that a root element other than network is an error. */
  named: boolean;
  /** The folders named on the command line that it was found in, as printed. */
  readonly folders: Set<string>;
}

interface Inputs {
  /**
   * In the order of the command line, within folders by name, links last; each file once, however many links lead to it.
   * Links to folders are followed only when named.
   */
  readonly files: readonly InputFile[];
  /** The folders named on the command line, as printed. */
  readonly folders: readonly string[];
  /** The folders in which a config file ignores something. */
  readonly withIgnored: ReadonlySet<string>;
  /** Sentences about what was skipped in folders although it has the name of a document. */
  readonly skipped: readonly string[];
  /** Sentences about what could not be read. */
  readonly problems: readonly string[];
}

/** Whether the config ignores a file or folder; asked before a folder is entered. */
type Ignores = (path: string, isFolder: boolean) => Promise<boolean>;

/** Finds the files; `-` is standard input, printed as `stdinName`. Never throws: failures are in `problems`. */
export async function findInputs(
  paths: readonly string[],
  cwd: string,
  stdinName: string,
  ignores: Ignores = async () => false,
): Promise<Inputs> {
  const files = new Map<string, InputFile>();
  const folders = new Set<string>();
  const withIgnored = new Set<string>();
  const skipped: string[] = [];
  const problems: string[] = [];
  const shown = (path: string) => shownPath(path, cwd);

  async function add(path: string, folder?: string): Promise<void> {
    // A file without a path of its own, such as a shell's <(command), goes by the path given.
    const key = await realpath(path).catch(() => path);
    const file = files.get(key) ?? { path, shown: shown(path), named: false, folders: new Set<string>() };
    files.set(key, file);
    if (folder === undefined) file.named = true;
    else file.folders.add(folder);
  }

  /** Adds the documents below; returns links to files, which are added last so that a file goes by its own path. */
  async function walk(path: string, folder: string): Promise<string[]> {
    const links: string[] = [];
    for (const entry of (await readdir(path, { withFileTypes: true })).sort(byName)) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const child = join(path, entry.name);
      await attempt(child, async () => {
        const isFolder = entry.isDirectory();
        if (!isFolder && !/\.xml$/i.test(entry.name)) return;
        if (await ignores(child, isFolder)) withIgnored.add(folder);
        else if (isFolder) links.push(...(await walk(child, folder)));
        else if (entry.isSymbolicLink()) links.push(child);
        else if (entry.isFile()) await add(child, folder);
        else skipped.push(`skipped ${shown(child)}: it is ${kindOf(await lstat(child))}`);
      });
    }
    return links;
  }

  /** Adds the target of a link. It may be on another machine: libvirt itself makes links into `/etc/libvirt`. */
  async function follow(link: string, folder: string): Promise<void> {
    try {
      const kind = kindOf(await stat(link));
      if (kind === "a folder") return;
      if (kind !== undefined) {
        skipped.push(`skipped ${shown(link)}: it is a link to ${kind}`);
        return;
      }
      await (await open(link)).close();
    } catch (error) {
      skipped.push(`skipped ${shown(link)}: ${await whyUnread(link, error)}`);
      return;
    }
    await add(link, folder);
  }

  async function attempt(path: string, action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      problems.push(`cannot read ${shown(path)}: ${await whyUnread(path, error)}`);
    }
  }

  for (const path of paths) {
    if (path === "-") {
      files.set(path, { path: undefined, shown: stdinName, named: true, folders: new Set() });
      continue;
    }
    const absolute = resolve(cwd, path);
    await attempt(absolute, async () => {
      if (!(await stat(absolute)).isDirectory()) return add(absolute);
      const folder = shown(absolute);
      folders.add(folder);
      for (const link of await walk(absolute, folder)) await follow(link, folder);
    });
  }
  return { files: [...files.values()], folders: [...folders], withIgnored, skipped, problems };
}

/** Says why reading failed; for a link, also where it leads. */
async function whyUnread(path: string, error: unknown): Promise<string> {
  const { code } = error as NodeJS.ErrnoException;
  const to = code === "ELOOP" ? undefined : await readlink(path).catch(() => undefined);
  if (to === undefined) return reasonOf(error);
  const isDangling = code === "ENOENT" || code === "ENOTDIR";
  return `it is a link to ${to}${isDangling ? ", which does not exist" : `: ${reasonOf(error)}`}`;
}

/** A sentence for each folder in which no document was found; `withIgnored` are those where something is ignored. */
export function emptyFolderNotes(emptyFolders: Iterable<string>, withIgnored: ReadonlySet<string>): string[] {
  return Array.from(
    emptyFolders,
    (folder) => `no network documents in ${folder}${withIgnored.has(folder) ? " that are not ignored" : ""}`,
  );
}

/** A path as it is printed: relative to the working directory, with forward slashes. */
export function shownPath(path: string, cwd: string): string {
  return (relative(cwd, path) || ".").split(sep).join("/");
}

/** By code units: the same order everywhere. */
function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}
