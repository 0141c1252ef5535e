// Writes files so that nothing is lost, whatever fails and whenever the process ends: the new text is complete on the
// disk, in a file of its own, before the old text is replaced. That file is renamed over the old one; where it would not
// have the same mode, owner and links, the old file is overwritten in place instead, and the copy is removed last.
//
// Node cannot read extended attributes, access control lists and security labels: a renamed file has those that its
// folder gives to new files.
import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { codeOf, copyName, discard, fill, isForbidden, syncFolder, takeOver, writeNew } from "./disk.js";
import { reasonOf } from "./reasons.js";
import { endBetweenWrites } from "./signals.js";
import { WriteError } from "./write-error.js";

interface Target {
  readonly path: string;
  /** As printed. */
  readonly shown: string;
}

/** A file as it was when it was read. */
interface Original {
  /** Without symbolic links. */
  readonly path: string;
  readonly stats: Stats;
  readonly bytes: Uint8Array;
}

/** A reason of virnet's own not to write; the message says it. */
class Obstacle extends Error {}

/** The file has changed since it was read. */
class Changed extends Error {}

/** The file has neither its old nor its new text; `cause` is why. */
class Damaged extends Error {}

/**
 * Replaces the bytes that were read from a file by a text in UTF-8. A symbolic link is kept: its target is written.
 *
 * @throws WriteError when the file cannot be written or has changed since it was read; then it is unchanged, or else the
 *   message names the file that has the new text
 */
export function rewriteFile({ path, shown }: Target, before: Uint8Array, text: string): void {
  endBetweenWrites();
  try {
    const stats = statSync(path);
    if (!stats.isFile()) throw new Obstacle("it is not a regular file");
    // A writable folder would allow replacing a read-only file.
    accessSync(path, constants.W_OK);
    rewrite({ path: realpathSync(path), stats, bytes: before }, Buffer.from(text));
  } catch (error) {
    if (error instanceof Changed)
      throw new WriteError(`${shown} changed while it was being checked, so it was not written`);
    throw asWriteError(shown, error);
  }
}

/**
 * Creates a file. Returns whether it was written: it is not where anything of that name already exists.
 *
 * @throws WriteError when it cannot be written; then there is no such file
 */
export function createFile({ path, shown }: Target, text: string): boolean {
  endBetweenWrites();
  try {
    if (lstatSync(path, { throwIfNoEntry: false })) return false;
    const copy = copyName(dirname(path), path);
    const bytes = Buffer.from(text);
    writeNew(copy, bytes, 0o666);
    try {
      linkOrWrite(copy, path, bytes);
    } finally {
      discard(copy);
    }
    syncFolder(dirname(path));
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw asWriteError(shown, error);
  }
}

/** Links the copy, which unlike renaming replaces nothing; writes the file where the file system has no links. */
function linkOrWrite(copy: string, path: string, bytes: Uint8Array): void {
  try {
    linkSync(copy, path);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw error;
    writeNew(path, bytes, 0o666);
  }
}

function rewrite(original: Original, bytes: Uint8Array): void {
  const copy = copyOf(original, bytes);
  /** Whether the copy has become the file, or is the only place that has the new text. */
  let stays = false;
  try {
    stays = copy.fits && replace(original, copy.path);
    if (!stays) {
      syncFolder(dirname(copy.path));
      overwrite(original, bytes);
    }
  } catch (error) {
    stays = error instanceof Damaged;
    if (!(error instanceof Damaged)) throw error;
    throw new Obstacle(`${reasonOf(error.cause)}; the file is damaged, and its new text is in ${copy.path}`);
  } finally {
    if (!stays) discard(copy.path);
  }
}

/** Writes the copy, next to the file where that is possible; `fits` says whether it may be renamed over the file. */
function copyOf({ path, stats }: Original, bytes: Uint8Array): { path: string; fits: boolean } {
  let fits = false;
  const beside = copyName(dirname(path), path);
  try {
    writeNew(beside, bytes, 0o600, (file) => {
      fits = stats.nlink === 1 && takeOver(file, stats);
    });
    return { path: beside, fits };
  } catch (error) {
    if (!isForbidden(error)) throw error;
    const elsewhere = copyName(tmpdir(), path);
    writeNew(elsewhere, bytes, 0o600);
    return { path: elsewhere, fits: false };
  }
}

/** Renames the copy over the file. Returns whether that was possible. @throws Changed */
function replace(original: Original, copy: string): boolean {
  const file = openSync(original.path, "r");
  try {
    if (!isAsRead(file, original)) throw new Changed();
  } finally {
    closeSync(file);
  }
  try {
    renameSync(copy, original.path);
  } catch (error) {
    // The file may be a mount point, or on Windows open elsewhere.
    if (isForbidden(error) || codeOf(error) === "EBUSY" || codeOf(error) === "EXDEV") return false;
    throw error;
  }
  syncFolder(dirname(original.path));
  return true;
}

/** @throws Changed, Damaged */
function overwrite(original: Original, bytes: Uint8Array): void {
  const file = openSync(original.path, "r+");
  try {
    if (!isAsRead(file, original)) throw new Changed();
    try {
      fill(file, bytes);
    } catch (error) {
      try {
        fill(file, original.bytes);
      } catch {
        throw new Damaged("", { cause: error });
      }
      throw error;
    }
  } finally {
    closeSync(file);
  }
}

/** Whether an open file is the one that was read and has the same bytes, links, mode and owner. */
function isAsRead(file: number, { stats, bytes }: Original): boolean {
  const now = fstatSync(file);
  const same = (["dev", "ino", "nlink", "mode", "uid", "gid"] as const).every((key) => now[key] === stats[key]);
  return same && readFileSync(file).equals(bytes);
}

/** A WriteError for an error of the system or an Obstacle; other errors are internal and returned as they are. */
function asWriteError(shown: string, error: unknown): unknown {
  const isReason = error instanceof Obstacle || codeOf(error) !== undefined;
  return isReason ? new WriteError(`cannot write ${shown}: ${reasonOf(error)}`) : error;
}
