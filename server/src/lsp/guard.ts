// Runs every handler so that none can end the server: a request out of turn is rejected, a cancelled one is not handled,
// and an error is logged, shown to the user once, and answered with something harmless. In the log a handler goes by its
// LSP method; work that no message asked for is described in words.
import {
  type CancellationToken,
  ConnectionError,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import type { Failure } from "../service.js";
import { version } from "../version.js";
import type { Runtime } from "./runtime.js";

/** The server's place in the LSP life cycle. */
type Phase = "new" | "running" | "shut down";

export interface Guard {
  phase: Phase;
  /** The error for a request out of turn; `undefined` while the server is running. */
  refusal(): ResponseError<never> | undefined;
  request<P, R>(
    what: string,
    safeAnswer: R,
    handle: (params: P) => R | Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;
  notification<P>(what: string, handle: (params: P) => void | Promise<void>): (params: P) => Promise<void>;
  /**
   * Returns what `act` returns, for one document of several. An error is reported and the answer is `undefined`, so that
   * the others are still handled.
   */
  attempt<T>(what: string, act: () => T | Promise<T>): Promise<T | undefined>;
  /** Logs what failed in a document, which has a finding about it; the same failure only once. */
  failedIn(uri: string, failure: Failure): void;
}

/** Where the guard reports to. */
interface Outlets {
  log(message: string): void;
  /** Shows the user a message that asks for nothing. */
  show(message: string): void;
}

export function createGuard({ log, show }: Outlets, runtime: Runtime): Guard {
  /** The handlers whose failure was shown to the user. */
  const shown = new Set<string>();
  /** The failures in documents that were logged. */
  const logged = new Set<string>();
  const report = (what: string, error: unknown) => {
    log(`${what} failed (virnet ${version}): ${describe(error)}`);
    if (!isInternal(error) || shown.has(what)) return;
    shown.add(what);
    const reason = error instanceof Error ? error.message : String(error);
    show(
      `${what} failed with an internal error of virnet ${version}: ${reason}. Please report it; the log has details.`,
    );
  };
  const guard: Guard = {
    phase: "new",
    refusal() {
      if (guard.phase === "running") return undefined;
      return guard.phase === "new"
        ? new ResponseError(ErrorCodes.ServerNotInitialized, "The server is not initialized")
        : new ResponseError(ErrorCodes.InvalidRequest, "The server was shut down");
    },
    request: (what, safeAnswer, handle) => async (params, token) => {
      const refusal = guard.refusal();
      if (refusal) return refusal;
      // One turn of the event loop, so that a cancellation sent right after the request can arrive.
      await new Promise<void>((resolve) => runtime.later(resolve, 0));
      if (token?.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled");
      try {
        return await handle(params);
      } catch (error) {
        report(what, error);
        return safeAnswer;
      }
    },
    notification: (what, handle) => async (params) => {
      if (guard.phase !== "running") return;
      try {
        await handle(params);
      } catch (error) {
        report(what, error);
      }
    },
    async attempt(what, act) {
      try {
        return await act();
      } catch (error) {
        report(what, error);
        return undefined;
      }
    },
    failedIn(uri, { during, error }) {
      const description = describe(error);
      // The same failure has another stack trace depending on which request analysed the document first.
      const kind = `${during} ${description.split("\n").slice(0, 2)}`;
      if (logged.has(kind)) return;
      logged.add(kind);
      log(`${uri}: internal error ${during} (virnet ${version}): ${description}`);
    },
  };
  return guard;
}

/** Whether virnet is at fault, and not the client's answer or a lost connection. */
function isInternal(error: unknown): boolean {
  return !(error instanceof ResponseError || error instanceof ConnectionError);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
