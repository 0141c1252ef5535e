// Standard input among the paths of a command: the option that names it.
import { type Arguments, type OptionSpec, UsageError } from "./args.js";

export const stdinOptions = {
  "stdin-filename": { value: "PATH", help: "Path to report standard input as; decides which config file applies" },
} as const satisfies Record<string, OptionSpec>;

/** What standard input is called in the output. @throws UsageError when it is given a name but not read */
export function stdinNameOf({ positionals, values }: Arguments): string {
  const name = values.get("stdin-filename");
  if (name !== undefined && !positionals.includes("-")) {
    throw new UsageError("--stdin-filename has no effect unless - is among the paths");
  }
  return name ?? "<stdin>";
}
