// What the server needs from its environment, Node or a browser worker.

export interface Runtime {
  /** Calls `run` after so many milliseconds, with 0 once all messages received so far are handled. Returns a function that cancels it. */
  later(run: () => void, milliseconds: number): () => void;
  /** The clock, in milliseconds. */
  now(): number;
  /** The files of this machine; a browser worker has none. */
  readonly files?: Files;
}

/** The files besides the open documents. */
export interface Files {
  /**
   * The text of a file; `undefined` when there is none, or there are no files here.
   *
   * @throws when it is there but has more than `most` bytes or cannot be read; the message says why
   */
  read(uri: string, most: number): Promise<string | undefined>;
  /**
   * The XML files in a folder and below, without hidden folders, `node_modules` and folders that cannot be read.
   *
   * @throws when there are too many folders, after those that were searched
   */
  find(folder: string): AsyncIterable<string>;
  /** Whether there is a file or folder at that URI; false where that is unknown. */
  exists(uri: string): Promise<boolean>;
  /** The URI of the file that a symbolic link leads to; the URI itself for anything else, and where that is unknown. */
  real(uri: string): Promise<string>;
}
