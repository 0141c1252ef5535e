// Which config file counts for a document: the nearest at or above it, alone. One finder for the command line and for
// editors; how a file is read is up to them.
import { type Config, configName, longestConfig, type Resolved, resolve, silentConfig } from "./config.js";
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
  /** The file at this very place, whatever its name. */
  load(uri: string): Promise<ConfigFile | undefined>;
  /** Lets go of what was read; it is read again when asked for. */
  forget(): void;
}

/**
 * `read` gives the text of a file, or `undefined` when there is none; when it throws, there is one that cannot be read,
 * and the error's message says why. So it does for one with more than `most` bytes.
 */
export function createConfigFinder(read: (uri: string, most: number) => Promise<string | undefined>): ConfigFinder {
  const files = new Map<string, Promise<ConfigFile | undefined>>();
  const load = (uri: string) => {
    const known = files.get(uri) ?? readFile(uri);
    files.set(uri, known);
    return known;
  };
  const readFile = async (uri: string): Promise<ConfigFile | undefined> => {
    try {
      const text = await read(uri, longestConfig);
      return text === undefined ? undefined : { uri, text, ...readConfig(text) };
    } catch (error) {
      const message = `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
      return { uri, text: "", config: silentConfig, problems: [{ message, span: { start: 0, end: 0 }, mild: false }] };
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
    forget: () => files.clear(),
  };
}

/** What the file says of a document; nothing without a file. */
export function resolveFor(file: ConfigFile | undefined, uri: string): Resolved {
  return resolve(file?.config ?? silentConfig, file === undefined ? "" : pathFrom(folderOf(file), uri));
}

/** Whether the file ignores all that is in a folder. */
export function ignoresFolder(file: ConfigFile | undefined, uri: string): boolean {
  return file !== undefined && matches(file.config.ignore, pathFrom(folderOf(file), uri), true);
}

function folderOf({ uri }: ConfigFile): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}
