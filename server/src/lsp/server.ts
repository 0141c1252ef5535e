// The language server over any connection: life cycle, documents, settings, and the service's answers.
import {
  type Connection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  ErrorCodes,
  InitializedNotification,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { configName } from "../config/config.js";
import { type AboutAnswer, aboutRequest } from "../protocol.js";
import { createService, type DocumentSettings, type TextDocument } from "../service.js";
import { name, version } from "../version.js";
import { type Client, readClient } from "./client.js";
import { createClosedDiagnostics } from "./closed-diagnostics.js";
import { createConfiguration } from "./configuration.js";
import { deliverDiagnostics } from "./diagnostics.js";
import { createDocumentSettings } from "./document-settings.js";
import { createDocuments } from "./documents.js";
import { featureCapabilities, serveFeatures } from "./features.js";
import { filesFor } from "./files.js";
import { createFolders } from "./folders.js";
import { createGuard, type Guard } from "./guard.js";
import { followFolders, refreshViews, watchFiles } from "./requests.js";
import type { Runtime } from "./runtime.js";
import { createTyping } from "./typing.js";
import { createWorkspaceFiles } from "./workspace.js";

/**
 * Sets up the handlers of the connection and starts listening. Tests replace `makeService`.
 */
export function startServer(connection: Connection, runtime: Runtime, makeService = createService): void {
  const guard = createGuard(
    {
      log: (message) => connection.console.error(message),
      show: (message) =>
        void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
    },
    runtime,
  );

  connection.onInitialize((params): InitializeResult | ResponseError<never> => {
    if (guard.phase !== "new") return new ResponseError(ErrorCodes.InvalidRequest, "The server is already initialized");
    const client = readClient(params);
    serve({ connection, runtime, guard, client, makeService }, params);
    guard.phase = "running";
    return {
      serverInfo: { name, version },
      capabilities: {
        positionEncoding: client.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        ...(client.pullsDiagnostics && {
          diagnosticProvider: { identifier: "virnet", interFileDependencies: true, workspaceDiagnostics: false },
        }),
        ...(client.workspaceFolders && {
          workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
        }),
        ...featureCapabilities(client),
      },
    };
  });
  connection.onShutdown(() => {
    const refusal = guard.refusal();
    if (refusal) throw refusal;
    guard.phase = "shut down";
  });
  connection.onRequest(
    (method) => guard.refusal() ?? new ResponseError(ErrorCodes.MethodNotFound, `Unhandled method ${method}`),
  );
  connection.listen();
}

interface Serving {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly guard: Guard;
  readonly client: Client;
  readonly makeService: typeof createService;
}

/** Registers the handlers for this client. */
function serve({ connection, runtime, guard, client, makeService }: Serving, params: InitializeParams): void {
  const { initializationOptions } = params;
  const documents = createDocuments();
  const files = filesFor(connection, runtime, initializationOptions);
  const folders = createFolders(params);
  const { encoding, support } = client;
  const service = makeService({ encoding, support, failed: guard.failedIn, folderOf: folders.around });
  const shared = { connection, runtime, client, guard, documents, files, folders };
  const configuration = createConfiguration({ ...shared, initializationOptions, changed: () => void renew(undefined) });
  const settings = createDocumentSettings({ ...shared, configuration, encoding: client.encoding });

  /** Asks the service about an open document, once its settings are known; `undefined` when it is not open. */
  async function about<T>(
    uri: string,
    ask: (document: TextDocument, settings: DocumentSettings) => T,
  ): Promise<T | undefined> {
    if (documents.get(uri) === undefined) return undefined;
    const current = await settings.of(uri);
    const document = documents.get(uri);
    return document && ask(document, current);
  }

  async function lookAtAll(): Promise<void> {
    for (const { uri } of documents.all()) {
      await guard.attempt("Analysing a document", () =>
        about(uri, (document, current) => service.isNetwork(document, current)),
      );
    }
  }

  const typing = createTyping(runtime, (uri) => delivery.paused(uri));
  let latest: (AboutAnswer["latest"] & object) | undefined;
  const noted = new WeakSet<readonly Diagnostic[]>();
  /** Notes the time of an analysis, unless its diagnostics come from a cache. */
  const note = (uri: string, diagnostics: readonly Diagnostic[], milliseconds: number) => {
    if (noted.has(diagnostics)) return;
    noted.add(diagnostics);
    latest = { uri, time: new Date().toISOString(), milliseconds };
  };

  const delivery = deliverDiagnostics({
    ...shared,
    diagnose: (uri) =>
      about(uri, (document, current) => {
        const began = Date.now();
        if (service.isNetwork(document, current)) workspace.need();
        const diagnostics = service.diagnostics(document, current, typing.of(uri));
        note(uri, diagnostics, Date.now() - began);
        return { document, diagnostics };
      }),
  });
  const workspace = createWorkspaceFiles({
    ...shared,
    service,
    settingsFor: settings.of,
    isWanted: () => configuration.settings.scan || configuration.settings.closedDiagnostics,
    changed: () => {
      delivery.refresh();
      closed.refresh();
    },
  });
  const closed = createClosedDiagnostics({
    ...shared,
    isWanted: () => configuration.settings.closedDiagnostics,
    known: workspace.known,
    check: async (uri) => service.diagnosticsOfClosed(uri, await settings.of(uri)),
  });
  /** Scans the workspace at once when the user wants the diagnostics of all documents. */
  const scanIfWanted = () => {
    if (configuration.settings.closedDiagnostics) workspace.need();
  };
  /** Applies changed settings or config files, which may affect everything. */
  const renew = guard.notification("Applying the settings", async () => {
    await settings.renew();
    delivery.refresh();
    workspace.rescan();
    scanIfWanted();
    closed.refresh();
    await refreshViews(connection, client);
  });

  connection.onRequest<AboutAnswer | null, never>(
    aboutRequest,
    guard.request<void, AboutAnswer | null>(aboutRequest, null, () => ({
      version: version,
      open: documents.all().length,
      read: workspace.known().length,
      ...(latest && { latest }),
    })),
  );
  connection.onInitialized(
    guard.notification(InitializedNotification.method, async () => {
      void watchFiles(connection, client);
      await configuration.start();
      scanIfWanted();
    }),
  );
  connection.onDidOpenTextDocument(
    guard.notification(DidOpenTextDocumentNotification.method, async ({ textDocument }) => {
      const document = documents.open(textDocument);
      workspace.opened(document.uri);
      closed.opened(document.uri);
      delivery.opened(document);
      await settings.renew();
    }),
  );
  connection.onDidChangeTextDocument(
    guard.notification(DidChangeTextDocumentNotification.method, async (change) => {
      const old = change.contentChanges.every((each) => "range" in each)
        ? documents.get(change.textDocument.uri)
        : undefined;
      const document = documents.change(change, client.encoding);
      if (document) {
        typing.changed(old, document);
        delivery.changed(document);
        closed.refresh();
      }
      if (!client.watchesFiles) await settings.renewInTime();
    }),
  );
  connection.onDidSaveTextDocument(
    guard.notification(DidSaveTextDocumentNotification.method, async ({ textDocument: { uri } }) => {
      typing.ended(uri);
      await settings.renew();
      delivery.refresh();
    }),
  );
  connection.onDidCloseTextDocument(
    guard.notification(DidCloseTextDocumentNotification.method, async ({ textDocument: { uri } }) => {
      if (!documents.close(uri)) return;
      typing.ended(uri);
      service.forget(uri);
      delivery.closed(uri);
      workspace.closed(uri);
      await settings.renew();
    }),
  );
  connection.onDidChangeWatchedFiles(
    guard.notification(DidChangeWatchedFilesNotification.method, async ({ changes }) => {
      workspace.filesChanged(changes);
      if (changes.some(({ uri }) => uri.endsWith(`/${configName}`))) await renew(undefined);
    }),
  );
  followFolders(shared, folders, async () => {
    await configuration.ask();
    workspace.rescan();
  });
  serveFeatures({ ...shared, service, about, lookAtAll, settings: () => configuration.settings });
}
