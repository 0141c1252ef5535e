// What the server needs from where it runs, Node or a browser worker.

export interface Runtime {
  /** Calls back after so many milliseconds, with 0 as soon as what has arrived is handled; returns what calls it off. */
  later(run: () => void, milliseconds: number): () => void;
  /** The clock, in milliseconds. */
  now(): number;
  /** The files of this machine; a browser worker has none. */
  readonly files?: Files;
}

/** The files beside the open documents. */
export interface Files {
  /**
   * The text of a file; `undefined` when there is none, or this is no place for files.
   *
   * @throws when it is there but has more than `most` bytes or cannot be read; the message says why
   */
  read(uri: string, most: number): Promise<string | undefined>;
  /**
   * The XML files in a folder and below, but for hidden folders and `node_modules`; what cannot be read has none.
   *
   * @throws when there are too many folders, after those that were searched
   */
  find(folder: string): AsyncIterable<string>;
  /** Whether there is a file or folder at that URI; false where nobody can tell. */
  exists(uri: string): Promise<boolean>;
}
