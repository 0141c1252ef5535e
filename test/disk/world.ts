// Creates folders on full or read-only disks or owned by others, and runs the built command in them.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { out } from "../helpers/built.js";

/** Debian's user nobody and group nogroup. */
export const nobody = 65_534;

/** Has a safe fix that makes it longer, and needs formatting, which makes it longer too. One page of memory large. */
export const old = padded("<network><name>lab</name><bridge nam='virbr7'/>", "</network>\n", 4096);

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  /** User and group; root unless given. */
  readonly user?: number;
  /** A program with its arguments that runs the command. */
  readonly under?: readonly string[];
  /** Where the command finds the system's temporary folder. */
  readonly tmp?: string;
  /** A file for standard output. */
  readonly stdout?: string;
}

/** A folder for the tests of one `describe`, empty and writable for all before each; mounts below it are undone. */
export function inWorld() {
  let root = "";
  let program = "";
  before(() => {
    root = mkdtempSync(join(tmpdir(), "virnet-disk-"));
    // Where everybody can read it.
    cpSync(join(out, "server"), join(root, "server"), { recursive: true });
    program = join(root, "server/dist/cli.js");
    chmodSync(root, 0o755);
  });
  beforeEach(() => {
    mkdirSync(path());
    chmodSync(path(), 0o777);
  });
  afterEach(() => {
    const mounts = readFileSync("/proc/mounts", "utf8").matchAll(/^\S+ (\S+)/gm);
    // Those within others were mounted later.
    for (const [, mounted = ""] of [...mounts].reverse())
      if (mounted.startsWith(root)) execFileSync("umount", [mounted]);
    rmSync(path(), { recursive: true });
  });
  after(() => rmSync(root, { recursive: true }));

  const path = (...names: string[]) => join(root, "world", ...names);
  const results = new Map<string, string>();

  function resultOf(line: string): string {
    const folder = mkdtempSync(join(root, "ordinary-"));
    const isNew = line === "init";
    if (!isNew) writeFileSync(join(folder, "net.xml"), old);
    spawnSync(process.execPath, [program, ...line.split(" ")], { cwd: folder });
    const text = readFileSync(join(folder, isNew ? ".virnet.json" : "net.xml"), "utf8");
    assert.notEqual(text, old, line);
    return text;
  }

  return {
    path,
    read: (name: string) => readFileSync(path(name), "utf8"),
    write: (name: string, text: string = old) => writeFileSync(path(name), text),
    /** Everything in a folder, hidden files too. */
    names: (folder = "") => readdirSync(path(folder)).sort(),
    /** Mounts a disk in memory of so many kilobytes, or options of tmpfs. */
    mountDisk(folder: string, options = "size=64k") {
      mkdirSync(path(folder), { recursive: true });
      execFileSync("mount", ["-t", "tmpfs", "-o", `mode=777,${options}`, "tmpfs", path(folder)]);
    },
    /** Shows a file or folder at another place too. */
    bind(from: string, to: string) {
      execFileSync("mount", ["--bind", path(from), path(to)]);
    },
    /** Makes the mount at this place read-only, and no other. */
    freeze(folder: string) {
      execFileSync("mount", ["-o", "remount,bind,ro", path(folder)]);
    },
    /** Leaves no byte free on the disk of a folder. */
    fill(folder: string) {
      const file = openSync(path(folder, "filler"), "w");
      try {
        for (;;) writeSync(file, Buffer.alloc(4096));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      } finally {
        closeSync(file);
      }
    },
    /** Runs `virnet` in a folder with the words of the line. */
    virnet(line: string, folder = "", { user = 0, under = [], tmp, stdout }: Surroundings = {}): Outcome {
      const [name = "", ...words] = [...under, process.execPath, program, ...line.split(" ")];
      const file = stdout === undefined ? undefined : openSync(path(stdout), "w");
      try {
        const run = spawnSync(name, words, {
          cwd: path(folder),
          uid: user,
          gid: user,
          encoding: "utf8",
          env: { PATH: process.env.PATH, ...(tmp !== undefined && { TMPDIR: path(tmp) }) },
          stdio: ["ignore", file ?? "pipe", "pipe"],
        });
        return { code: run.status, signal: run.signal, stdout: run.stdout ?? "", stderr: run.stderr };
      } finally {
        if (file !== undefined) closeSync(file);
      }
    },
    /** What a command makes of a file, or the file it makes, in an ordinary folder. */
    result(line: string): string {
      const text = results.get(line) ?? resultOf(line);
      results.set(line, text);
      return text;
    },
  };
}

/** A document of so many bytes, by way of a comment. */
function padded(start: string, end: string, bytes: number): string {
  const comment = (length: number) => `<!--${"x".repeat(length)}-->`;
  return start + comment(bytes - start.length - end.length - comment(0).length) + end;
}
