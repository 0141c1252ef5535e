// The steps of writing a file: new files that are either complete on the disk or removed, their names, owners and modes.
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

/** An unguessable name for the copy of a file; hidden, so that no search of folders takes it for a document. */
export function copyName(folder: string, path: string): string {
  const start = Buffer.from(basename(path)).subarray(0, 100).toString();
  return join(folder, `.${start}.${randomBytes(8).toString("hex")}.tmp`);
}

/** Gives an open file the owner, group and mode of another. Returns whether it has them now. */
export function takeOver(file: number, { uid, gid, mode }: Stats): boolean {
  try {
    const own = fstatSync(file);
    if (own.uid !== uid || own.gid !== gid) fchownSync(file, uid, gid);
    // After the owner, because changing the owner clears some mode bits.
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

/** Replaces the contents of an open file by these bytes and flushes them to the disk. */
export function fill(file: number, bytes: Uint8Array): void {
  put(file, bytes);
  ftruncateSync(file, bytes.length);
  fsyncSync(file);
}

/** Writes a file that must not exist yet to the disk; removes it when that fails. `mode` is subject to the umask. */
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

/** Flushes new and changed names in a folder to the disk, on systems and file systems that can. */
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

/** Removes a copy; one that cannot be removed stays and does no harm. */
export function discard(path: string): void {
  try {
    unlinkSync(path);
  } catch {}
}

/** Whether an error means that this is not allowed here, though it may be elsewhere. */
export function isForbidden(error: unknown): boolean {
  return ["EACCES", "EPERM", "EROFS"].includes(codeOf(error) ?? "");
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
