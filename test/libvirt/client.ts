// Queries real libvirt: one worker of oracle/oracle.py per suite, answering in the order of the queries.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseVersion, type Version } from "../../server/src/vocabulary/versions.js";

/** Debian suites and the libvirt they came with when the project was proven against them. */
export const suites = { bookworm: "9.0.0", trixie: "11.3.0", sid: "12.8.0" } as const;
type Suite = keyof typeof suites;
type Mode = "version" | "test" | "define" | "define-validate" | "start";

/** An element as the worker's own XML parser read it. */
export type Tree = readonly [name: string, attributes: Record<string, string>, children: readonly Tree[], text: string];

interface Answer {
  readonly ok: boolean;
  readonly error?: string;
  readonly detail?: readonly string[];
  /** How far a start went. */
  readonly stage?: "define" | "start" | "started";
  /** The document as libvirt kept it, when it was taken; `null` where the worker's parser does not read what libvirt does. */
  readonly source?: Tree | null;
  readonly stored?: Tree | null;
  /** The reason lies in the host it was tried on. */
  readonly env?: boolean;
  /** libvirt itself broke down over it. */
  readonly broken?: boolean;
  readonly version?: string;
}

export interface Libvirt {
  readonly suite: Suite;
  readonly version: Version;
  ask(mode: Mode, document: string): Promise<Answer>;
  close(): void;
}

/** Where oracle.py is, seen from the folder the project is run in. */
const oracle = join("test", "libvirt", "oracle", "oracle.py");
const home = process.env.ORACLE_HOME ?? "/var/cache/libvirt-oracle";

/** All suites at once, each checked for its version. @throws when real libvirt cannot be had here; the message says why */
export async function connect(): Promise<Libvirt[]> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) throw new Error("real libvirt needs root on Linux");
  const missing = Object.keys(suites).filter((suite) => !existsSync(join(home, `chroot-${suite}`, ".ready")));
  if (missing.length > 0) setUp(missing);
  const opened = await Promise.allSettled((Object.keys(suites) as Suite[]).map(open));
  const failed = opened.find(({ status }) => status === "rejected");
  const libvirts = opened.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  if (failed?.status !== "rejected") return libvirts;
  for (const libvirt of libvirts) libvirt.close();
  throw failed.reason;
}

function setUp(missing: readonly string[]): void {
  try {
    execFileSync("sh", [join("test", "libvirt", "oracle", "setup.sh"), ...missing], { stdio: "inherit" });
  } catch (error) {
    throw new Error(`no real libvirt for ${missing.join(", ")}: setup.sh failed`, { cause: error });
  }
}

async function open(suite: Suite): Promise<Libvirt> {
  const worker = spawn("python3", [oracle, "--suite", suite, "--serve"], { stdio: ["pipe", "pipe", "inherit"] });
  const ask = questions(worker, suite);
  const { version } = await ask("version", "");
  const read = version === undefined ? undefined : parseVersion(version);
  if (!read || version === undefined) throw new Error(`${suite} does not say its version`);
  return { suite, version: read, ask, close: () => worker.stdin.end() };
}

/** Asks of one worker: as many as are wanted at a time, answered one after the other. */
function questions(worker: ChildProcess, suite: Suite): Libvirt["ask"] {
  const waiting: { resolve(answer: Answer): void; reject(error: Error): void }[] = [];
  const end = (code: number | null) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`the worker of ${suite} ended with ${code}`));
  };
  worker.on("exit", end);
  worker.on("error", () => end(null));
  if (!worker.stdout || !worker.stdin) throw new Error(`no pipe to the worker of ${suite}`);
  createInterface({ input: worker.stdout }).on("line", (line) => waiting.shift()?.resolve(JSON.parse(line) as Answer));
  const { stdin } = worker;
  return (mode, document) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      const xml = Buffer.from(document, "utf8").toString("base64");
      stdin.write(`${JSON.stringify({ id: "", mode, xml, dump: mode === "define" || mode === "define-validate" })}\n`);
    });
}
