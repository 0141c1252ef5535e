// The system calls by which a command writes, from strace, and the options that make one of them fail.
import { readFileSync } from "node:fs";

/** Whatever changes a file or a folder, under all the names it has on different machines. */
const changing =
  "/^(open(at)?|p?write(v|64)?|fsync|fdatasync|f?ch(own|mod)(at)?|rename(at2?)?|link(at)?|unlink(at)?|f?truncate(64)?)$";

/** One call in the course of a run. */
export interface Step {
  readonly name: string;
  /** What it does to what: `pwrite copy`, `fsync folder`, `open net.xml`, with a number where it is done again. */
  readonly label: string;
  /** Which call of this name it is in the whole run, from 1. */
  readonly count: number;
}

/** What happens on entering a step: the process gets a signal, or the call fails. */
export type Fault = "signal=KILL" | "signal=TERM" | "error=EIO";

/**
 * The words before a command that has its calls logged, and one go wrong. Only the main thread is looked at: it does all
 * the writing.
 */
export function tracing(log: string, fault?: { step: Pick<Step, "name" | "count">; fault: Fault; lasts?: boolean }) {
  const words = ["strace", "--quiet=all", "--decode-fds=path", "--string-limit=0", `--trace=${changing}`, "-o", log];
  if (fault === undefined) return words;
  const { name, count } = fault.step;
  return [...words, `--inject=${name}:${fault.fault}:when=${count}${fault.lasts ? "+" : ""}`];
}

/** The calls in a log that are about files of this folder, from the first that makes a copy. */
export function stepsOf(log: string, folder: string): Step[] {
  const steps = callsOf(readFileSync(log, "utf8"), folder);
  return steps.slice(steps.findIndex(({ label }) => label === "open copy")).filter(({ label }) => label !== "");
}

/** The label of the call that went wrong; empty when it was about something else, or none went wrong. */
export function struckIn(log: string, folder: string): string {
  const text = readFileSync(log, "utf8");
  const end = text.search(/ \(INJECTED\)$|^--- SIGTERM|^\+\+\+ killed/m);
  return end === -1 ? "" : (callsOf(text.slice(0, end), folder).at(-1)?.label ?? "");
}

/** All calls of a log; labels of those about other files are empty. */
function callsOf(log: string, folder: string): Step[] {
  const names = new Map<string, number>();
  const labels = new Map<string, number>();
  const next = (counts: Map<string, number>, key: string) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  return log.split("\n").flatMap((line) => {
    const name = /^(\w+)\(/.exec(line)?.[1];
    if (name === undefined) return [];
    const object = objectOf(line, folder);
    // The same call has other names on other machines.
    const label = object === undefined ? "" : `${name.replace(/(at2?|64)$/, "")} ${object}`;
    const again = label === "" ? 1 : next(labels, label);
    return [{ name, count: next(names, name), label: again === 1 ? label : `${label} ${again}` }];
  });
}

/** What a call is about: the file or folder it names first, or has open. */
function objectOf(line: string, folder: string): string | undefined {
  const rest = line.replace(/AT_FDCWD<[^>]*>/g, "").split(folder)[1];
  if (rest === undefined) return undefined;
  const file = /^\/?([^">]*)/.exec(rest)?.[1] ?? "";
  return file.endsWith(".tmp") ? "copy" : file || "folder";
}
