// Diagnostics of the workspace's documents that are not open, for users who enable them. They are always pushed, also to
// clients that pull those of open documents, one by one between other requests.
import type { Connection, Diagnostic } from "vscode-languageserver";
import type { Guard } from "./guard.js";
import type { Runtime } from "./runtime.js";

/** Pause after a change, in milliseconds, so that open documents come first. */
const pause = 300;

interface ClosedDiagnostics {
  /** The known documents or their diagnostics may have changed. */
  refresh(): void;
  /** The document was opened, and gets its diagnostics like any open document. */
  opened(uri: string): void;
}

interface ClosedDiagnosticsParts {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly guard: Guard;
  isWanted(): boolean;
  /** The URIs of the documents that are not open. */
  known(): readonly string[];
  /** `undefined` for a document that is gone or open. */
  check(uri: string): Promise<readonly Diagnostic[] | undefined>;
}

export function createClosedDiagnostics(parts: ClosedDiagnosticsParts): ClosedDiagnostics {
  const { connection, runtime, guard, isWanted, known, check } = parts;
  /** The diagnostics that the client shows, as JSON. */
  const shownByUri = new Map<string, string>();
  let callOff = () => {};
  /** Number of the current round; an older round that is still running ends. */
  let rounds = 0;

  const show = async (uri: string, diagnostics: readonly Diagnostic[]) => {
    const asJson = JSON.stringify(diagnostics);
    if (asJson === (shownByUri.get(uri) ?? "[]")) return;
    if (diagnostics.length > 0) shownByUri.set(uri, asJson);
    else shownByUri.delete(uri);
    await connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] });
  };
  const round = guard.notification("Checking documents that are not open", async () => {
    const turn = ++rounds;
    const wanted = new Set(isWanted() ? known() : []);
    for (const uri of shownByUri.keys()) if (!wanted.has(uri)) await show(uri, []);
    for (const uri of wanted) {
      await new Promise<void>((resolve) => runtime.later(resolve, 0));
      if (turn !== rounds) return;
      await show(uri, (await check(uri)) ?? []);
    }
  });
  return {
    refresh() {
      if (!isWanted() && shownByUri.size === 0) return;
      callOff();
      callOff = runtime.later(() => void round(undefined), pause);
    },
    opened(uri) {
      if (shownByUri.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  };
}
