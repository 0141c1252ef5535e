// An editor for tests: speaks LSP over streams with a server in this process or another one, and records its messages.
import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import {
  createConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  type PublishDiagnosticsParams,
} from "vscode-languageserver";
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { Files, Runtime } from "../../server/src/lsp/runtime.js";
import { startServer } from "../../server/src/lsp/server.js";
import type { createService } from "../../server/src/service.js";

export interface Editor {
  readonly connection: ProtocolConnection;
  /** Everything the server wrote to the log. */
  readonly log: readonly string[];
  /** Every message the user was shown. */
  readonly shown: readonly string[];
  /** Every push of diagnostics, oldest first. */
  readonly pushes: readonly PublishDiagnosticsParams[];
  /** What the server asked of the editor: methods, oldest first. */
  readonly asked: readonly string[];
  /** Resolves once the server has asked this so many times. */
  wasAsked(method: string, times?: number): Promise<true>;
  /** What the editor answers to workspace/configuration; a promise answers late. */
  settings: unknown;
  initialize(options?: Partial<InitializeParams>): Promise<InitializeResult>;
  open(uri: string, text: string, languageId?: string): Promise<void>;
  change(uri: string, version: number, ...contentChanges: unknown[]): Promise<void>;
  close(uri: string): Promise<void>;
  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  /** The first push for the document that fits, also one that came already. */
  pushed(uri: string, fits?: (params: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams>;
  /** Resolves once a log line fits. */
  logged(pattern: RegExp): Promise<string>;
  /** Resolves once the server has worked off everything sent so far, timers included. */
  quiet(): Promise<void>;
  /** Writes bytes past the protocol. */
  write(bytes: string): void;
}

export interface World {
  /** The files of the machine; none without it. */
  readonly files?: Files;
  /** How many times faster the server's pauses pass. */
  readonly haste?: number;
  /** The server's long pauses last until `pass` is called, however long that takes. */
  readonly holds?: boolean;
  /** What takes the place of the service. */
  readonly makeService?: typeof createService;
  /** The server's clock, in milliseconds. */
  readonly now?: () => number;
}

/** Longer than any pause of the server after a change, in milliseconds. */
const calm = 150;
/** Times a message goes to an idle server and back before whatever led from one message to another has come to its end. */
const enough = 10;

/** An editor whose server runs in this process; `exited` resolves with the exit code the process would end with. */
export function editorInProcess({
  files,
  haste = 1,
  holds = false,
  now = () => performance.now(),
  makeService,
}: World = {}): Editor & {
  readonly exited: Promise<number>;
  /** Ends the long pauses that are held. */
  pass(): void;
} {
  const [toServer, fromServer] = [new PassThrough(), new PassThrough()];
  let exit: (code: number) => void = () => {};
  const exited = new Promise<number>((resolve) => {
    exit = resolve;
  });
  const connection = createConnection(
    (logger) =>
      createProtocolConnection(new StreamMessageReader(toServer), new StreamMessageWriter(fromServer), logger),
    { shutdownReceived: false, initialize() {}, exit },
  );
  /** What the server has begun and not ended: its pauses after a change, and the files it reads. */
  const pending = new Set<object>();
  const begin = () => {
    const task = {};
    pending.add(task);
    return () => void pending.delete(task);
  };
  const held = new Set<() => void>();
  const runtime: Runtime = {
    later(run, milliseconds) {
      if (holds && milliseconds > calm) {
        const once = () => run();
        held.add(once);
        return () => void held.delete(once);
      }
      const end = milliseconds <= calm ? begin() : () => {};
      const once = () => {
        end();
        run();
      };
      const timer = milliseconds > 0 ? setTimeout(once, milliseconds / haste) : setImmediate(once);
      // Nobody waits for the end of typing.
      if (milliseconds > calm) timer.unref();
      const stop = () =>
        milliseconds > 0 ? clearTimeout(timer as NodeJS.Timeout) : clearImmediate(timer as NodeJS.Immediate);
      return () => {
        end();
        stop();
      };
    },
    now,
    ...(files && { files: noticed(files, begin) }),
  };
  startServer(connection, runtime, makeService);
  const editor = editorOver(fromServer, toServer);
  const answer = () => editor.connection.sendRequest("no/such/method", {}).catch(() => {});
  return Object.assign(editor, {
    exited,
    pass() {
      const ended = [...held];
      held.clear();
      for (const run of ended) run();
    },
    async quiet() {
      for (let idle = 0; idle < enough; idle = pending.size > 0 ? 0 : idle + 1) {
        await answer();
        if (pending.size > 0) await new Promise((resolve) => setTimeout(resolve, 1));
      }
    },
  });
}

/** The same files; `begin` is told of each reading, and what it returns of its end. */
function noticed(files: Files, begin: () => () => void): Files {
  const during = <T>(reading: Promise<T>): Promise<T> => reading.finally(begin());
  return {
    read: (uri, most) => during(files.read(uri, most)),
    async *find(folder) {
      const end = begin();
      try {
        yield* files.find(folder);
      } finally {
        end();
      }
    },
    exists: (uri) => during(files.exists(uri)),
    real: (uri) => during(files.real(uri)),
  };
}

/** An editor over the streams of a server. */
export function editorOver(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Editor {
  const connection = createProtocolConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  const log: string[] = [];
  const shown: string[] = [];
  const pushes: PublishDiagnosticsParams[] = [];
  const asked: string[] = [];
  const watchers = new Set<() => void>();
  const heard = () => {
    for (const watcher of watchers) watcher();
  };
  connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
    log.push(message);
    heard();
  });
  connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
    shown.push(message);
    heard();
  });
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    pushes.push(params);
    heard();
  });
  const answers: Record<string, () => unknown> = {
    "workspace/configuration": async () => [await editor.settings],
    "client/registerCapability": () => null,
    "workspace/diagnostic/refresh": () => null,
    "workspace/inlayHint/refresh": () => null,
    "workspace/codeLens/refresh": () => null,
    "workspace/semanticTokens/refresh": () => null,
  };
  for (const [method, answer] of Object.entries(answers)) {
    connection.onRequest(method, () => {
      asked.push(method);
      heard();
      return answer();
    });
  }
  connection.listen();

  /** What `find` finds, as soon as it finds it. */
  const wait = <T>(find: () => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        watchers.delete(look);
        resolve(found);
      };
      watchers.add(look);
      look();
    });

  const editor: Editor = {
    connection,
    log,
    shown,
    pushes,
    asked,
    settings: null,
    async initialize(options) {
      const params = { processId: null, rootUri: null, capabilities: {}, ...options };
      const result: InitializeResult = await connection.sendRequest("initialize", params);
      await connection.sendNotification("initialized", {});
      return result;
    },
    open: (uri, text, languageId = "xml") =>
      connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } }),
    change: (uri, version, ...contentChanges) =>
      connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges }),
    close: (uri) => connection.sendNotification("textDocument/didClose", { textDocument: { uri } }),
    pull: (uri, previousResultId) =>
      connection.sendRequest("textDocument/diagnostic", {
        textDocument: { uri },
        ...(previousResultId !== undefined && { previousResultId }),
      }),
    pushed: (uri, fits = () => true) => wait(() => pushes.find((params) => params.uri === uri && fits(params))),
    logged: (pattern) => wait(() => log.find((line) => pattern.test(line))),
    wasAsked: (method, times = 1) =>
      wait(() => asked.filter((candidate) => candidate === method).length >= times || undefined),
    async quiet() {
      await new Promise((resolve) => setTimeout(resolve, calm));
      await connection.sendRequest("no/such/method", {}).catch(() => {});
    },
    write: (bytes) => void output.write(bytes),
  };
  return editor;
}

/** The full report of a pull; fails on an unchanged one. */
export function full(report: DocumentDiagnosticReport): { items: Diagnostic[]; resultId?: string } {
  assert.ok(report.kind === "full", "a full report");
  return report;
}

/** The rule ids of diagnostics, in their order. */
export function codes({
  items,
  diagnostics = items,
}: {
  items?: Diagnostic[];
  diagnostics?: Diagnostic[] | undefined;
}) {
  return (diagnostics ?? []).map(({ code }) => code);
}

/** Capabilities of an editor that asks for diagnostics. */
export const pulling = {
  textDocument: { diagnostic: {} },
  workspace: { diagnostics: { refreshSupport: true } },
};
