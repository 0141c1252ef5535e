// Finds the command and runs it; turns every error into a sentence on standard error and an exit code.
import { visible } from "../report/visible.js";
import { version } from "../version.js";
import { readArguments, UsageError, unknown } from "./args.js";
import { commands } from "./commands.js";
import { internalFailure, printFailures } from "./failures.js";
import { commandHelp, helpOption, mainHelp, versionOption } from "./help.js";
import type { Io } from "./io.js";
import { WriteError } from "./write-error.js";

/** Runs `virnet` with these arguments (without the program's name). The exit code; never throws. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    const [name, ...rest] = argv;
    if (name === undefined) {
      io.stderr.write(mainHelp(version, commands));
      return 2;
    }
    if (name.startsWith("-")) return answer(argv, io);
    const command = commands.find((candidate) => candidate.name === name);
    if (!command) throw new UsageError(unknownCommand(name));
    if (asksForHelp(rest)) {
      io.stdout.write(commandHelp(command));
      return 0;
    }
    return await command.run(readArguments(command.options, rest), io);
  } catch (error) {
    if (error instanceof UsageError || error instanceof WriteError)
      io.stderr.write(`virnet: ${visible(complaint(error, argv))}\n`);
    else printFailures([internalFailure("in the command", error)], io);
    return 2;
  }
}

/** `virnet --help`, `virnet --version`. */
function answer(argv: readonly string[], io: Io): number {
  const { flags, positionals } = readArguments({ help: helpOption, version: versionOption }, argv);
  if (positionals[0] !== undefined) throw new UsageError(`write the command ${positionals[0]} before its options`);
  io.stdout.write(flags.has("help") ? mainHelp(version, commands) : `virnet ${version}\n`);
  return 0;
}

function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return args.slice(0, end === -1 ? undefined : end).some((arg) => arg === "--help" || arg === "-h");
}

function unknownCommand(name: string): string {
  const names = commands.map((command) => command.name);
  return /[./\\]/.test(name)
    ? `unknown command "${name}"; to check a file, run virnet lint ${name}`
    : unknown("command", name, names);
}

function complaint(error: UsageError | WriteError, [name]: readonly string[]): string {
  if (error instanceof WriteError) return error.message;
  const command = commands.find((candidate) => candidate.name === name);
  return `${error.message} (see virnet ${command ? `${command.name} ` : ""}--help)`;
}
