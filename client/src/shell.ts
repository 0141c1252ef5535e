// Command lines for the user to paste into a shell.

/** The command that defines the network of a file; `--validate` came with libvirt 7.7.0. */
export function defineCommand(path: string, { connection = "", validate = true } = {}): string {
  const words = [
    "virsh",
    ...(connection === "" ? [] : ["--connect", connection]),
    "net-define",
    ...(validate ? ["--validate"] : []),
    path,
  ];
  return words.map(quotedForShell).join(" ");
}

/** Safe in any POSIX shell. */
export function quotedForShell(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
