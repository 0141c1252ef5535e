// A config file, and the settings it has for a document.

import type { Severities } from "../severity.js";
import type { Version } from "../vocabulary/versions.js";
import { type Glob, matches } from "./globs.js";

/** The file's name. Only the nearest one at or above a document applies. */
export const configName = ".virnet.json";

/** Bytes a config file may have at most. */
export const longestConfig = 1 << 20;

/** The error for a file of more than `most` bytes. */
export function tooLarge(most: number): Error {
  return new Error(`it is larger than ${most / (1 << 20)} MB`);
}

/** The schema by which editors complete and check the file. */
export const configSchemaUrl = "https://raw.githubusercontent.com/virnet/virnet/main/schemas/config.schema.json";

/** The settings for all documents, or for those of an override. */
export interface Choices {
  /** The libvirt version for documents that do not name one themselves. */
  readonly target?: Version;
  readonly severities: Severities;
}

export interface Override extends Choices {
  readonly files: readonly Glob[];
}

export interface Config extends Choices {
  /** Documents that are not checked unless they are named on the command line. */
  readonly ignore: readonly Glob[];
  /** If several match a document, the last one takes precedence. */
  readonly overrides: readonly Override[];
}

/** A config without settings. */
export const emptyConfig: Config = { severities: new Map(), ignore: [], overrides: [] };

export interface Resolved extends Choices {
  readonly ignored: boolean;
}

/** The settings of a document; `path` is relative to the config's folder, with slashes. */
export function resolve(config: Config, path: string): Resolved {
  const fitting = [config, ...config.overrides.filter(({ files }) => matches(files, path))];
  const target = fitting.findLast((choices) => choices.target !== undefined)?.target;
  return {
    ...(target && { target }),
    severities: new Map(fitting.flatMap(({ severities }) => [...severities])),
    ignored: matches(config.ignore, path),
  };
}
