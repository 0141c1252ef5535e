// What the server answers besides diagnostics: for each LSP request the capability that announces it, and the handler that
// passes it on to the service. In the log every request goes by its LSP method.
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  LinkedEditingRangeRequest,
  LSPErrorCodes,
  PrepareRenameRequest,
  type ProtocolRequestType,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  type ServerCapabilities,
  type TextDocumentIdentifier,
  WorkspaceSymbolRequest,
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
  /** Answers a request; the log names it by its method. */
  const serve = <P, R, PR, E, RO>(
    type: ProtocolRequestType<P, R, PR, E, RO>,
    safeAnswer: R,
    handle: (params: P) => R | ResponseError<never> | Promise<R | ResponseError<never>>,
  ) =>
    connection.onRequest<unknown, never>(
      type.method,
      guard.request<P, R | ResponseError<never>>(type.method, safeAnswer, handle),
    );
  /**
   * Answers a request about a document by asking the service; `nothing` is the answer when the document is not open. With
   * `amongAll` the service looks at the other open documents first.
   */
  const answer = <P extends { readonly textDocument: TextDocumentIdentifier }, R, PR, E, RO>(
    type: ProtocolRequestType<P, R, PR, E, RO>,
    nothing: R,
    ask: (document: TextDocument, settings: DocumentSettings, params: P) => R,
    amongAll = false,
  ) =>
    serve(type, nothing, async (params) => {
      const { uri } = params.textDocument;
      // Other XML is left alone.
      if (amongAll && (await about(uri, (document, settings) => service.isNetwork(document, settings))))
        await lookAtAll();
      const found = await about(uri, (document, settings) => ask(document, settings, params));
      return found ?? nothing;
    });

  answer(CompletionRequest.type, null, (document, settings, { position, context }) =>
    service.completion(document, position, settings, context?.triggerCharacter),
  );
  answer(HoverRequest.type, null, (document, settings, { position }) => service.hover(document, position, settings));
  answer(DocumentSymbolRequest.type, [], (document, settings) => service.symbols(document, settings));
  serve(WorkspaceSymbolRequest.type, [], async ({ query }) => {
    await lookAtAll();
    return service.workspaceSymbols(query);
  });
  answer(FoldingRangeRequest.type, [], (document, settings) => service.foldingRanges(document, settings));
  answer(SelectionRangeRequest.type, [], (document, settings, { positions }) =>
    service.selectionRanges(document, positions, settings),
  );
  answer(LinkedEditingRangeRequest.type, null, (document, settings, { position }) =>
    service.linkedRanges(document, position, settings),
  );
  answer(
    DefinitionRequest.type,
    null,
    (document, settings, { position }) => service.definition(document, position, settings),
    true,
  );
  answer(
    ReferencesRequest.type,
    [],
    (document, settings, { position, context }) =>
      service.references(document, position, context.includeDeclaration, settings),
    true,
  );
  answer(DocumentHighlightRequest.type, [], (document, settings, { position }) =>
    service.highlights(document, position, settings),
  );
  answer(PrepareRenameRequest.type, null, (document, settings, { position }) =>
    service.prepareRename(document, position, settings),
  );
  serve(RenameRequest.type, null, async ({ textDocument, position, newName }) => {
    const renamed = await about(textDocument.uri, (document, settings) =>
      service.rename(document, position, newName, settings),
    );
    if (renamed === undefined) return null;
    return "edit" in renamed ? renamed.edit : new ResponseError(LSPErrorCodes.RequestFailed, renamed.refusal);
  });
  serve(DocumentLinkRequest.type, [], async ({ textDocument: { uri } }) => {
    const links = (await about(uri, (document, settings) => service.documentLinks(document, settings))) ?? [];
    const exist = await Promise.all(
      links.map(async ({ link, needsFile }) => !needsFile || (await files.exists(link.target ?? ""))),
    );
    return links.filter((_, index) => exist[index]).map(({ link }) => link);
  });
  answer(InlayHintRequest.type, [], (document, settings, { range }) => service.inlayHints(document, range, settings));
  answer(CodeLensRequest.type, [], (document, settings) => service.codeLenses(document, settings));
  answer(SemanticTokensRequest.type, { data: [] }, (document, settings) => service.semanticTokens(document, settings));
  answer(SemanticTokensRangeRequest.type, { data: [] }, (document, settings, { range }) =>
    service.semanticTokens(document, settings, range),
  );
  answer(DocumentFormattingRequest.type, [], (document, settings, { options }) =>
    service.format(document, options, settings),
  );
  answer(DocumentRangeFormattingRequest.type, [], (document, settings, { options, range }) =>
    service.format(document, options, settings, range),
  );
  answer(DocumentOnTypeFormattingRequest.type, [], (document, settings, { position, ch, options }) =>
    service.formatOnType(document, position, ch, options, settings),
  );
  answer(CodeActionRequest.type, [], (document, settings, { range, context }) =>
    service.codeActions(document, range, context, settings),
  );
  connection.onRequest<TargetAnswer | null, never>(
    targetRequest,
    guard.request<TargetParams, TargetAnswer | null>(
      targetRequest,
      null,
      async ({ uri }) => (await about(uri, (document, settings) => service.target(document, settings))) ?? null,
    ),
  );
  connection.onRequest(
    templatesRequest,
    guard.request(templatesRequest, [], () => service.templates(parts.settings())),
  );
  connection.onRequest(
    rulesRequest,
    guard.request(rulesRequest, [], () => service.rules()),
  );
  serveCommands(parts);
}
