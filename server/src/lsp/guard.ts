// Runs every handler so that none can end the server: out of turn it is refused, cancelled it is dropped, and what it
// throws is logged, shown to the user once, and answered with something harmless.
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

/** What part of its life the server is in. */
type Phase = "new" | "running" | "shut down";

export interface Guard {
  phase: Phase;
  /** The error for a request out of turn. */
  refusal(): ResponseError<never> | undefined;
  request<P, R>(
    what: string,
    safeAnswer: R,
    handle: (params: P) => R | Promise<R>,
  ): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;
  notification<P>(what: string, handle: (params: P) => void | Promise<void>): (params: P) => Promise<void>;
  /**
   * What `act` returns, for one document of several: where it throws, that is reported, the answer is `undefined`, and
   * the others have their turn.
   */
  attempt<T>(what: string, act: () => T | Promise<T>): Promise<T | undefined>;
  /** Writes to the log what failed in a document, which has a finding about it; the same failure only once. */
  failedIn(uri: string, failure: Failure): void;
}

/** Where the guard reports to. */
interface Outlets {
  log(message: string): void;
  /** Shows the user a message that asks for nothing. */
  show(message: string): void;
}

export function createGuard({ log, show }: Outlets, runtime: Runtime): Guard {
  /** What the user was told of. */
  const shown = new Set<string>();
  /** What is in the log about documents. */
  const logged = new Set<string>();
  const report = (what: string, error: unknown) => {
    log(`${what} failed (virnet ${version}): ${describe(error)}`);
    if (!isOwnMistake(error) || shown.has(what)) return;
    shown.add(what);
    const reason = error instanceof Error ? error.message : String(error);
    show(`${what} failed, an internal error of virnet ${version}: ${reason}. The log has more; please report it.`);
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
      // A turn of the event loop, in which a cancellation right behind the request can arrive.
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
      // Whoever asked for the document first may be another one each time.
      const kind = `${during} ${description.split("\n").slice(0, 2)}`;
      if (logged.has(kind)) return;
      logged.add(kind);
      log(`${uri}: internal error ${during} (virnet ${version}): ${description}`);
    },
  };
  return guard;
}

/** An error that the editor answers, or a connection that is gone, is not virnet's. */
function isOwnMistake(error: unknown): boolean {
  return !(error instanceof ResponseError || error instanceof ConnectionError);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
