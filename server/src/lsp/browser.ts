// Entry of the language server as a web worker, connected by messages.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { startServer } from "./server.js";

/** The worker's global object, as far as it is used here and by the connection. */
type WorkerScope = ConstructorParameters<typeof BrowserMessageReader>[0] & { close(): void };

const scope = globalThis as unknown as WorkerScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
connection.onExit(() => scope.close());
startServer(connection, {
  later(run, milliseconds) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  now: Date.now,
});
