// `virnet serve`: the language server. Loaded only when asked for.
import { type Command, UsageError } from "./args.js";

export const serveCommand: Command = {
  name: "serve",
  summary: "Run the language server for an editor",
  usage: "--stdio | --node-ipc | --socket=PORT | --pipe=NAME",
  about: "Speaks the Language Server Protocol until the editor says goodbye. virnet-language-server is the same.",
  options: {
    stdio: { help: "Speak over standard input and output" },
    "node-ipc": { help: "Speak over the channel of a Node parent process" },
    socket: { value: "PORT", help: "Connect to this local TCP port" },
    pipe: { value: "NAME", help: "Connect to this local socket or named pipe" },
    clientProcessId: { value: "PID", help: "The editor's process; the server ends when it does" },
  },
  examples: ["virnet serve --stdio"],
  async run({ flags, values, positionals }) {
    const given = [...flags, ...values.keys()].filter((name) => name !== "clientProcessId");
    if (given.length !== 1 || positionals.length > 0) {
      throw new UsageError("serve takes one of --stdio, --node-ipc, --socket=PORT and --pipe=NAME");
    }
    const { startNodeServer } = await import("../server/node.js");
    startNodeServer([
      ...[...flags].map((name) => `--${name}`),
      ...[...values].map(([name, value]) => `--${name}=${value}`),
    ]);
    return 0;
  },
};
