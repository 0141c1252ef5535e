// Everything that virnet can be asked about a text: lint, fixes, formatting and each feature of the service.
import { applySafeFixes } from "../../server/src/lint/fixes.js";
import { lint, survey } from "../../server/src/lint/lint.js";
import { createPositions, type Position } from "../../server/src/positions.js";
import { createService, type Service, type TextDocument } from "../../server/src/service.js";
import { able } from "../helpers/analysis.js";

const layout = { tabSize: 2, insertSpaces: true };

type Ask = (service: Service, document: TextDocument) => unknown;
type AskAt = (service: Service, document: TextDocument, position: Position) => unknown;

/** What is asked about a whole text. */
export const ofText: Readonly<Record<string, (text: string) => unknown>> = {
  lint: (text) => lint(text, { insist: true }),
  survey: (text) => survey(text, { insist: true }),
  "lint for 9.0.0": (text) => lint(text, { insist: true, target: { major: 9, minor: 0, micro: 0 } }),
  "safe fixes": (text) => applySafeFixes(text, { insist: true }),
};

/** What an editor asks about a whole document. */
export const ofDocument: Readonly<Record<string, Ask>> = {
  diagnostics: (service, document) => service.diagnostics(document, {}),
  symbols: (service, document) => service.symbols(document, {}),
  "workspace symbols": (service) => service.workspaceSymbols("a"),
  "folding ranges": (service, document) => service.foldingRanges(document, {}),
  "document links": (service, document) => service.documentLinks(document, {}),
  "inlay hints": (service, document) => service.inlayHints(document, wholeOf(document), {}),
  "code lenses": (service, document) => service.codeLenses(document, {}),
  "semantic tokens": (service, document) => service.semanticTokens(document, {}),
  formatting: (service, document) => service.format(document, layout, {}),
  "formatting with order": (service, document) => service.format(document, layout, { orderChildren: true }),
  "fix all": (service, document) => service.fixAll(document, {}),
  target: (service, document) => service.target(document, {}),
};

/** What an editor asks about a place in a document. */
export const ofPlace: Readonly<Record<string, AskAt>> = {
  completion: (service, document, position) => service.completion(document, position, {}),
  hover: (service, document, position) => service.hover(document, position, {}),
  "code actions": (service, document, position) =>
    service.codeActions(document, { start: position, end: position }, { diagnostics: [] }, {}),
  "source actions": (service, document, position) =>
    service.codeActions(document, { start: position, end: position }, { diagnostics: [], only: ["source"] }, {}),
  "linked ranges": (service, document, position) => service.linkedRanges(document, position, {}),
  definition: (service, document, position) => service.definition(document, position, {}),
  references: (service, document, position) => service.references(document, position, true, {}),
  highlights: (service, document, position) => service.highlights(document, position, {}),
  "prepare rename": (service, document, position) => service.prepareRename(document, position, {}),
  rename: (service, document, position) => service.rename(document, position, "renamed", {}),
  "selection ranges": (service, document, position) => service.selectionRanges(document, [position], {}),
  "formatting behind >": (service, document, position) => service.formatOnType(document, position, ">", layout, {}),
  "formatting behind a line break": (service, document, position) =>
    service.formatOnType(document, position, "\n", layout, {}),
  "new MAC address": (service, document, position) => service.refreshed(document, position, "mac", {}),
  "new UUID": (service, document, position) => service.refreshed(document, position, "uuid", {}),
};

/** A service in which an able editor has opened the text; the document counts as a network whatever its root. */
export function opened(text: string): { readonly service: Service; readonly document: TextDocument } {
  const service = createService({ support: able });
  return { service, document: { uri: "file:///hostile.xml", languageId: "libvirt-network", version: 1, text } };
}

function wholeOf({ text }: TextDocument) {
  const { positionAt } = createPositions(text);
  return { start: positionAt(0), end: positionAt(text.length) };
}
