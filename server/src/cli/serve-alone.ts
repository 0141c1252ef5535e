// `virnet-language-server`: the command `virnet serve` as a program of its own, without the rest of `virnet`.

import { visible } from "../report/visible.js";
import { version } from "../version.js";
import { readArguments, UsageError } from "./args.js";
import { commandHelp, helpOption, versionOption } from "./help.js";
import { serve, serveCommand } from "./serve.js";

interface Streams {
  readonly stdout: { write(text: string): void };
  readonly stderr: { write(text: string): void };
}

/** Runs it with these arguments, without the program's name. The exit code, unless a client ends the process first. */
export async function serveAlone(argv: readonly string[], { stdout, stderr }: Streams): Promise<number> {
  try {
    const options = { ...serveCommand.options, help: helpOption, version: versionOption };
    const args = readArguments(options, argv);
    if (args.flags.has("help")) stdout.write(commandHelp(serveCommand));
    else if (args.flags.has("version")) stdout.write(`virnet ${version}\n`);
    else await serve(args);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    stderr.write(`virnet-language-server: ${visible(error.message)} (see virnet-language-server --help)\n`);
    return 2;
  }
}
