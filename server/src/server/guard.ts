// Runs every handler so that none can end the server: out of turn it is refused, cancelled it is dropped, and what it
// throws is logged, told to the user and answered with something harmless.
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
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
}

/** @param tell shows the user a message; of many failures, which mostly have one cause, the first is told */
export function createGuard(
  log: { error(message: string): void },
  runtime: Runtime,
  tell: (message: string) => void,
): Guard {
  let isTold = false;
  const failed = (what: string, error: unknown) => {
    log.error(`${what} failed: ${describe(error)}`);
    if (isTold) return;
    isTold = true;
    tell(`virnet: ${what} failed, so that what is shown may be incomplete. The log has the details; please report it.`);
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
        failed(what, error);
        return safeAnswer;
      }
    },
    notification: (what, handle) => async (params) => {
      if (guard.phase !== "running") return;
      try {
        await handle(params);
      } catch (error) {
        failed(what, error);
      }
    },
  };
  return guard;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
