// The steps of writing a file: new files that are complete on the disk or gone again, their names, owners and modes.
import { randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  type Stats,
  unlinkSync,
  writeSync,
} from "node:fs";
import { basename, join } from "node:path";

/** A name for the copy of a file: hidden, so that no search of folders finds it as a document, and unguessable. */
export function copyName(folder: string, path: string): string {
  const start = Buffer.from(basename(path)).subarray(0, 100).toString();
  return join(folder, `.${start}.${randomBytes(8).toString("hex")}.tmp`);
}

/** Gives an open file the owner, group and mode of another; the answer is whether it has them now. */
export function takeOver(file: number, { uid, gid, mode }: Stats): boolean {
  try {
    const own = fstatSync(file);
    if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid);
    // After the owner, for a change of owner takes some bits away.
    fchmodSync(file, mode & 0o7777);
    const now = fstatSync(file);
    return now.uid === uid && now.gid === gid && now.mode === mode;
  } catch {
    return false; // the file is written in place
  }
}

/** Writes all of the bytes to the start of an open file. */
function put(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, at);
}

/** Puts these bytes, and nothing else, into an open file and on the disk. */
export function fill(file: number, bytes: Uint8Array): void {
  put(file, bytes);
  ftruncateSync(file, bytes.length);
  fsyncSync(file);
}

/** Writes a file that must not exist yet to the disk; removes it again when that fails. `mode` is subject to the umask. */
export function writeNew(
  path: string,
  bytes: Uint8Array,
  mode: number,
  finish: (file: number) => void = () => {},
): void {
  const file = openSync(path, "wx", mode);
  try {
    try {
      put(file, bytes);
      finish(file);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    discard(path);
    throw error;
  }
}

/** Brings new and changed names in a folder to the disk, on systems and file systems that can. */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // The names reach the disk when the system writes them.
  }
}

/** Removes a copy; one that cannot be removed stays and harms nothing. */
export function discard(path: string): void {
  try {
    unlinkSync(path);
  } catch {}
}

/** Whether an error means that this must not be done here, while it may be possible elsewhere. */
export function isForbidden(error: unknown): boolean {
  return ["EACCES", "EPERM", "EROFS"].includes(codeOf(error) ?? "");
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
