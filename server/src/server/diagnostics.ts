// Brings diagnostics to the editor in the one way it can take them: pushed some time after a change, or when it asks.
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

/** Pause in typing after which diagnostics are pushed, in milliseconds. */
const typingPause = 75;

export interface DiagnosticsDelivery {
  opened(document: TextDocument): void;
  changed(document: TextDocument): void;
  closed(uri: string): void;
  /** The settings have changed: all diagnostics may be others now. */
  refresh(): void;
}

export interface DeliveryParts {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly client: Client;
  readonly guard: Guard;
  readonly documents: Documents;
  /** Resolves when the first settings are known; nothing is checked before. */
  readonly settled: Promise<void>;
  diagnose(document: TextDocument): readonly Diagnostic[];
}

export function deliverDiagnostics(parts: DeliveryParts): DiagnosticsDelivery {
  return parts.client.pullsDiagnostics ? answer(parts) : push(parts);
}

function push({
  connection,
  runtime,
  client,
  guard,
  documents,
  settled,
  diagnose,
}: DeliveryParts): DiagnosticsDelivery {
  const waiting = new Map<string, () => void>();
  const cancel = (uri: string) => {
    waiting.get(uri)?.();
    waiting.delete(uri);
  };
  const publish = guard.notification("Checking a document", async (uri: string) => {
    waiting.delete(uri);
    await settled;
    const document = documents.get(uri);
    if (document === undefined || waiting.has(uri)) return;
    const version = client.versionsDiagnostics ? { version: document.version } : {};
    await connection.sendDiagnostics({ uri, ...version, diagnostics: [...diagnose(document)] });
  });
  const schedule = (uri: string, milliseconds: number) => {
    cancel(uri);
    waiting.set(
      uri,
      runtime.later(() => void publish(uri), milliseconds),
    );
  };
  return {
    opened: ({ uri }) => schedule(uri, 0),
    changed: ({ uri }) => schedule(uri, typingPause),
    closed(uri) {
      cancel(uri);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
    refresh() {
      for (const { uri } of documents.all()) schedule(uri, 0);
    },
  };
}

function answer({ connection, client, guard, documents, settled, diagnose }: DeliveryParts): DiagnosticsDelivery {
  /** The service hands out the same diagnostics as long as nothing changes; so they can wear their result id. */
  const ids = new WeakMap<readonly Diagnostic[], string>();
  let count = 0;
  const idOf = (diagnostics: readonly Diagnostic[]) => {
    const id = ids.get(diagnostics) ?? String(++count);
    ids.set(diagnostics, id);
    return id;
  };
  const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

  connection.languages.diagnostics.on(
    guard.request("Checking a document", nothing, async ({ textDocument, previousResultId }) => {
      await settled;
      const document = documents.get(textDocument.uri);
      if (document === undefined) return nothing;
      const diagnostics = diagnose(document);
      const resultId = idOf(diagnostics);
      if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...diagnostics] };
    }),
  );
  const refresh = guard.notification("Refreshing diagnostics", () => connection.languages.diagnostics.refresh());
  const ignore = () => {};
  return {
    opened: ignore,
    changed: ignore,
    closed: ignore,
    refresh() {
      if (client.refreshesDiagnostics) void refresh(undefined);
    },
  };
}
