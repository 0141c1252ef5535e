// The client's settings: the initialization options, then what the client answers to workspace/configuration, or sends by
// itself when it cannot be asked. Logs what is invalid, each sentence once.
import { ConfigurationRequest, type Connection, DidChangeConfigurationNotification } from "vscode-languageserver";
import type { Client } from "./client.js";
import type { Folders } from "./folders.js";
import type { Guard } from "./guard.js";
import type { Runtime } from "./runtime.js";
import { type EditorSettings, isSameSettings, readSettings } from "./settings.js";

/** How long diagnostics wait for the client's first answer, in milliseconds. */
const patience = 500;

export interface Configuration {
  /** The settings of the whole workspace. */
  readonly settings: EditorSettings;
  /** The settings of the folder a document is in: where several folders are open, each may have its own. */
  settingsFor(uri: string): EditorSettings;
  /** Resolves when the first settings have arrived, or the client takes too long to send them. */
  readonly settled: Promise<void>;
  /** Asks the client for its settings, and to report when they change. */
  start(): Promise<void>;
  /** Asks again, where the client can be asked. */
  ask(): Promise<void>;
}

interface ConfigurationParts {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly client: Client;
  readonly guard: Guard;
  readonly folders: Folders;
  readonly initializationOptions: unknown;
  /** Called when settings change after they were settled. */
  changed(): void;
}

export function createConfiguration(parts: ConfigurationParts): Configuration {
  const { connection, runtime, client, guard, folders, initializationOptions, changed } = parts;
  const logged = new Set<string>();
  const read = (value: unknown, defaults?: EditorSettings): EditorSettings => {
    const { settings, problems } = readSettings(value, defaults);
    for (const problem of problems.filter((candidate) => !logged.has(candidate))) {
      logged.add(problem);
      connection.console.warn(problem);
    }
    return settings;
  };
  const initial = read(initializationOptions);
  let current = initial;
  let ownSettings: ReadonlyMap<string, EditorSettings> = new Map();

  let isSettled = !client.configuration;
  let settle = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = () => {
      isSettled = true;
      resolve();
    };
  });
  const giveUp = runtime.later(settle, isSettled ? 0 : patience);

  const apply = (value: unknown, own: readonly (readonly [folder: string, value: unknown])[] = []) => {
    const next = read(value, initial);
    const nextOwn = new Map(own.map(([folder, values]) => [folder, read(values, initial)]));
    if (isSameSettings([next, ...nextOwn.values()], [current, ...ownSettings.values()])) return;
    current = next;
    ownSettings = nextOwn;
    if (isSettled) changed();
  };
  let asked = 0;
  const askOnce = guard.notification(ConfigurationRequest.method, async () => {
    if (!client.configuration) return;
    const turn = ++asked;
    // A single folder has the settings of the workspace.
    const several = folders.all().length > 1 ? folders.all() : [];
    const scopes = [{}, ...several.map((scopeUri) => ({ scopeUri }))];
    const values: unknown[] = await connection.workspace.getConfiguration(
      scopes.map((scope) => ({ ...scope, section: "virnet" })),
    );
    // Answers may overtake each other; only that to the latest request applies.
    if (turn !== asked) return;
    const own = several.map((folder, index) => [folder, values[index + 1]] as const);
    apply(values[0], own);
  });
  let latest = Promise.resolve();
  const ask = () => {
    latest = askOnce(undefined);
    return latest;
  };
  connection.onDidChangeConfiguration(
    guard.notification(DidChangeConfigurationNotification.method, async (params) => {
      if (client.configuration) await ask();
      else if (params.settings !== null && params.settings !== undefined) apply(params.settings);
    }),
  );
  return {
    get settings() {
      return current;
    },
    settingsFor: (uri) => ownSettings.get(folders.around(uri) ?? "") ?? current,
    settled,
    ask,
    async start() {
      if (client.registersConfiguration) {
        const section = { section: "virnet" };
        connection.client.register(DidChangeConfigurationNotification.type, section).catch((error: unknown) => {
          connection.console.warn(`The client does not report changed settings: ${error}`);
        });
      }
      let answered = ask();
      await answered;
      // A client that reports a change right at the start is asked again, and only that answer applies.
      while (answered !== latest) {
        answered = latest;
        await answered;
      }
      giveUp();
      settle();
    },
  };
}
