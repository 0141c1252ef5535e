// What a command uses besides files: the working directory, the standard streams, the environment.
import { fstatSync, writeFileSync } from "node:fs";
import { reasonOf } from "./reasons.js";

interface Output {
  readonly isTTY: boolean;
  write(text: string): void;
}

export interface Io {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** The streams of this process. Output that cannot be written is reported once and makes the exit code 2. */
export function nodeIo(): Io {
  const { stdout, stderr } = process;
  // With a listener, exceeding the file size limit makes the write fail instead of killing the process.
  process.on("SIGXFSZ", () => {});
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(stdout, 1, (error) => {
      process.exitCode = 2;
      stderr.write(`virnet: cannot write to standard output: ${reasonOf(error)}\n`);
    }),
    // There is nowhere left to report it.
    stderr: outputOf(stderr, 2, () => {}),
    stdin: process.stdin,
  };
}

/** A reader that closed its end early, such as `head`, has all it wanted: the rest is silently discarded. */
function outputOf(stream: NodeJS.WriteStream, descriptor: number, report: (error: Error) => void): Output {
  let failed = false;
  const fail = (error: NodeJS.ErrnoException) => {
    if (!failed && error.code !== "EPIPE") report(error);
    failed = true;
  };
  stream.on("error", fail);
  // When the disk fills up, Node's stream writes what fits and drops the rest without an error.
  const write = fstatSync(descriptor).isFile()
    ? (text: string) => writeFileSync(descriptor, text)
    : (text: string) => void stream.write(text);
  return {
    isTTY: stream.isTTY === true,
    write(text) {
      try {
        if (!failed) write(text);
      } catch (error) {
        fail(error as NodeJS.ErrnoException);
      }
    },
  };
}
