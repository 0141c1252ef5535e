// Command lines: how a command declares its options, and how arguments are parsed by that declaration.
import { parseArgs } from "node:util";
import { alternatives, quoted } from "../prose/wording.js";
import { nearest } from "../vocabulary/nearest.js";
import type { Io } from "./io.js";

export interface OptionSpec {
  /** Placeholder for the value in the help; a flag has none. */
  readonly value?: string;
  /** The values it accepts; any value without them. */
  readonly choices?: readonly string[];
  readonly short?: string;
  readonly help: string;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The arguments after the name: `[OPTION...] [PATH...]`. */
  readonly usage: string;
  /** Paragraphs for the command's help. */
  readonly about: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  /** What each exit code means; there are no others. */
  readonly exitCodes: Readonly<Record<number, string>>;
  readonly examples: readonly string[];
  /** The exit code. @throws UsageError */
  run(args: Arguments, io: Io): Promise<number>;
}

export interface Arguments {
  readonly positionals: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** By option name; the last occurrence wins. */
  readonly values: ReadonlyMap<string, string>;
}

/** The command line is invalid; the message says why. */
export class UsageError extends Error {}

/** @throws UsageError for an unknown option, a missing or superfluous value, a value that is not one of the choices, an empty argument. */
export function readArguments(options: Command["options"], argv: readonly string[]): Arguments {
  const specs = Object.entries(options);
  const { tokens } = parseArgs({
    args: [...argv],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      specs.map(([name, { value, short }]) => [
        name,
        { type: value === undefined ? ("boolean" as const) : ("string" as const), ...(short && { short }) },
      ]),
    ),
  });
  const positionals: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (const token of tokens) {
    // Most likely an unset variable in a script that meant to name a file.
    if (token.kind === "positional" && token.value === "") throw new UsageError("an argument is empty");
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const spec = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!spec) throw new UsageError(unknown("option", token.rawName, namesOf(options)));
    if (spec.value === undefined) {
      if (token.value !== undefined) throw new UsageError(`option ${token.rawName} does not accept a value`);
      flags.add(token.name);
    } else values.set(token.name, choiceOf(token, spec));
  }
  return { positionals, flags, values };
}

/** `unknown option "--formt"; did you mean --format?` */
export function unknown(what: string, word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return `unknown ${what} ${quoted(word)}${meant === undefined ? "" : `; did you mean ${meant}?`}`;
}

function namesOf(options: Command["options"]): string[] {
  return Object.keys(options).map((name) => `--${name}`);
}

function choiceOf(
  token: { readonly rawName: string; readonly value: string | undefined; readonly inlineValue: boolean | undefined },
  { choices }: OptionSpec,
): string {
  const { rawName, value, inlineValue } = token;
  const looksLikeOption = !inlineValue && value !== undefined && value.length > 1 && value.startsWith("-");
  if (value === undefined || value === "" || looksLikeOption) {
    throw new UsageError(`option ${rawName} needs a value${choices ? `: ${alternatives(choices)}` : ""}`);
  }
  if (choices && !choices.includes(value)) {
    throw new UsageError(`option ${rawName} accepts ${alternatives(choices)}, not ${quoted(value)}`);
  }
  return value;
}
