// Runs every handler so that none can end the server: out of turn it is refused, cancelled it is dropped, and what it
// throws is logged and answered with something harmless.
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

export function createGuard(log: { error(message: string): void }, runtime: Runtime): Guard {
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
        log.error(`${what} failed: ${describe(error)}`);
        return safeAnswer;
      }
    },
    notification: (what, handle) => async (params) => {
      if (guard.phase !== "running") return;
      try {
        await handle(params);
      } catch (error) {
        log.error(`${what} failed: ${describe(error)}`);
      }
    },
  };
  return guard;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
