// What the request handlers have in common.
import type { Connection } from "vscode-languageserver";
import type { DocumentSettings, Service, TextDocument } from "../service.js";
import type { Client } from "./client.js";
import type { Guard } from "./guard.js";
import type { Files } from "./runtime.js";

export interface FeatureParts {
  readonly connection: Connection;
  readonly guard: Guard;
  readonly client: Client;
  readonly service: Service;
  readonly files: Files;
  /** The client's settings that apply to no particular document. */
  settings(): Pick<DocumentSettings, "target">;
  /** Returns what `ask` returns for an open document, once its settings are known; `undefined` when it is not open. */
  about<T>(uri: string, ask: (document: TextDocument, settings: DocumentSettings) => T): Promise<T | undefined>;
  /** Has the service analyse every open document as it is now. */
  lookAtAll(): Promise<void>;
}
