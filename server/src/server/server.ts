// The language server over any connection: life cycle, documents, settings, and what the service answers.
import {
  type Connection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import manifest from "../../package.json" with { type: "json" };
import { createService } from "../service.js";
import { type Client, readClient } from "./client.js";
import { createConfiguration } from "./configuration.js";
import { deliverDiagnostics } from "./diagnostics.js";
import { createDocuments } from "./documents.js";
import { createGuard, type Guard } from "./guard.js";
import type { Runtime } from "./runtime.js";

/** Wires the connection up and listens; everything else happens as the editor asks for it. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const guard = createGuard(connection.console, runtime);

  connection.onInitialize((params): InitializeResult | ResponseError<never> => {
    if (guard.phase !== "new") return new ResponseError(ErrorCodes.InvalidRequest, "The server is already initialized");
    const client = readClient(params.capabilities);
    serve(connection, runtime, guard, client, params);
    guard.phase = "running";
    return {
      serverInfo: { name: manifest.name, version: manifest.version },
      capabilities: {
        positionEncoding: client.encoding,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        ...(client.pullsDiagnostics && {
          diagnosticProvider: { identifier: "virnet", interFileDependencies: false, workspaceDiagnostics: false },
        }),
        ...(client.codeActions && { codeActionProvider: { codeActionKinds: ["quickfix"] } }),
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

/** Registers what answers this client. */
function serve(
  connection: Connection,
  runtime: Runtime,
  guard: Guard,
  client: Client,
  { initializationOptions }: InitializeParams,
): void {
  const documents = createDocuments();
  const service = createService({ encoding: client.encoding, documentChanges: client.documentChanges });
  const shared = { connection, runtime, client, guard };
  const configuration = createConfiguration({ ...shared, initializationOptions, changed: () => delivery.refresh() });
  const delivery = deliverDiagnostics({
    ...shared,
    documents,
    settled: configuration.settled,
    diagnose: (document) => service.diagnostics(document, configuration.settings),
  });

  connection.onInitialized(guard.notification("Starting", () => configuration.start()));
  connection.onDidOpenTextDocument(
    guard.notification("Opening a document", ({ textDocument }) => delivery.opened(documents.open(textDocument))),
  );
  connection.onDidChangeTextDocument(
    guard.notification("Changing a document", (params) => {
      const document = documents.change(params, client.encoding);
      if (document) delivery.changed(document);
    }),
  );
  connection.onDidCloseTextDocument(
    guard.notification("Closing a document", ({ textDocument: { uri } }) => {
      if (!documents.close(uri)) return;
      service.forget(uri);
      delivery.closed(uri);
    }),
  );
  connection.onCodeAction(
    guard.request("Looking for quick fixes", [], ({ textDocument, range, context }) => {
      const document = documents.get(textDocument.uri);
      return document ? service.codeActions(document, range, context, configuration.settings) : [];
    }),
  );
}
