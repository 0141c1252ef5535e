// Delivers diagnostics in the way the client supports: pushed some time after a change, or pulled by the client. A change
// of one document may change the diagnostics of others.
import {
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  PublishDiagnosticsNotification,
} from "vscode-languageserver";
import type { TextDocument } from "../service.js";
import type { Client } from "./client.js";
import type { Documents } from "./documents.js";
import type { Guard } from "./guard.js";
import type { Runtime } from "./runtime.js";

/** Pause in typing after which diagnostics are pushed, in milliseconds. */
const typingPause = 75;
/** Pause after which the diagnostics of all documents are pushed, in milliseconds. */
const othersPause = 150;

interface DiagnosticsDelivery {
  opened(document: TextDocument): void;
  changed(document: TextDocument): void;
  /** Typing in the document has paused, so it may have more diagnostics. */
  paused(uri: string): void;
  closed(uri: string): void;
  /** The diagnostics of any document may have changed. */
  refresh(): void;
}

interface DeliveryParts {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly client: Client;
  readonly guard: Guard;
  readonly documents: Documents;
  /**
   * The diagnostics of an open document, once its settings are known; the same array as long as nothing changes.
   * `undefined` for a document that is not open.
   */
  diagnose(uri: string): Promise<Diagnosed | undefined>;
}

interface Diagnosed {
  readonly document: TextDocument;
  readonly diagnostics: readonly Diagnostic[];
}

export function deliverDiagnostics(parts: DeliveryParts): DiagnosticsDelivery {
  return parts.client.pullsDiagnostics ? answer(parts) : push(parts);
}

function push({ connection, runtime, client, guard, documents, diagnose }: DeliveryParts): DiagnosticsDelivery {
  const timers = createTimers(runtime);
  const pushed = new Map<string, readonly Diagnostic[]>();

  const publish = async (uri: string) => {
    const diagnosed = await diagnose(uri);
    // Closed meanwhile, or changed again.
    if (diagnosed === undefined || timers.has(uri) || documents.get(uri) !== diagnosed.document) return;
    if (pushed.get(uri) === diagnosed.diagnostics) return;
    pushed.set(uri, diagnosed.diagnostics);
    const version = client.versionsDiagnostics ? { version: diagnosed.document.version } : {};
    await connection.sendDiagnostics({ uri, ...version, diagnostics: [...diagnosed.diagnostics] });
  };
  const { method } = PublishDiagnosticsNotification;
  const publishOne = guard.notification(method, publish);
  const publishAll = guard.notification(method, async () => {
    for (const uri of await settled(method, documents, guard, diagnose)) if (!timers.has(uri)) await publishOne(uri);
  });
  const schedule = (uri: string, milliseconds: number) => {
    timers.start(uri, milliseconds, () => void publishOne(uri));
    timers.start(others, Math.max(milliseconds, othersPause), () => void publishAll(undefined));
  };
  return {
    opened: ({ uri }) => schedule(uri, 0),
    changed: ({ uri }) => schedule(uri, typingPause),
    paused: (uri) => timers.start(uri, 0, () => void publishOne(uri)),
    closed(uri) {
      timers.stop(uri);
      pushed.delete(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
      timers.start(others, othersPause, () => void publishAll(undefined));
    },
    refresh: () => timers.start(others, 0, () => void publishAll(undefined)),
  };
}

function answer({ connection, runtime, guard, documents, diagnose }: DeliveryParts): DiagnosticsDelivery {
  const timers = createTimers(runtime);
  /** Result resultIds; equal diagnostics have equal resultIds. */
  const resultIds = new WeakMap<readonly Diagnostic[], string>();
  let count = 0;
  const idOf = (diagnostics: readonly Diagnostic[]) => {
    const id = resultIds.get(diagnostics) ?? String(++count);
    resultIds.set(diagnostics, id);
    return id;
  };
  const answered = new Map<string, Diagnosed>();
  const { method } = DocumentDiagnosticRequest;
  const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

  connection.languages.diagnostics.on(
    guard.request(method, nothing, async ({ textDocument: { uri }, previousResultId }) => {
      const diagnosed = await diagnose(uri);
      if (diagnosed === undefined) return nothing;
      answered.set(uri, diagnosed);
      const resultId = idOf(diagnosed.diagnostics);
      if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnosed.diagnostics] };
    }),
  );
  /** Whether the client shows outdated diagnostics of a document that it has not changed, and so would not ask again. */
  const isOutdated = async (uri: string) => {
    const [before, now] = [answered.get(uri), await diagnose(uri)];
    return before !== undefined && now?.document === before.document && now.diagnostics !== before.diagnostics;
  };
  const look = guard.notification(DiagnosticRefreshRequest.method, async () => {
    const outdated: string[] = [];
    for (const uri of await settled(method, documents, guard, diagnose)) {
      if (await guard.attempt(method, () => isOutdated(uri))) outdated.push(uri);
    }
    if (outdated.length === 0) return;
    for (const uri of outdated) answered.delete(uri);
    await connection.languages.diagnostics.refresh();
  });
  const lookAfter = (milliseconds: number) => timers.start(others, milliseconds, () => void look(undefined));
  return {
    opened: () => lookAfter(othersPause),
    changed: () => lookAfter(othersPause),
    paused: () => lookAfter(0),
    closed(uri) {
      answered.delete(uri);
      lookAfter(othersPause);
    },
    refresh: () => lookAfter(0),
  };
}

/** The open documents, after each was analysed: only then are the findings between documents known. */
async function settled(
  method: string,
  documents: Documents,
  guard: Guard,
  diagnose: DeliveryParts["diagnose"],
): Promise<string[]> {
  const uris = documents.all().map(({ uri }) => uri);
  for (const uri of uris) await guard.attempt(method, () => diagnose(uri));
  return uris;
}

/** The name of the timer for all other documents; a symbol, so that no document has it. */
const others = Symbol("others");

/** One timer per name; starting it again restarts it. */
function createTimers(runtime: Runtime) {
  const waiting = new Map<string | symbol, () => void>();
  const stop = (name: string | symbol) => {
    waiting.get(name)?.();
    waiting.delete(name);
  };
  return {
    has: (name: string | symbol) => waiting.has(name),
    stop,
    start(name: string | symbol, milliseconds: number, run: () => void) {
      stop(name);
      const once = () => {
        waiting.delete(name);
        run();
      };
      waiting.set(name, runtime.later(once, milliseconds));
    },
  };
}
