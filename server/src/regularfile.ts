// Reads regular files of this machine up to a size. Nothing else is opened: a named pipe waits for a writer, and a device
// may have no end.
import { createReadStream, type Stats } from "node:fs";
import { stat } from "node:fs/promises";
import { tooLarge } from "./config/config.js";

/**
 * The text of a file, without a byte order mark; `undefined` when there is none of that name, or can be none.
 *
 * @throws when it is not a regular file, has more than `most` bytes, or cannot be read; the message says why
 */
export async function readText(path: string, most: number): Promise<string | undefined> {
  try {
    const kind = kindOf(await stat(path));
    if (kind !== undefined) throw new Error(`it is ${kind}, not a file`);
    const chunks: Uint8Array[] = [];
    // Read up to the limit whatever its size says: files that the system generates as they are read have size 0.
    for await (const chunk of createReadStream(path, { end: most })) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    if (bytes.length > most) throw tooLarge(most);
    return new TextDecoder().decode(bytes);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Says what kind of file it is: `a folder`, `a named pipe`; `undefined` for a regular file. */
export function kindOf(stats: Stats): string | undefined {
  if (stats.isFile()) return undefined;
  if (stats.isDirectory()) return "a folder";
  if (stats.isFIFO()) return "a named pipe";
  return stats.isSocket() ? "a socket" : "a device";
}

function isAbsent(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return ["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"].includes(code ?? "");
}
