// What a config file says, and what that means for one document.

import type { Severities } from "../severity.js";
import type { Version } from "../vocabulary/versions.js";
import { type Glob, matches } from "./globs.js";

/** The file's name; the nearest one at or above a document counts, alone. */
export const configName = ".virnet.json";

/** No more of it is read, in bytes. */
export const longestConfig = 1 << 20;

/** The error of whoever reads a file and finds that it has more than so many bytes. */
export function tooLarge(most: number): Error {
  return new Error(`it is larger than ${most / (1 << 20)} MB`);
}

/** What editors complete and check the file by. */
export const configSchemaUrl = "https://raw.githubusercontent.com/virnet/virnet/main/schemas/config.schema.json";

/** What may be said of all documents, and of some. */
export interface Choices {
  /** libvirt version for documents that name none themselves. */
  readonly target?: Version;
  readonly severities: Severities;
}

export interface Override extends Choices {
  readonly files: readonly Glob[];
}

export interface Config extends Choices {
  /** Documents that nothing is said about, unless someone names them on the command line. */
  readonly ignore: readonly Glob[];
  /** Of two that fit a document the later one wins. */
  readonly overrides: readonly Override[];
}

/** A config that says nothing. */
export const silentConfig: Config = { severities: new Map(), ignore: [], overrides: [] };

export interface Resolved extends Choices {
  readonly ignored: boolean;
}

/** What the config says of a document; `path` is relative to the config's folder, with slashes. */
export function resolve(config: Config, path: string): Resolved {
  const fitting = [config, ...config.overrides.filter(({ files }) => matches(files, path))];
  const target = fitting.findLast((choices) => choices.target !== undefined)?.target;
  return {
    ...(target && { target }),
    severities: new Map(fitting.flatMap(({ severities }) => [...severities])),
    ignored: matches(config.ignore, path),
  };
}
