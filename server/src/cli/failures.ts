// What goes wrong in a run and makes it exit with 2: a sentence, and for mistakes of virnet itself where they arose.

import { visible } from "../report/visible.js";
import { version } from "../version.js";
import type { Io } from "./io.js";
import { reasonOf } from "./reasons.js";
import { WriteError } from "./write-error.js";

export interface RunFailure {
  readonly sentence: string;
  /** Stack frames of an internal error; empty for what is not virnet's mistake. */
  readonly frames: readonly string[];
}

/** What is not virnet's mistake, such as a file that cannot be read or a config file that is wrong. */
export function plainFailure(sentence: string): RunFailure {
  return { sentence, frames: [] };
}

/** As many stack frames as a report needs. */
const mostFrames = 10;

/** A mistake of virnet itself; `during` continues `internal error`. */
export function internalFailure(during: string, error: unknown): RunFailure {
  const reason = error instanceof Error ? error.message : String(error);
  const rows = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return {
    sentence: `internal error ${during} (virnet ${version}): ${reason}`,
    frames: rows.filter((row) => /^\s+at /.test(row)).slice(0, mostFrames),
  };
}

/** Prints the sentences, each with where it arose. */
export function printFailures(failures: readonly RunFailure[], { stderr }: Pick<Io, "stderr">): void {
  for (const { sentence, frames } of failures) {
    stderr.write(`virnet: ${visible(sentence)}\n`);
    for (const frame of frames) stderr.write(`${visible(frame)}\n`);
  }
}

/** What was thrown while a file was read or written, or by virnet itself while it was dealt with. */
export function failureOf(verb: string, during: string, error: unknown): RunFailure {
  if (error instanceof WriteError) return plainFailure(error.message);
  return error instanceof Error && "code" in error
    ? plainFailure(`${verb}: ${reasonOf(error)}`)
    : internalFailure(during, error);
}
