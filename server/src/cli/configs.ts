// The config files of a run: which counts for which document, and what is wrong with those that were read.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Resolved } from "../config/config.js";
import { type ConfigFile, createConfigFinder, ignoresFolder, resolveFor } from "../config/nearest.js";
import { createPositions } from "../positions.js";
import { UsageError } from "./args.js";
import { isMissing, shownPath } from "./files.js";
import { reasonOf } from "./reasons.js";

export interface RunConfigs {
  /** What counts for a document, by its absolute path. */
  of(path: string): Promise<Resolved & { readonly file: ConfigFile | undefined }>;
  ignores(path: string, isFolder: boolean): Promise<boolean>;
  /** What is wrong with the files read so far, as `path:line:column: sentence`; `mild` is what did not stop anything. */
  problems(mild: boolean): string[];
}

/**
 * `chosen` is the config file for all documents, false for none, `undefined` for the nearest of each.
 *
 * @throws UsageError when there is no such file
 */
export async function runConfigs(chosen: string | false | undefined, cwd: string): Promise<RunConfigs> {
  const read = new Map<string, ConfigFile>();
  const finder = createConfigFinder(readText);
  const keep = (file: ConfigFile | undefined) => {
    if (file !== undefined) read.set(file.uri, file);
    return file;
  };
  const only = chosen ? keep(await finder.load(uriOf(resolve(cwd, chosen)))) : undefined;
  if (chosen && only === undefined) throw new UsageError(`--config ${chosen}: no such file`);
  const fileFor = async (uri: string) => (chosen === undefined ? keep(await finder.nearest(uri)) : only);
  return {
    async of(path) {
      const uri = uriOf(path);
      const file = await fileFor(uri);
      return { file, ...resolveFor(file, uri) };
    },
    async ignores(path, isFolder) {
      const uri = uriOf(path);
      const file = await fileFor(uri);
      return isFolder ? ignoresFolder(file, uri) : resolveFor(file, uri).ignored;
    },
    problems: (mild) =>
      [...read.values()].flatMap((file) =>
        file.problems
          .filter((problem) => problem.mild === mild)
          .map(({ span, message }) => `${placeOf(file, span.start, cwd)}: ${message}`),
      ),
  };
}

/** Whether the file says anything that makes no sense, so that nobody knows what its author wants. */
export function isBroken(file: ConfigFile | undefined): boolean {
  return file?.problems.some(({ mild }) => !mild) ?? false;
}

/** The path of a config file as printed. */
export function shownConfig({ uri }: ConfigFile, cwd: string): string {
  return shownPath(fileURLToPath(uri), cwd);
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

async function readText(uri: string): Promise<string | undefined> {
  try {
    return await readFile(fileURLToPath(uri), "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new Error(reasonOf(error));
  }
}

function placeOf(file: ConfigFile, offset: number, cwd: string): string {
  const { line, character } = createPositions(file.text).positionAt(offset);
  return `${shownConfig(file, cwd)}:${line + 1}:${character + 1}`;
}
