// The documents that are made from the code and its data. A generator joins with one line; a test compares every
// document with the file that is checked in.
import { reference } from "./reference.js";

export interface Output {
  /** From the repository's root, with slashes. */
  readonly path: string;
  /** The whole file; the same text at every call. */
  content(): string;
}

export const outputs: readonly Output[] = [{ path: "docs/reference.md", content: reference }];
