// What the server needs from where it runs, Node or a browser worker.
import type { Files } from "./files.js";

export interface Runtime {
  /** Calls back after so many milliseconds, with 0 as soon as what has arrived is handled; returns what calls it off. */
  later(run: () => void, milliseconds: number): () => void;
  /** The clock, in milliseconds. */
  now(): number;
  /** The files of this machine; a browser worker has none. */
  readonly files?: Files;
}
