// The options of `virnet lint` and what they mean.

import { quoted } from "../prose/wording.js";
import { parseTarget, targetMistake } from "../releases.js";
import { type FormatName, formats } from "../report/formats.js";
import { allSeverities, type Severity } from "../severity.js";
import {
  bound,
  compareVersions,
  formatVersion,
  newest,
  newestVersion,
  oldestVersion,
  type Version,
} from "../vocabulary/versions.js";
import { type Arguments, type OptionSpec, UsageError } from "./args.js";
import type { Io } from "./io.js";
import { stdinNameOf, stdinOptions } from "./stdin.js";

export const lintOptions = {
  target: {
    value: "VERSION",
    help: `libvirt version to check for, ${oldestVersion} to ${newestVersion}, or a release such as debian12; takes precedence over directives and config files (default: the newest)`,
  },
  config: { value: "FILE", help: "Config file for all documents, instead of the nearest .virnet.json of each" },
  "no-config": { help: "Use no config file" },
  "print-config": {
    value: "PATH",
    help: "Print the effective settings of a document and where they come from, then exit",
  },
  format: { value: "FORMAT", choices: Object.keys(formats), help: "Output format (default: text)" },
  fix: { help: "Apply the safe fixes to the files, then report the remaining findings" },
  quiet: { short: "q", help: "Print errors only" },
  "fail-on": {
    value: "SEVERITY",
    choices: [...allSeverities, "never"],
    help: "Lowest severity that fails the run (default: error)",
  },
  "max-warnings": { value: "N", help: "Exit with 1 if there are more than N warnings" },
  ...stdinOptions,
  color: { value: "WHEN", choices: ["auto", "always", "never"], help: "Colours in text output (default: auto)" },
} as const satisfies Record<string, OptionSpec>;

export interface LintSettings {
  /** Only when the command line names one: it takes precedence over the document's own. */
  readonly target: Version | undefined;
  /** The one config file for all; without it the nearest of each document, and none at all when false. */
  readonly config: string | false | undefined;
  /** The document whose config is printed instead of linting. */
  readonly printConfig: string | undefined;
  readonly format: FormatName;
  readonly fix: boolean;
  readonly quiet: boolean;
  /** The severities that make the run fail. */
  readonly failOn: ReadonlySet<Severity>;
  readonly maxWarnings: number;
  readonly stdinName: string;
  readonly colour: boolean;
  /** Sentences for the user about options that do not stop the run. */
  readonly notes: readonly string[];
}

/** @throws UsageError */
export function lintSettingsOf(args: Arguments, io: Io): LintSettings {
  const { flags, values, positionals } = args;
  const stdinName = stdinNameOf(args);
  if (flags.has("fix") && positionals.includes("-")) {
    throw new UsageError("--fix rewrites files, so it cannot be used with standard input");
  }
  if (values.has("config") && flags.has("no-config"))
    throw new UsageError("--config and --no-config cannot be combined");
  if (values.has("print-config") && positionals.length > 0) {
    throw new UsageError("--print-config prints the settings of one document and cannot be combined with other paths");
  }
  const notes: string[] = [];
  const target = targetOf(values.get("target"), notes);
  const threshold = allSeverities.indexOf((values.get("fail-on") ?? "error") as Severity);
  return {
    target,
    config: flags.has("no-config") ? false : values.get("config"),
    printConfig: values.get("print-config"),
    format: (values.get("format") ?? "text") as FormatName,
    fix: flags.has("fix"),
    quiet: flags.has("quiet"),
    failOn: new Set(allSeverities.slice(0, threshold + 1)),
    maxWarnings: maxWarningsOf(values.get("max-warnings")),
    stdinName,
    colour: wantsColour(values.get("color") ?? "auto", io),
    notes,
  };
}

function targetOf(text: string | undefined, notes: string[]): Version | undefined {
  if (text === undefined) return undefined;
  const version = parseTarget(text);
  if (!version) throw new UsageError(targetMistake("--target", text, quoted(text)));
  if (compareVersions(version, bound(oldestVersion)) < 0) {
    throw new UsageError(`--target ${text} is older than ${oldestVersion}, the oldest libvirt virnet knows`);
  }
  if (compareVersions(version, newest) <= 0) return version;
  notes.push(`libvirt ${formatVersion(version)} is newer than any virnet knows; checking for ${newestVersion}`);
  return newest;
}

function maxWarningsOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--max-warnings must be a number, not ${quoted(text)}`);
  return Number(text);
}

/** FORCE_COLOR takes precedence over NO_COLOR, as in Node; a terminal that calls itself dumb gets none. */
function wantsColour(when: string, { env, stdout }: Io): boolean {
  if (when !== "auto") return when === "always";
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = env;
  if (force !== undefined) return force !== "0" && force !== "false";
  return stdout.isTTY && !no && terminal !== "dumb";
}
