// What a command may touch of the world besides files: where it runs, its standard streams, the environment.
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

/** The world of this process. Output that cannot be written is reported once, and makes its exit code 2. */
export function nodeIo(): Io {
  const { stdout, stderr } = process;
  // Heard, so that a file beyond the limit of its size is an error of its write and not the end of the process.
  process.on("SIGXFSZ", () => {});
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: outputOf(stdout, 1, (error) => {
      process.exitCode = 2;
      stderr.write(`virnet: cannot write to standard output: ${reasonOf(error)}\n`);
    }),
    // There is nowhere left to say so; what the command was to print it has printed.
    stderr: outputOf(stderr, 2, () => {}),
    stdin: process.stdin,
  };
}

/** A reader that closed its end early, such as `head`, has what it wanted: the rest silently goes nowhere. */
function outputOf(stream: NodeJS.WriteStream, descriptor: number, report: (error: Error) => void): Output {
  let failed = false;
  const fail = (error: NodeJS.ErrnoException) => {
    if (!failed && error.code !== "EPIPE") report(error);
    failed = true;
  };
  stream.on("error", fail);
  // On a disk that fills up Node's stream writes what fits and forgets the rest.
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
