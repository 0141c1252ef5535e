// The language server as a Node process: over standard input and output, a socket, a pipe, or Node's IPC channel.
import { Console } from "node:console";
import { connect, type Socket } from "node:net";
import { type Connection, createConnection, IPCMessageReader, IPCMessageWriter } from "vscode-languageserver/node";
import { visible } from "../report/visible.js";
import { nodeFiles } from "./node-files.js";
import type { Runtime } from "./runtime.js";
import { startServer } from "./server.js";

/** How the server is connected to its client. */
export type Transport =
  | { readonly kind: "stdio" }
  | { readonly kind: "node-ipc" }
  | { readonly kind: "socket"; readonly port: number }
  | { readonly kind: "pipe"; readonly name: string };

const runtime: Runtime = {
  later(run, milliseconds) {
    if (milliseconds > 0) return clearTimeout.bind(undefined, setTimeout(run, milliseconds));
    return clearImmediate.bind(undefined, setImmediate(run));
  },
  now: Date.now,
  files: nodeFiles,
};

/** Serves one client until it disconnects, then ends the process. */
export function startNodeServer(transport: Transport): void {
  const connection = connectionOver(transport);
  // Standard output may be the connection, so nothing else must be written to it.
  globalThis.console = new Console(process.stderr);
  process.on("uncaughtException", (error) => console.error(error));
  startServer(connection, runtime);
}

function connectionOver(transport: Transport): Connection {
  switch (transport.kind) {
    case "stdio":
      return createConnection(process.stdin, process.stdout);
    case "node-ipc":
      process.on("disconnect", () => process.exit(1));
      return createConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
    case "socket":
      return overSocket(connect(transport.port, "127.0.0.1"));
    case "pipe":
      return overSocket(connect(transport.name));
  }
}

function overSocket(socket: Socket): Connection {
  socket.on("error", (error) => {
    console.error(`virnet-language-server: ${visible(error.message)}`);
    process.exit(1);
  });
  return createConnection(socket, socket);
}
