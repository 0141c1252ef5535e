// The door: answers everything an editor asks about a document, in LSP types, without I/O and timers. Each feature is a file
// in features/ that works on an analysis; a version of a document is analysed once for all of them.
import type {
  CodeAction,
  CodeActionContext,
  CodeLens,
  CompletionList,
  Diagnostic,
  DocumentHighlight,
  DocumentSymbol,
  FoldingRange,
  FormattingOptions,
  Hover,
  InlayHint,
  LinkedEditingRanges,
  Location,
  LocationLink,
  SelectionRange,
  SemanticTokens,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from "vscode-languageserver";
import { type AddressPlanText, addressPlanAt } from "./features/address-plan.js";
import { type AnalysesOptions, createAnalyses } from "./features/analyses.js";
import type { TextDocument } from "./features/analysis.js";
import { codeActionsOf } from "./features/code-actions.js";
import { codeLensesOf } from "./features/code-lens.js";
import { completionsAt } from "./features/completion/completion.js";
import { noSupport } from "./features/context.js";
import { diagnosticsOf } from "./features/diagnostics.js";
import { documentLinksOf, type PlacedLink } from "./features/document-links.js";
import { foldingRangesOf } from "./features/folding.js";
import { formatEdits, formatOnType } from "./features/formatting/formatting.js";
import { hoverAt } from "./features/hover.js";
import { inlayHintsOf } from "./features/inlay-hints.js";
import { definitionAt, highlightsAt, referencesAt } from "./features/navigation.js";
import { shownWhile, type Typing } from "./features/quiet.js";
import { type Refreshable, refreshed } from "./features/refresh.js";
import { prepareRenameAt, type Renaming, renameAt } from "./features/rename.js";
import { selectionRangesAt } from "./features/selection.js";
import { semanticTokensOf } from "./features/semantic-tokens.js";
import type { DocumentSettings } from "./features/settings.js";
import { flatSymbolsOf, symbolsOf, workspaceSymbolsOf } from "./features/symbols.js";
import { linkedRangesAt } from "./features/tag-pairs.js";
import { targetOf } from "./features/target.js";
import { networkTemplates, type Template } from "./features/templates/templates.js";
import { workspaceEdit } from "./features/workspace-edit.js";
import { chooseTarget } from "./lint/target.js";
import type { Position, Range } from "./positions.js";
import type { RuleAnswer, TargetAnswer } from "./protocol.js";
import { rules, ruleUrl } from "./rules/rules.js";
import { vocabularyOf } from "./vocabulary/vocabulary.js";

export type { TextDocument } from "./features/analysis.js";
export { codeActionKinds } from "./features/code-actions.js";
export { completionTriggers } from "./features/completion/completion.js";
export { noSupport, type Support } from "./features/context.js";
export type { Typing } from "./features/quiet.js";
export type { Refreshable } from "./features/refresh.js";
export { semanticTokensLegend } from "./features/semantic-tokens.js";
export type { DocumentSettings } from "./features/settings.js";
export type { Failure } from "./rules/rule.js";
export { changeBetween } from "./xml/text-edits.js";

export type Service = ReturnType<typeof createService>;

/**
 * All functions are pure but for remembering the latest state of each document until it is forgotten, and for chance
 * where new values are made. What they say of a document that is no network is nothing.
 */
export function createService(options: AnalysesOptions = {}) {
  const { analyse, at, networks, contextFor, know, analysisOfClosed, forget } = createAnalyses(options);
  const { support = noSupport } = options;

  return {
    /**
     * In document order; the same array as long as the document, the settings and what others add do not change. While the
     * user types, without findings about half-typed parts.
     */
    diagnostics(document: TextDocument, settings: DocumentSettings, typing?: Typing): readonly Diagnostic[] {
      const entry = analyse(document, settings);
      const findings = typing ? shownWhile(entry, typing) : entry.result.findings;
      if (findings === entry.result.findings) {
        entry.diagnostics ??= sameAs(entry.before, diagnosticsOf(entry));
        return entry.diagnostics;
      }
      entry.quiet = sameAs(entry.quiet, diagnosticsOf(entry, findings));
      return entry.quiet;
    },

    /** Whether the document is a network that virnet handles. */
    isNetwork(document: TextDocument, settings: DocumentSettings): boolean {
      return !settings.ignored && analyse(document, settings).result.isNetwork;
    },

    /** Quick fixes for the findings that touch the range or that the context names, and refactorings of what is there. */
    codeActions(
      document: TextDocument,
      range: Range,
      context: CodeActionContext,
      settings: DocumentSettings,
    ): CodeAction[] {
      return codeActionsOf(analyse(document, settings), range, context, contextFor(document.uri));
    },

    /** `trigger`: the typed character that triggers completion; without it, the user invoked it. */
    completion(
      document: TextDocument,
      position: Position,
      settings: DocumentSettings,
      trigger?: string,
    ): CompletionList {
      return completionsAt(...at(document, position, settings), contextFor(document.uri), trigger);
    },

    hover(document: TextDocument, position: Position, settings: DocumentSettings): Hover | null {
      return hoverAt(...at(document, position, settings), contextFor(document.uri));
    },

    symbols(document: TextDocument, settings: DocumentSettings): DocumentSymbol[] | SymbolInformation[] {
      const analysis = analyse(document, settings);
      return support.nestedSymbols ? symbolsOf(analysis) : flatSymbolsOf(analysis);
    },

    /** Of the open documents and the workspace. */
    workspaceSymbols(query: string): WorkspaceSymbol[] {
      return workspaceSymbolsOf(networks(), query);
    },

    foldingRanges(document: TextDocument, settings: DocumentSettings): FoldingRange[] {
      return foldingRangesOf(analyse(document, settings), contextFor(document.uri));
    },

    selectionRanges(
      document: TextDocument,
      places: readonly Position[],
      settings: DocumentSettings,
    ): SelectionRange[] | null {
      const analysis = analyse(document, settings);
      const found = selectionRangesAt(analysis, places.map(analysis.positions.offsetAt));
      return found.length > 0 ? found : null;
    },

    linkedRanges(document: TextDocument, position: Position, settings: DocumentSettings): LinkedEditingRanges | null {
      return linkedRangesAt(...at(document, position, settings));
    },

    definition(
      document: TextDocument,
      position: Position,
      settings: DocumentSettings,
    ): Location[] | LocationLink[] | null {
      return definitionAt(...at(document, position, settings), contextFor(document.uri), networks());
    },

    references(
      document: TextDocument,
      position: Position,
      declaration: boolean,
      settings: DocumentSettings,
    ): Location[] {
      return referencesAt(...at(document, position, settings), declaration, networks());
    },

    highlights(document: TextDocument, position: Position, settings: DocumentSettings): DocumentHighlight[] {
      return highlightsAt(...at(document, position, settings));
    },

    prepareRename(document: TextDocument, position: Position, settings: DocumentSettings) {
      return prepareRenameAt(...at(document, position, settings));
    },

    rename(document: TextDocument, position: Position, newName: string, settings: DocumentSettings): Renaming {
      return renameAt(...at(document, position, settings), newName, contextFor(document.uri));
    },

    documentLinks(document: TextDocument, settings: DocumentSettings): PlacedLink[] {
      return documentLinksOf(analyse(document, settings));
    },

    inlayHints(document: TextDocument, range: Range, settings: DocumentSettings): InlayHint[] {
      const analysis = analyse(document, settings);
      if (settings.inlayHints === false) return [];
      return inlayHintsOf(analysis, analysis.positions.spanOf(range), support.codeLens && settings.codeLens !== false);
    },

    codeLenses(document: TextDocument, settings: DocumentSettings): CodeLens[] {
      return settings.codeLens === false ? [] : codeLensesOf(analyse(document, settings));
    },

    /** The address plan of the subnet whose `<ip>` stands at the position. */
    addressPlan(document: TextDocument, position: Position, settings: DocumentSettings): AddressPlanText | undefined {
      return addressPlanAt(...at(document, position, settings));
    },

    semanticTokens(document: TextDocument, settings: DocumentSettings, range?: Range): SemanticTokens {
      const analysis = analyse(document, settings);
      return semanticTokensOf(analysis, range && analysis.positions.spanOf(range));
    },

    format(document: TextDocument, wanted: FormattingOptions, settings: DocumentSettings, range?: Range): TextEdit[] {
      const analysis = analyse(document, settings);
      const { orderChildren = false } = settings;
      return formatEdits(analysis, wanted, { orderChildren }, range && analysis.positions.spanOf(range));
    },

    /** After the character that was typed last, `>` or a line break. */
    formatOnType(
      document: TextDocument,
      position: Position,
      typed: string,
      wanted: FormattingOptions,
      settings: DocumentSettings,
    ): TextEdit[] {
      return formatOnType(...at(document, position, settings), typed, wanted);
    },

    /** The edit that writes a new MAC address or UUID; `undefined` where none belongs. */
    refreshed(
      document: TextDocument,
      position: Position,
      what: Refreshable,
      settings: DocumentSettings,
    ): WorkspaceEdit | undefined {
      const [analysis, offset] = at(document, position, settings);
      const context = contextFor(document.uri);
      const edit = refreshed(analysis, offset, context, what);
      return edit && workspaceEdit(analysis, { edits: [edit] }, support);
    },

    /** The edit that applies all safe fixes; `undefined` when there are none. */
    fixAll(document: TextDocument, settings: DocumentSettings): WorkspaceEdit | undefined {
      const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
      const [action] = this.codeActions(
        document,
        nowhere,
        { diagnostics: [], only: ["source.fixAll.virnet"] },
        settings,
      );
      return action?.edit;
    },

    /** The target of the document and its source; `null` for a document that is not a network. */
    target(document: TextDocument, settings: DocumentSettings): TargetAnswer | null {
      return targetOf(analyse(document, settings), settings);
    },

    /** Templates of whole networks for the newest libvirt or the target; their values clash with no known network. */
    templates({ target }: Pick<DocumentSettings, "target">): readonly Template[] {
      return networkTemplates(contextFor(""), vocabularyOf(chooseTarget({ settingTarget: target }, {}).version));
    },

    /** All rules, in the order of the documentation. */
    rules(): RuleAnswer[] {
      return rules.map(({ id, title }) => ({ id, title, url: ruleUrl(id) }));
    },

    /** Takes note of a document of the workspace that is not open; others may clash with it. Whether it is a network. */
    know,

    /** The diagnostics of a document added by `know`, in document order; `undefined` for any other. */
    diagnosticsOfClosed(uri: string, settings: DocumentSettings): readonly Diagnostic[] | undefined {
      const analysis = analysisOfClosed(uri, settings);
      return analysis && diagnosticsOf(analysis);
    },

    /** Lets go of a document that was closed or is gone. */
    forget,
  };
}

/** The earlier diagnostics where the new ones are equal, so that nobody is told of a change. */
function sameAs(before: readonly Diagnostic[] | undefined, now: readonly Diagnostic[]): readonly Diagnostic[] {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
