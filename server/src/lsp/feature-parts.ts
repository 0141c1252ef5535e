// What the handlers of requests work with.
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
  /** Those of the editor that are about no document. */
  settings(): Pick<DocumentSettings, "target">;
  /** What `ask` says of an open document, once its settings are known; `undefined` when it is not open. */
  about<T>(uri: string, ask: (document: TextDocument, settings: DocumentSettings) => T): Promise<T | undefined>;
  /** Has the service look at every open document as it is now. */
  lookAtAll(): Promise<void>;
}
