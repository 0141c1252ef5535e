// The bytes of an input, and whether a changed text can replace them.
import { createReadStream } from "node:fs";
import type { InputFile } from "./files.js";
import type { Io } from "./io.js";

/** Bytes read of a file at most; far more than libvirt accepts. */
const readLimit = 64 * 1024 * 1024;

export async function readBytes({ path }: Pick<InputFile, "path">, io: Pick<Io, "stdin">): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of path === undefined ? io.stdin : createReadStream(path)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > readLimit) break;
  }
  return Buffer.concat(chunks);
}

/**
 * The byte order mark of a text in UTF-8, empty without one; `undefined` when the bytes are not this text in UTF-8, so that
 * they must not be replaced by another text.
 */
export function byteOrderMarkOf(bytes: Uint8Array, text: string): "\ufeff" | "" | undefined {
  const length = bytes.length - Buffer.byteLength(text);
  if ((length !== 0 && length !== 3) || !Buffer.from(text).equals(bytes.subarray(length))) return undefined;
  return length === 0 ? "" : "\ufeff";
}
