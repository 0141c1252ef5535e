// The files besides the open documents: those of this machine, and those that the client provides.
import type { Connection } from "vscode-languageserver";
import { tooLarge } from "../config/config.js";
import { type FindFilesParams, findFilesRequest, type ReadFileParams, readFileRequest } from "../protocol.js";
import type { Files, Runtime } from "./runtime.js";

/** How long the client may take to answer a request about files, in milliseconds. */
const patience = 5000;

/**
 * The files the server can see. The client is asked by `virnet/readFile` and `virnet/findFiles` when its initialization
 * options have `"files": true`: in a browser for everything, otherwise for URIs other than `file:`.
 */
export function filesFor(connection: Connection, runtime: Runtime, initializationOptions: unknown): Files {
  const { files: own = noFiles } = runtime;
  const offered = typeof initializationOptions === "object" && Object(initializationOptions).files === true;
  if (!offered) return own;
  const asked = filesOf(connection, runtime);
  const forUri = (uri: string) => (runtime.files !== undefined && /^file:/i.test(uri) ? own : asked);
  return {
    read: (uri, most) => forUri(uri).read(uri, most),
    find: (folder) => forUri(folder).find(folder),
    exists: (uri) => forUri(uri).exists(uri),
    real: (uri) => forUri(uri).real(uri),
  };
}

const noFiles: Files = {
  read: async () => undefined,
  async *find() {},
  exists: async () => false,
  real: async (uri) => uri,
};

/** The client's files. A client that does not answer, or answers something invalid, has none. */
function filesOf(connection: Connection, runtime: Runtime): Files {
  const ask = (method: string, params: ReadFileParams | FindFilesParams): Promise<unknown> =>
    new Promise((resolve) => {
      const giveUp = runtime.later(() => resolve(undefined), patience);
      connection
        .sendRequest(method, params)
        .catch(() => undefined)
        .then((answer: unknown) => {
          giveUp();
          resolve(answer);
        });
    });
  return {
    async read(uri, most) {
      const answer = await ask(readFileRequest, { uri });
      const { text, tooLarge: isTooLarge }: { text?: unknown; tooLarge?: unknown } = Object(answer);
      if (isTooLarge === true) throw tooLarge(most);
      if (typeof text !== "string") return undefined;
      if (new TextEncoder().encode(text).length > most) throw tooLarge(most);
      return text;
    },
    async *find(folder) {
      const answer = await ask(findFilesRequest, { folder });
      for (const uri of Array.isArray(answer) ? answer : []) {
        if (typeof uri === "string") yield uri;
      }
    },
    exists: async () => false,
    real: async (uri) => uri,
  };
}
