// The client's capabilities, as far as the server uses them.
import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";
import type { Encoding } from "../positions.js";
import type { Support } from "../service.js";

export interface Client {
  readonly encoding: Encoding;
  /**
   * It pulls diagnostics and supports workspace/diagnostic/refresh, so they are never pushed. Without refresh it would miss
   * changes that come from settings or other documents.
   */
  readonly pullsDiagnostics: boolean;
  /** It accepts the document version with pushed diagnostics. */
  readonly versionsDiagnostics: boolean;
  /** It accepts code actions that carry their edit. */
  readonly codeActions: boolean;
  /** It supports textDocument/prepareRename. */
  readonly preparesRename: boolean;
  readonly support: Support;
  /** It answers workspace/configuration. */
  readonly configuration: boolean;
  /** It reports changed settings only on registration. */
  readonly registersConfiguration: boolean;
  /** It reports changed files on registration. */
  readonly watchesFiles: boolean;
  /** It reports workspace folders that are added and removed. */
  readonly workspaceFolders: boolean;
  /** It shows the progress of work the server started, and lets the user cancel it. */
  readonly showsProgress: boolean;
  /** It shows a text of the server on `virnet/showText`. */
  readonly showsText: boolean;
  /** It supports the refresh requests for these. */
  readonly refreshesInlayHints: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly refreshesSemanticTokens: boolean;
}

/** Names of clients whose completions may have several lines although they do not support snippets. */
const writesLines = /^(?:eglot|emacs)$/i;

/**
 * Names of clients that list the choices of a tab stop and keep the first where nothing is chosen. Others that support
 * snippets write the syntax of the choice into the document, or nothing.
 */
const showsChoices = /^visual studio code/i;

/** Names of clients that render everything as Markdown, where a tag would vanish, without announcing it. */
const isMarkdown = /^helix$/i;

export function readClient({ capabilities, clientInfo, initializationOptions }: InitializeParams): Client {
  const { textDocument, workspace, window, general } = capabilities;
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    pullsDiagnostics: Boolean(textDocument?.diagnostic) && workspace?.diagnostics?.refreshSupport === true,
    versionsDiagnostics: textDocument?.publishDiagnostics?.versionSupport === true,
    codeActions: Boolean(textDocument?.codeAction?.codeActionLiteralSupport),
    preparesRename: textDocument?.rename?.prepareSupport === true,
    support: readSupport(capabilities, clientInfo?.name, initializationOptions),
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    showsProgress: window?.workDoneProgress === true,
    showsText: Object(initializationOptions).showText === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesSemanticTokens: workspace?.semanticTokens?.refreshSupport === true,
  };
}

function readSupport(
  { textDocument, workspace, window }: ClientCapabilities,
  name: string | undefined,
  options: unknown,
): Support {
  const item = textDocument?.completion?.completionItem;
  const { suggestCommand, alignsEndTags } = Object(options);
  return {
    snippets: item?.snippetSupport === true,
    choices: item?.snippetSupport === true && (suggestCommand !== undefined || showsChoices.test(name ?? "")),
    severalLines: item?.snippetSupport === true || writesLines.test(name ?? ""),
    adjustIndentation: holds(item?.insertTextModeSupport?.valueSet, 2),
    markdown: holds(textDocument?.hover?.contentFormat, "markdown"),
    markdownItems: holds(item?.documentationFormat, "markdown") || isMarkdown.test(name ?? ""),
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true && holds(workspace.workspaceEdit.resourceOperations, "create"),
    changeAnnotations: Boolean(workspace?.workspaceEdit?.changeAnnotationSupport),
    labelDetails: item?.labelDetailsSupport === true,
    deprecatedTag: holds(item?.tagSupport?.valueSet, 1),
    suggestCommand: typeof suggestCommand === "string" ? suggestCommand : undefined,
    alignsEndTags: alignsEndTags === true,
    lineFoldingOnly: textDocument?.foldingRange?.lineFoldingOnly === true,
    locationLinks: textDocument?.definition?.linkSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    showDocument: window?.showDocument?.support === true,
    codeLens: Boolean(textDocument?.codeLens),
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
  };
}

function holds<T>(set: readonly T[] | undefined, value: T): boolean {
  return Array.isArray(set) && set.includes(value);
}

/** Prefers UTF-16, which needs no conversion; LSP requires every client to support it. */
function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  if (!Array.isArray(offered) || offered.includes("utf-16")) return "utf-16";
  return offered.find((encoding): encoding is Encoding => encoding === "utf-8" || encoding === "utf-32") ?? "utf-16";
}
