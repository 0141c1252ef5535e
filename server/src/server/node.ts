// The language server as a Node process: over standard input and output, a socket, a pipe, or Node's own channel.
import { Console } from "node:console";
import { connect, type Socket } from "node:net";
import { type Connection, createConnection, IPCMessageReader, IPCMessageWriter } from "vscode-languageserver/node";
import { nodeFiles } from "./node-files.js";
import type { Runtime } from "./runtime.js";
import { startServer } from "./server.js";

const usage = "Usage: virnet-language-server --stdio | --node-ipc | --socket=PORT | --pipe=NAME\n";

const runtime: Runtime = {
  later(run, milliseconds) {
    if (milliseconds > 0) return clearTimeout.bind(undefined, setTimeout(run, milliseconds));
    return clearImmediate.bind(undefined, setImmediate(run));
  },
  now: Date.now,
  files: nodeFiles,
};

/**
 * Serves one editor until it says goodbye or goes away, then ends the process. Without a transport among the arguments
 * it explains itself and ends with 2. Arguments it does not know are for others.
 */
export function startNodeServer(argv: readonly string[]): void {
  const connection = connectionFor(argv);
  if (connection === undefined) {
    process.stderr.write(usage);
    process.exit(2);
  }
  // Standard output may be the wire; whatever prints must not write there.
  globalThis.console = new Console(process.stderr);
  process.on("uncaughtException", (error) => console.error(error));
  startServer(connection, runtime);
}

function connectionFor(argv: readonly string[]): Connection | undefined {
  const optionValue = (name: string) =>
    argv.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1);
  if (argv.includes("--stdio")) return createConnection(process.stdin, process.stdout);
  if (argv.includes("--node-ipc") && process.send !== undefined) {
    process.on("disconnect", () => process.exit(1));
    return createConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
  }
  const port = Number(optionValue("--socket"));
  if (Number.isInteger(port) && port > 0 && port < 65536) return overSocket(connect(port, "127.0.0.1"));
  const pipe = optionValue("--pipe");
  return pipe ? overSocket(connect(pipe)) : undefined;
}

function overSocket(socket: Socket): Connection {
  socket.on("error", (error) => {
    console.error(`virnet-language-server: ${error.message}`);
    process.exit(1);
  });
  return createConnection(socket, socket);
}
