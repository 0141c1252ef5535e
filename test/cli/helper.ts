// Runs the command in a folder of its own and collects its output.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Io } from "../../server/src/cli/io.js";
import { run } from "../../server/src/cli/run.js";

export const sound = `<network>
  <name>lab</name>
  <forward mode='nat'/>
  <ip address='192.168.142.1' netmask='255.255.255.0'>
    <dhcp>
      <range start='192.168.142.2' end='192.168.142.254'/>
    </dhcp>
  </ip>
</network>
`;
/** One error, on line 6. */
export const faulty = sound.replace("142.254", "143.10");
export const domain = "<domain type='kvm'><name>vm</name></domain>\n";

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface World {
  /** An error is what reading it meets; a function is called when it is read. */
  readonly stdin?: string | Uint8Array | Error | (() => string);
  readonly env?: Io["env"];
  readonly isTTY?: boolean;
  /** Below the temporary folder. */
  readonly cwd?: string;
}

/** A temporary folder for the tests of one `describe`, with these files by relative path. */
export function inFolder(files: Readonly<Record<string, string | Uint8Array>>) {
  let root = "";
  before(() => {
    root = mkdtempSync(join(tmpdir(), "virnet-"));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
  });
  after(() => rmSync(root, { recursive: true, force: true }));
  return {
    path: (name: string) => join(root, name),
    /** Runs `virnet` with the words of the line, or the arguments of the array. */
    virnet: (argv: string | readonly string[], world: World = {}) =>
      virnet(typeof argv === "string" ? argv.split(" ").filter(Boolean) : argv, root, world),
  };
}

/** The user who may do little. */
export const nobody = 65_534;

/** Does it as a user who may do little, where the tests run as root, who may do all. */
export async function asNobody<T>(action: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return action();
  process.seteuid?.(nobody);
  try {
    return await action();
  } finally {
    process.seteuid?.(0);
  }
}

async function virnet(argv: readonly string[], root: string, world: World): Promise<Outcome> {
  const stdout: string[] = [];
  const stderr: string[] = [];
  async function* stdin() {
    if (world.stdin instanceof Error) throw world.stdin;
    yield Buffer.from((typeof world.stdin === "function" ? world.stdin() : world.stdin) ?? "");
  }
  const code = await run(argv, {
    cwd: join(root, world.cwd ?? ""),
    env: world.env ?? {},
    stdout: { isTTY: world.isTTY ?? false, write: (text) => void stdout.push(text) },
    stderr: { isTTY: false, write: (text) => void stderr.push(text) },
    stdin: stdin(),
  });
  return { code, stdout: stdout.join(""), stderr: stderr.join("") };
}
