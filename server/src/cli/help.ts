// Help texts, generated from the declarations of the commands.
import type { Command, OptionSpec } from "./args.js";

export const helpOption: OptionSpec = { short: "h", help: "Print this help" };
export const versionOption: OptionSpec = { short: "V", help: "Print the version of virnet" };

/** Exit codes of `virnet` as a whole; the help of a command has its own. */
const exitCodes = {
  0: "success, and nothing found",
  1: "lint: findings at or above the threshold; format --check: files would change",
  2: "wrong usage, a file that cannot be read or written, an invalid config, or an internal error",
};

export function mainHelp(version: string, commands: readonly Command[]): string {
  return `virnet ${version}: checks libvirt network XML as libvirt would

Usage: virnet COMMAND [OPTION...]

Commands:
${table(commands.map(({ name, summary }) => [name, summary]))}

Options:
${table(rowsOf({ help: helpOption, version: versionOption }))}

"virnet COMMAND --help" explains a command.

Exit codes:
${codeTable(exitCodes)}
`;
}

export function commandHelp(command: Command): string {
  const examples = command.examples.length === 0 ? "" : `Examples:\n  ${command.examples.join("\n  ")}\n\n`;
  return `Usage: virnet ${command.name} ${command.usage}

${command.about}

Options:
${table(rowsOf({ ...command.options, help: helpOption }))}

${examples}Exit codes:
${codeTable(command.exitCodes)}
`;
}

function codeTable(codes: Command["exitCodes"]): string {
  return table(Object.entries(codes));
}

function rowsOf(options: Readonly<Record<string, OptionSpec>>): [string, string][] {
  return Object.entries(options).map(([name, { short, value, choices, help }]) => [
    `${short ? `-${short}, ` : "    "}--${name}${value ? ` ${value}` : ""}`,
    choices ? `${help}: ${choices.join(", ")}` : help,
  ]);
}

/** Aligns rows of cells in columns, two spaces apart; the last column is not padded. */
export function table(rows: readonly (readonly string[])[], indent = "  "): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns - 1 }, (_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) => indent + row.map((cell, i) => (widths[i] === undefined ? cell : cell.padEnd(widths[i]))).join("  "))
    .join("\n");
}
