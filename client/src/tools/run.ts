// Runs a program to its end: no shell, no input, English answers, and limits on time and output.
import { execFile } from "node:child_process";

export type Outcome =
  | { readonly kind: "ended"; readonly code: number; readonly stdout: string; readonly stderr: string }
  /** There is no such program. */
  | { readonly kind: "missing" }
  | { readonly kind: "late" }
  | { readonly kind: "cancelled" }
  /** It exists, but could not be run to its end. */
  | { readonly kind: "failed"; readonly why: string };

interface Limits {
  /** Time after which the program is killed. */
  readonly milliseconds: number;
  readonly signal?: AbortSignal | undefined;
}

/** Maximum number of characters a program may print on either stream. */
const mostOutput = 4 << 20;

/** Never rejects. */
export function run(program: string, args: readonly string[], { milliseconds, signal }: Limits): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = {
      timeout: milliseconds,
      killSignal: "SIGKILL",
      maxBuffer: mostOutput,
      env: { ...process.env, LC_ALL: "C" },
      windowsHide: true,
      ...(signal && { signal }),
    } as const;
    try {
      const child = execFile(program, args, options, (error, stdout, stderr) => {
        if (error === null) return resolve({ kind: "ended", code: 0, stdout, stderr });
        if (signal?.aborted) return resolve({ kind: "cancelled" });
        const { code, killed } = error;
        if (typeof code === "number") return resolve({ kind: "ended", code, stdout, stderr });
        if (isAbsent(code)) return resolve({ kind: "missing" });
        if (isTooMuch(code)) return resolve({ kind: "failed", why: "it prints too much" });
        if (killed) return resolve({ kind: "late" });
        resolve({ kind: "failed", why: error.signal ? `it was ended by ${error.signal}` : error.message });
      });
      child.stdin?.end();
    } catch (error) {
      // What cannot be a program at all, such as a path with a NUL.
      resolve({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
    }
  });
}

/** Node gives the names of errors where a number is declared. */
function isAbsent(code: unknown): boolean {
  return code === "ENOENT" || code === "ENOTDIR";
}

function isTooMuch(code: unknown): boolean {
  return code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER";
}
