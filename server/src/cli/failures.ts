// What makes a run exit with 2: a sentence, and for internal errors of virnet the stack trace.

import { visible } from "../report/visible.js";
import { version } from "../version.js";
import type { Io } from "./io.js";
import { reasonOf } from "./reasons.js";
import { WriteError } from "./write-error.js";

export interface RunFailure {
  readonly sentence: string;
  /** Stack frames of an internal error; empty for anything else. */
  readonly frames: readonly string[];
}

/** A failure that is not an internal error, such as an unreadable file or an invalid config file. */
export function plainFailure(sentence: string): RunFailure {
  return { sentence, frames: [] };
}

/** Stack frames printed at most. */
const mostFrames = 10;

/** An internal error of virnet; `during` continues `internal error`. */
export function internalFailure(during: string, error: unknown): RunFailure {
  const reason = error instanceof Error ? error.message : String(error);
  const rows = error instanceof Error ? (error.stack ?? "").split("\n") : [];
  return {
    sentence: `internal error ${during} (virnet ${version}): ${reason}`,
    frames: rows.filter((row) => /^\s+at /.test(row)).slice(0, mostFrames),
  };
}

/** Prints each sentence with its stack frames to standard error. */
export function printFailures(failures: readonly RunFailure[], { stderr }: Pick<Io, "stderr">): void {
  for (const { sentence, frames } of failures) {
    stderr.write(`virnet: ${visible(sentence)}\n`);
    for (const frame of frames) stderr.write(`${visible(frame)}\n`);
  }
}

/** Turns what was thrown into a failure: an error of the system while reading or writing, or an internal error. */
export function failureOf(verb: string, during: string, error: unknown): RunFailure {
  if (error instanceof WriteError) return plainFailure(error.message);
  return error instanceof Error && "code" in error
    ? plainFailure(`${verb}: ${reasonOf(error)}`)
    : internalFailure(during, error);
}
