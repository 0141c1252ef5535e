// Brings diagnostics to the editor in the one way it can take them: pushed some time after a change, or when it asks. What
// changes in one document may change what stands in others.
import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from "vscode-languageserver";
import type { TextDocument } from "../service.js";
import type { Client } from "./client.js";
import type { Documents } from "./documents.js";
import type { Guard } from "./guard.js";
import type { Runtime } from "./runtime.js";

/** For the log. */
const checking = "Checking a document";

/** Pause in typing after which diagnostics are pushed, in milliseconds. */
const typingPause = 75;
/** The same for those of other documents, behind those of the document itself. */
const othersPause = 150;

interface DiagnosticsDelivery {
  opened(document: TextDocument): void;
  changed(document: TextDocument): void;
  /** There may be more to say of the document, in which someone typed. */
  paused(uri: string): void;
  closed(uri: string): void;
  /** The diagnostics of any document may be others now. */
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
  const publishOne = guard.notification(checking, publish);
  const publishAll = guard.notification("Checking the documents", async () => {
    for (const uri of await settled(documents, guard, diagnose)) if (!timers.has(uri)) await publishOne(uri);
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
  /** The same diagnostics have the same result id. */
  const ids = new WeakMap<readonly Diagnostic[], string>();
  let count = 0;
  const idOf = (diagnostics: readonly Diagnostic[]) => {
    const id = ids.get(diagnostics) ?? String(++count);
    ids.set(diagnostics, id);
    return id;
  };
  const answered = new Map<string, Diagnosed>();
  const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

  connection.languages.diagnostics.on(
    guard.request(checking, nothing, async ({ textDocument: { uri }, previousResultId }) => {
      const diagnosed = await diagnose(uri);
      if (diagnosed === undefined) return nothing;
      answered.set(uri, diagnosed);
      const resultId = idOf(diagnosed.diagnostics);
      if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnosed.diagnostics] };
    }),
  );
  /** Whether the editor shows something else than what stands in a document; for a change of its own it asks anyway. */
  const isOutdated = async (uri: string) => {
    const [before, now] = [answered.get(uri), await diagnose(uri)];
    return before !== undefined && now?.document === before.document && now.diagnostics !== before.diagnostics;
  };
  const look = guard.notification("Refreshing diagnostics", async () => {
    const outdated: string[] = [];
    for (const uri of await settled(documents, guard, diagnose)) {
      if (await guard.attempt(checking, () => isOutdated(uri))) outdated.push(uri);
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

/** The open documents, once each was looked at: only then is known what each has to say of the others. */
async function settled(documents: Documents, guard: Guard, diagnose: DeliveryParts["diagnose"]): Promise<string[]> {
  const uris = documents.all().map(({ uri }) => uri);
  for (const uri of uris) await guard.attempt(checking, () => diagnose(uri));
  return uris;
}

/** The timer of all documents that nobody has touched; no document has this name. */
const others = Symbol("others");

/** One timer a name; starting it again puts it off. */
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
