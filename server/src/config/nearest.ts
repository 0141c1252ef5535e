// Finds the config file of a document: the nearest one at or above it, and only that. The command line and the editors
// share one finder; how a file is read is up to them.
import { type Config, configName, emptyConfig, longestConfig, type Resolved, resolve } from "./config.js";
import { matches } from "./globs.js";
import type { ConfigProblem } from "./interpret.js";
import { readConfig } from "./read.js";
import { foldersAbove, pathFrom } from "./uris.js";

export interface ConfigFile {
  readonly uri: string;
  readonly text: string;
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

interface ConfigFinder {
  /** The config file for a document, if there is one. */
  nearest(uri: string): Promise<ConfigFile | undefined>;
  /** The file at this URI, whatever its name. */
  load(uri: string): Promise<ConfigFile | undefined>;
  /** Discards what was read; it is read again when asked for. */
  forget(): void;
}

/**
 * `read` returns the text of a file, or `undefined` when there is none. It throws for a file that cannot be read or has
 * more than `most` bytes; the error's message says why.
 */
export function createConfigFinder(read: (uri: string, most: number) => Promise<string | undefined>): ConfigFinder {
  const filesByUri = new Map<string, Promise<ConfigFile | undefined>>();
  const load = (uri: string) => {
    const file = filesByUri.get(uri) ?? readFile(uri);
    filesByUri.set(uri, file);
    return file;
  };
  const readFile = async (uri: string): Promise<ConfigFile | undefined> => {
    try {
      const text = await read(uri, longestConfig);
      return text === undefined ? undefined : { uri, text, ...readConfig(text) };
    } catch (error) {
      const message = `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
      return { uri, text: "", config: emptyConfig, problems: [{ message, span: { start: 0, end: 0 }, mild: false }] };
    }
  };
  return {
    async nearest(uri) {
      for (const folder of foldersAbove(uri)) {
        const file = await load(folder + configName);
        if (file !== undefined) return file;
      }
      return undefined;
    },
    load,
    forget: () => filesByUri.clear(),
  };
}

/** The settings that the file has for a document; none without a file. */
export function resolveFor(file: ConfigFile | undefined, uri: string): Resolved {
  return resolve(file?.config ?? emptyConfig, file === undefined ? "" : pathFrom(folderOf(file), uri));
}

/** Whether the file ignores everything in a folder. */
export function ignoresFolder(file: ConfigFile | undefined, uri: string): boolean {
  return file !== undefined && matches(file.config.ignore, pathFrom(folderOf(file), uri), true);
}

function folderOf({ uri }: ConfigFile): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}
