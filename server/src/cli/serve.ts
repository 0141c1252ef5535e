// `virnet serve`: the language server. Loaded only when asked for.

import type { Transport } from "../lsp/node.js";
import { quoted } from "../prose/wording.js";
import { type Arguments, type Command, UsageError } from "./args.js";

export const serveCommand: Command = {
  name: "serve",
  summary: "Run the language server for an editor",
  usage: "--stdio | --node-ipc | --socket=PORT | --pipe=NAME",
  about:
    "Speaks the Language Server Protocol until the client disconnects. virnet-language-server is another name for this command.",
  options: {
    stdio: { help: "Use standard input and output" },
    "node-ipc": { help: "Use the IPC channel of a Node parent process" },
    socket: { value: "PORT", help: "Connect to this local TCP port" },
    pipe: { value: "NAME", help: "Connect to this local socket or named pipe" },
    clientProcessId: { value: "PID", help: "The editor's process; the server ends when it does" },
  },
  exitCodes: {
    0: "the client shut the server down",
    1: "the client disconnected without a shutdown request, or cannot be reached",
    2: "wrong usage, or an internal error",
  },
  examples: ["virnet serve --stdio"],
  async run(args) {
    await serve(args);
    return 0;
  },
};

/** Starts the server; it ends the process by itself. @throws UsageError */
export async function serve(args: Arguments): Promise<void> {
  const transport = transportOf(args);
  const { startNodeServer } = await import("../lsp/node.js");
  startNodeServer(transport);
}

/** @throws UsageError */
function transportOf({ flags, values, positionals }: Arguments): Transport {
  const given = [...flags, ...values.keys()].filter((name) => name !== "clientProcessId");
  const [kind] = given;
  if (kind === undefined || given.length > 1 || positionals.length > 0) {
    throw new UsageError("serve needs exactly one of --stdio, --node-ipc, --socket=PORT and --pipe=NAME");
  }
  if (kind === "stdio") return { kind };
  if (kind === "node-ipc") {
    if (process.send === undefined) throw new UsageError("--node-ipc needs a parent process that opened a channel");
    return { kind };
  }
  const value = values.get(kind) ?? "";
  if (kind === "socket") {
    const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
    if (port < 1 || port > 65535) throw new UsageError(`--socket must be a port from 1 to 65535, not ${quoted(value)}`);
    return { kind, port };
  }
  return { kind: "pipe", name: value };
}
