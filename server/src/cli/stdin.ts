// Standard input among the paths of a command: the option that names it.
import { type Arguments, type OptionSpec, UsageError } from "./args.js";

export const stdinOptions = {
  "stdin-filename": { value: "PATH", help: "Name of standard input in the output" },
} as const satisfies Record<string, OptionSpec>;

/** What standard input is called in the output. @throws UsageError when it is given a name but not read */
export function stdinNameOf({ positionals, values }: Arguments): string {
  const name = values.get("stdin-filename");
  if (name !== undefined && !positionals.includes("-")) {
    throw new UsageError("--stdin-filename names standard input, which is read only when - is among the paths");
  }
  return name ?? "<stdin>";
}
