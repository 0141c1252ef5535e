// The language client: started when it is first needed, and restarted on command, whatever its state.
import { type Disposable, type Event, EventEmitter } from "vscode";
import type { BaseLanguageClient, CloseAction, ErrorAction, ErrorHandler } from "vscode-languageclient";

export type ServerState = "off" | "starting" | "running" | "failed";

export interface Server extends Disposable {
  readonly state: ServerState;
  readonly onDidChangeState: Event<ServerState>;
  /** The client while it is running. */
  readonly client: BaseLanguageClient | undefined;
  /** The running client; starts it, once. @throws when it does not start, then and until the next restart */
  start(): Promise<BaseLanguageClient>;
  restart(): Promise<BaseLanguageClient>;
  stop(): Promise<void>;
}

/** A client, and what to dispose together with it. */
interface Launched {
  readonly client: BaseLanguageClient;
  readonly belongings: readonly Disposable[];
}

// By their values, so that the language client is not loaded before it is needed.
const continueRunning: ErrorAction.Continue = 1;
const doNotRestart: CloseAction.DoNotRestart = 1;

/** @param create makes a client that is not yet started, with this handler of errors */
export function createServer(create: (errors: ErrorHandler) => Promise<Launched>): Server {
  const changed = new EventEmitter<ServerState>();
  let state: ServerState = "off";
  let current: Promise<Launched> | undefined;
  let running: BaseLanguageClient | undefined;

  const become = (next: ServerState) => {
    if (next === state) return;
    state = next;
    changed.fire(state);
  };

  async function launch(): Promise<Launched> {
    become("starting");
    let isOurs = false;
    let usual: ErrorHandler | undefined;
    try {
      const { client, belongings } = await create({
        error: (...args) => usual?.error(...args) ?? { action: continueRunning },
        // A client that failed to start or was released must not restart by itself: if two are running, the second cannot
        // register its commands.
        closed: () => (isOurs && usual?.closed()) || { action: doNotRestart, handled: true },
      });
      usual = client.createDefaultErrorHandler();
      const states = client.onDidChangeState(() => {
        running = client.isRunning() ? client : undefined;
        become(running ? "running" : client.needsStop() ? "starting" : "failed");
      });
      const release = {
        dispose() {
          isOurs = false;
        },
      };
      const launched = { client, belongings: [...belongings, states, release] };
      try {
        await client.start();
        isOurs = true;
      } catch (error) {
        await end(launched);
        throw error;
      }
      return launched;
    } catch (error) {
      become("failed");
      throw error;
    }
  }

  async function end({ client, belongings }: Launched): Promise<void> {
    for (const one of belongings) one.dispose();
    running = undefined;
    await client.dispose().catch(() => {
      // A client that is not running rejects being stopped, and may be about to start.
      client.onDidChangeState(() => {
        if (client.isRunning()) client.stop().catch(() => undefined);
      });
    });
  }

  async function stop(): Promise<void> {
    const launched = await current?.catch(() => undefined);
    if (launched) await end(launched);
  }

  return {
    get state() {
      return state;
    },
    onDidChangeState: changed.event,
    get client() {
      return running;
    },
    async start() {
      current ??= launch();
      return (await current).client;
    },
    async restart() {
      // One after the other: two at a time would register the same commands.
      current = stop().then(launch);
      return (await current).client;
    },
    stop,
    dispose: () => changed.dispose(),
  };
}
