// What the editor can do, as far as it matters here.
import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";
import type { Encoding } from "../positions.js";
import type { Support } from "../service.js";

export interface Client {
  readonly encoding: Encoding;
  /**
   * It asks for diagnostics itself, and can be told to ask again: they are never pushed to it. One that cannot be told
   * would not learn what changes without the document: settings, other documents.
   */
  readonly pullsDiagnostics: boolean;
  /** It wants to know which version of a document pushed diagnostics are for. */
  readonly versionsDiagnostics: boolean;
  /** It takes quick fixes that carry their edit. */
  readonly codeActions: boolean;
  /** It asks whether something can be renamed before it asks for the new name. */
  readonly preparesRename: boolean;
  readonly support: Support;
  /** It answers questions about settings. */
  readonly configuration: boolean;
  /** It tells of changed settings only when asked to. */
  readonly registersConfiguration: boolean;
  /** It tells of changed files when asked to. */
  readonly watchesFiles: boolean;
  /** It tells of folders that come and go. */
  readonly workspaceFolders: boolean;
  /** It shows the progress of work that nobody asked for, and lets the user end it. */
  readonly showsProgress: boolean;
  /** It shows a text that the server has, on `virnet/showText`. */
  readonly showsText: boolean;
  /** It can be told to ask for these again. */
  readonly refreshesInlayHints: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly refreshesSemanticTokens: boolean;
}

/** Editors whose completions may have several lines though they know no snippets, by the names they give. */
const writesLines = /^(?:eglot|emacs)$/i;

/**
 * Editors that list the choices of a tab stop and keep the first where nothing is chosen. Others that take snippets write
 * the syntax of the choice into the document, or nothing.
 */
const showsChoices = /^visual studio code/i;

/** Editors that show whatever comes as Markdown, in which a tag would vanish, and do not say so. */
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

/** UTF-16 needs no conversion, so whoever offers it gets it; by LSP everybody must. */
function chooseEncoding(offered: readonly string[] | undefined): Encoding {
  if (!Array.isArray(offered) || offered.includes("utf-16")) return "utf-16";
  return offered.find((encoding): encoding is Encoding => encoding === "utf-8" || encoding === "utf-32") ?? "utf-16";
}
