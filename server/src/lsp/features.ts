// What the server answers beside diagnostics: for each request of LSP the capability that announces it and the handler
// that hands it to the service.
import {
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  type TextDocumentIdentifier,
} from "vscode-languageserver";
import { rulesRequest, type TargetAnswer, type TargetParams, targetRequest, templatesRequest } from "../protocol.js";
import {
  codeActionKinds,
  completionTriggers,
  type DocumentSettings,
  semanticTokensLegend,
  type TextDocument,
} from "../service.js";
import type { Client } from "./client.js";
import { commandNames, serveCommands } from "./commands.js";
import type { FeatureParts } from "./feature-parts.js";

export function featureCapabilities(client: Client): ServerCapabilities {
  return {
    completionProvider: { triggerCharacters: [...completionTriggers] },
    hoverProvider: true,
    documentSymbolProvider: { label: "virnet" },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    linkedEditingRangeProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    documentLinkProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: false },
    codeLensProvider: { resolveProvider: false },
    semanticTokensProvider: { legend: semanticTokensLegend, full: true, range: true },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: ">", moreTriggerCharacter: ["\n"] },
    ...(client.codeActions && { codeActionProvider: { codeActionKinds: [...codeActionKinds] } }),
    executeCommandProvider: { commands: [...commandNames] },
  };
}

export function serveFeatures(parts: FeatureParts): void {
  const { connection, guard, service, files, about, lookAtAll } = parts;
  /**
   * A handler that asks the service about the document of a request; `what` for the log, `nothing` when it is not open.
   * With `amongAll` it looks at the other open documents first.
   */
  const answer = <P extends { readonly textDocument: TextDocumentIdentifier }, R>(
    what: string,
    nothing: R,
    ask: (document: TextDocument, settings: DocumentSettings, params: P) => R,
    amongAll = false,
  ) =>
    guard.request<P, R>(what, nothing, async (params) => {
      const { uri } = params.textDocument;
      // Whoever has other XML is left in peace.
      if (amongAll && (await about(uri, (document, settings) => service.isNetwork(document, settings))))
        await lookAtAll();
      const found = await about(uri, (document, settings) => ask(document, settings, params));
      return found ?? nothing;
    });

  connection.onCompletion(
    answer("Completing", null, (document, settings, { position, context }) =>
      service.completion(document, position, settings, context?.triggerCharacter),
    ),
  );
  connection.onHover(
    answer("Hovering", null, (document, settings, { position }) => service.hover(document, position, settings)),
  );
  connection.onDocumentSymbol(
    answer("Listing symbols", [], (document, settings) => service.symbols(document, settings)),
  );
  connection.onWorkspaceSymbol(
    guard.request("Looking for symbols", [], async ({ query }) => {
      await lookAtAll();
      return service.workspaceSymbols(query);
    }),
  );
  connection.onFoldingRanges(
    answer("Looking for folds", [], (document, settings) => service.foldingRanges(document, settings)),
  );
  connection.onSelectionRanges(
    answer("Widening selections", [], (document, settings, { positions }) =>
      service.selectionRanges(document, positions, settings),
    ),
  );
  connection.languages.onLinkedEditingRange(
    answer("Linking tags", null, (document, settings, { position }) =>
      service.linkedRanges(document, position, settings),
    ),
  );
  connection.onDefinition(
    answer(
      "Going to a definition",
      null,
      (document, settings, { position }) => service.definition(document, position, settings),
      true,
    ),
  );
  connection.onReferences(
    answer(
      "Looking for references",
      [],
      (document, settings, { position, context }) =>
        service.references(document, position, context.includeDeclaration, settings),
      true,
    ),
  );
  connection.onDocumentHighlight(
    answer("Highlighting", [], (document, settings, { position }) => service.highlights(document, position, settings)),
  );
  connection.onPrepareRename(
    answer("Preparing to rename", null, (document, settings, { position }) =>
      service.prepareRename(document, position, settings),
    ),
  );
  connection.onRenameRequest(
    guard.request("Renaming", null, async ({ textDocument, position, newName }) => {
      const renamed = await about(textDocument.uri, (document, settings) =>
        service.rename(document, position, newName, settings),
      );
      if (renamed === undefined) return null;
      return "edit" in renamed ? renamed.edit : new ResponseError(LSPErrorCodes.RequestFailed, renamed.refusal);
    }),
  );
  connection.onDocumentLinks(
    guard.request("Looking for links", [], async ({ textDocument: { uri } }) => {
      const links = (await about(uri, (document, settings) => service.documentLinks(document, settings))) ?? [];
      const there = await Promise.all(
        links.map(async ({ link, needsFile }) => !needsFile || (await files.exists(link.target ?? ""))),
      );
      return links.filter((_, index) => there[index]).map(({ link }) => link);
    }),
  );
  connection.languages.inlayHint.on(
    answer("Hinting", [], (document, settings, { range }) => service.inlayHints(document, range, settings)),
  );
  connection.onCodeLens(
    answer("Planning addresses", [], (document, settings) => service.codeLenses(document, settings)),
  );
  connection.languages.semanticTokens.on(
    answer("Colouring", { data: [] }, (document, settings) => service.semanticTokens(document, settings)),
  );
  connection.languages.semanticTokens.onRange(
    answer("Colouring", { data: [] }, (document, settings, { range }) =>
      service.semanticTokens(document, settings, range),
    ),
  );
  connection.onDocumentFormatting(
    answer("Formatting", [], (document, settings, { options }) => service.format(document, options, settings)),
  );
  connection.onDocumentRangeFormatting(
    answer("Formatting", [], (document, settings, { options, range }) =>
      service.format(document, options, settings, range),
    ),
  );
  connection.onDocumentOnTypeFormatting(
    answer("Formatting", [], (document, settings, { position, ch, options }) =>
      service.formatOnType(document, position, ch, options, settings),
    ),
  );
  connection.onCodeAction(
    answer("Looking for actions", [], (document, settings, { range, context }) =>
      service.codeActions(document, range, context, settings),
    ),
  );
  connection.onRequest<TargetAnswer | null, never>(
    targetRequest,
    guard.request<TargetParams, TargetAnswer | null>(
      "Telling the target",
      null,
      async ({ uri }) => (await about(uri, (document, settings) => service.target(document, settings))) ?? null,
    ),
  );
  connection.onRequest(
    templatesRequest,
    guard.request("Offering templates", [], () => service.templates(parts.settings())),
  );
  connection.onRequest(
    rulesRequest,
    guard.request("Listing rules", [], () => service.rules()),
  );
  serveCommands(parts);
}
