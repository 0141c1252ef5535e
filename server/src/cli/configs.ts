// The config files of a run: which applies to which document, and what is wrong with those that were read.
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Resolved } from "../config/config.js";
import { type ConfigFile, createConfigFinder, ignoresFolder, resolveFor } from "../config/nearest.js";
import { createPositions } from "../positions.js";
import { readText } from "../regularfile.js";
import type { Version } from "../vocabulary/versions.js";
import { UsageError } from "./args.js";
import { shownPath } from "./files.js";
import { reasonOf } from "./reasons.js";

export interface RunConfigs {
  /** The effective settings of a document, by its absolute path. */
  of(path: string): Promise<Resolved & { readonly file: ConfigFile | undefined }>;
  ignores(path: string, isFolder: boolean): Promise<boolean>;
  /** The version that the config file names for a document. Asking for it alone does not report problems of the file. */
  target(path: string): Promise<Version | undefined>;
  /** What is wrong with the files read so far, as `path:line:column: sentence`; `mild` problems do not stop the run. */
  problems(mild: boolean): string[];
}

/**
 * `chosen` is the config file for all documents, false for none, `undefined` for the nearest of each.
 *
 * @throws UsageError when there is no such file
 */
export async function runConfigs(chosen: string | false | undefined, cwd: string): Promise<RunConfigs> {
  const found = new Map<string, ConfigFile>();
  const finder = createConfigFinder(read);
  const keep = (file: ConfigFile | undefined) => {
    if (file !== undefined) found.set(file.uri, file);
    return file;
  };
  const only = typeof chosen === "string" ? keep(await finder.load(uriOf(resolve(cwd, chosen)))) : undefined;
  if (typeof chosen === "string" && only === undefined) throw new UsageError(`--config ${chosen}: no such file`);
  const find = async (uri: string) => (chosen === undefined ? finder.nearest(uri) : only);
  const fileFor = async (uri: string) => keep(await find(uri));
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
    async target(path) {
      const uri = uriOf(path);
      return resolveFor(await find(uri), uri).target;
    },
    problems: (mild) =>
      [...found.values()].flatMap((file) =>
        file.problems
          .filter((problem) => problem.mild === mild)
          .map(({ span, message }) => `${placeOf(file, span.start, cwd)}: ${message}`),
      ),
  };
}

/** Whether anything in the file is invalid, so that its author's intent is unknown. */
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

async function read(uri: string, most: number): Promise<string | undefined> {
  try {
    return await readText(fileURLToPath(uri), most);
  } catch (error) {
    throw new Error(reasonOf(error));
  }
}

function placeOf(file: ConfigFile, offset: number, cwd: string): string {
  const { line, character } = createPositions(file.text).positionAt(offset);
  return `${shownConfig(file, cwd)}:${line + 1}:${character + 1}`;
}
