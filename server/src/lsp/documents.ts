// The open documents as the client has them. Every change makes a new document, so that no caller sees one change while
// working on it.
import {
  type DidChangeTextDocumentParams,
  ErrorCodes,
  ResponseError,
  type TextDocumentItem,
  type VersionedTextDocumentIdentifier,
} from "vscode-languageserver";
import { applyChanges, type Encoding } from "../positions.js";
import type { TextDocument } from "../service.js";

export interface Documents {
  get(uri: string): TextDocument | undefined;
  all(): TextDocument[];
  /** @throws when it has no URI or no text */
  open(item: TextDocumentItem): TextDocument;
  /** `undefined` for a document that is not open. @throws on a malformed change; the document then stays as it was */
  change(params: DidChangeTextDocumentParams, encoding: Encoding): TextDocument | undefined;
  /** Whether it was open. */
  close(uri: string): boolean;
}

export function createDocuments(): Documents {
  const open = new Map<string, TextDocument>();
  return {
    get: (uri) => open.get(uri),
    all: () => [...open.values()],
    open({ uri, languageId, version, text }) {
      if (typeof uri !== "string" || typeof text !== "string") throw malformed("a document needs a URI and a text");
      const document = { uri, languageId, version: typeof version === "number" ? version : 0, text };
      open.set(uri, document);
      return document;
    },
    change({ textDocument, contentChanges }, encoding) {
      const old = open.get(textDocument.uri);
      if (old === undefined) return undefined;
      const text = changed(old.text, contentChanges, encoding);
      const document = { ...old, version: versionAfter(old, textDocument), text };
      open.set(old.uri, document);
      return document;
    },
    close: (uri) => open.delete(uri),
  };
}

/** @throws ResponseError for a malformed change, which is the client's mistake */
function changed(text: string, changes: DidChangeTextDocumentParams["contentChanges"], encoding: Encoding): string {
  try {
    return applyChanges(text, changes, encoding);
  } catch (error) {
    throw malformed(error instanceof Error ? error.message : String(error));
  }
}

function malformed(message: string): ResponseError<never> {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}

/** Some clients send no version with a change. */
function versionAfter(old: TextDocument, { version }: VersionedTextDocumentIdentifier): number {
  return typeof version === "number" ? version : old.version + 1;
}
