// The language server's client: started when there is first something to do for it, made anew on command, in whatever
// state it is by then.
import { type Disposable, type Event, EventEmitter } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

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

interface Launched {
  readonly client: BaseLanguageClient;
  readonly belongings: readonly Disposable[];
}

/** @param create makes a client, and what belongs to it, that is not yet started */
export function createServer(create: () => Promise<Launched>): Server {
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
    try {
      const { client, belongings } = await create();
      const states = client.onDidChangeState(() => {
        running = client.isRunning() ? client : undefined;
        become(running ? "running" : client.needsStop() ? "starting" : "failed");
      });
      const launched = { client, belongings: [...belongings, states] };
      try {
        await client.start();
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
      // One that is not up refuses to be stopped, and may still be trying to get up.
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
