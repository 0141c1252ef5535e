// Shows the progress of long work, where the client supports that, and lets the user cancel it.
import type { Connection, WorkDoneProgressServerReporter } from "vscode-languageserver";
import type { Runtime } from "./runtime.js";

/** Shorter work is not shown, in milliseconds. */
const patience = 1000;

export interface Progress {
  report(message: string): void;
  isCancelled(): boolean;
  end(): void;
}

export function showProgress(connection: Connection, runtime: Runtime, isShown: boolean, title: string): Progress {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let isOver = false;
  const begin = async () => {
    const made = await connection.window.createWorkDoneProgress();
    // Before an end there has to be a beginning.
    made.begin(title, undefined, undefined, true);
    if (isOver) made.done();
    else reporter = made;
  };
  const callOff = isShown ? runtime.later(() => void begin().catch(() => {}), patience) : () => {};
  return {
    report: (message) => reporter?.report(message),
    isCancelled: () => reporter?.token.isCancellationRequested ?? false,
    end() {
      callOff();
      isOver = true;
      reporter?.done();
    },
  };
}
