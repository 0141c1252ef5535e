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
import type { Analysis, TextDocument } from "./features/analysis.js";
import { codeActionsOf } from "./features/code-actions.js";
import { codeLensesOf } from "./features/code-lens.js";
import { completionsAt } from "./features/completion/completion.js";
import { type Context, noSupport, type Support } from "./features/context.js";
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
import { flatSymbolsOf, symbolsOf, workspaceSymbolsOf } from "./features/symbols.js";
import { linkedRangesAt } from "./features/tag-pairs.js";
import { networkTemplates, type Template } from "./features/templates/templates.js";
import { workspaceEditOf } from "./features/workspace-edit.js";
import { beginsAsNetwork, type LintOptions, type LintResult, lint, survey } from "./lint/lint.js";
import { chooseTarget, type TargetSource } from "./lint/target.js";
import type { Network } from "./network/model.js";
import { createPositions, type Encoding, type Position, type Positions, type Range } from "./positions.js";
import type { RuleAnswer, TargetAnswer } from "./protocol.js";
import type { Failure } from "./rules/rule.js";
import { rules, ruleUrl } from "./rules/rules.js";
import type { Severities } from "./severity.js";
import { formatVersion } from "./vocabulary/versions.js";
import { type Version, vocabularyOf } from "./vocabulary/vocabulary.js";
import { carried } from "./workspace/carried.js";
import { type Across, createWorkspace, withAcross } from "./workspace/workspace.js";
import { removeSpan } from "./xml/edits.js";

export type { TextDocument } from "./features/analysis.js";
export { codeActionKinds } from "./features/code-actions.js";
export { completionTriggers } from "./features/completion/completion.js";
export { noSupport, type Support } from "./features/context.js";
export type { Typing } from "./features/quiet.js";
export type { Refreshable } from "./features/refresh.js";
export { semanticTokensLegend } from "./features/semantic-tokens.js";
export type { Failure } from "./rules/rule.js";
export { changeBetween } from "./xml/text-edits.js";

/** The effective settings of one document: its config file combined with the editor's settings. */
export interface DocumentSettings {
  /** The libvirt version that the editor's setting names. */
  readonly target?: Version;
  /** The one that the config file names. */
  readonly configTarget?: Version;
  /** The URI of the document's config file. */
  readonly config?: string;
  /** Rules that are off or have another severity. */
  readonly severities?: Severities;
  /** Whether the document has no findings, and causes none in others. */
  readonly ignored?: boolean;
  /** Whether to show inlay hints; true unless set to false. */
  readonly inlayHints?: boolean;
  /** Whether to show code lenses; true unless set to false. */
  readonly codeLens?: boolean;
  /** Whether formatting also puts elements in libvirt's order. */
  readonly orderChildren?: boolean;
}

export interface ServiceOptions {
  /** Encoding of all positions; UTF-16 by default. */
  readonly encoding?: Encoding;
  /** The client's capabilities; only what LSP requires by default. */
  readonly support?: Support;
  /** Called for every internal error in a document, each time the document is analysed. */
  readonly failed?: (uri: string, failure: Failure) => void;
  /** Tests replace `lint` by this. */
  readonly lint?: typeof lint;
}

/** A document in this language is meant to be a network; other XML may be anything. */
const networkLanguage = "libvirt-network";

export type Service = ReturnType<typeof createService>;

/** The latest analysis of a document, and its results so far. */
interface Entry extends Analysis {
  /** The settings that affect it. */
  readonly settings: string;
  /** The result as far as it depends on the document alone. */
  readonly alone: LintResult;
  /** The state of the workspace for which the result holds. */
  readonly revision: number;
  /** What other documents added when this one was last well-formed. */
  readonly beside?: Beside | undefined;
  /** The diagnostics of the same document for an earlier state of the workspace. */
  readonly before: readonly Diagnostic[] | undefined;
  diagnostics?: readonly Diagnostic[];
  /** The diagnostics that were last shown during typing. */
  quiet?: readonly Diagnostic[];
}

/** Findings that other documents cause, and the text in which they are placed. */
interface Beside {
  readonly text: string;
  readonly across: Across;
}

/**
 * All functions are pure, except that they keep the latest state of each document until it is forgotten, and that new
 * values are random. For a document that is not a network they return nothing.
 */
export function createService(options: ServiceOptions = {}) {
  const latest = new Map<string, Entry>();
  const notOpen = new WeakMap<LintResult, Analysis>();
  /** The networks that are not open, well-formed or not. */
  const closed = new Map<string, LintResult>();
  /** The findings of the rules in them. */
  const checkedByKnown = new WeakMap<LintResult, { readonly settings: string; readonly result: LintResult }>();
  const workspace = createWorkspace();
  let lastElsewhere: { readonly uri: string; readonly positions: Positions } | undefined;
  const { support = noSupport, failed = () => {}, lint: find = lint } = options;

  function analyse(document: TextDocument, settings: DocumentSettings): Entry {
    const known = latest.get(document.uri);
    const key = JSON.stringify([
      settings.configTarget,
      settings.target,
      [...(settings.severities ?? [])],
      settings.ignored,
    ]);
    if (known && known.settings === key && isSameDocument(known.document, document)) return withOthers(known);
    const insist = document.languageId === networkLanguage;
    const result = find(document.text, { insist, ...lintOptions(settings) });
    note(document.uri, result, settings);
    return withOthers({
      document,
      settings: key,
      result,
      alone: result,
      revision: -1,
      before: undefined,
      vocabulary: vocabularyOf(result.target),
      positions: createPositions(document.text, options.encoding),
      elsewhere,
      failed: failedIn(document.uri),
    });
  }

  /** The entry with what the other documents add now. */
  function withOthers(entry: Entry): Entry {
    const { revision } = workspace;
    if (entry.revision === revision) return entry;
    const { uri } = entry.document;
    const beside = besideOf(entry);
    const { across } = beside;
    const { diagnostics, ...rest } = entry;
    for (const failure of across.failures) failed(uri, failure);
    const findings = withAcross(entry.alone.findings, across);
    const next =
      findings === entry.result.findings
        ? { ...entry, revision, beside }
        : { ...rest, revision, beside, result: { ...entry.alone, findings }, before: diagnostics ?? entry.before };
    latest.set(uri, next);
    return next;
  }

  /** What the other documents add; while the document is half typed, what they added before, at its current place. */
  function besideOf({ document: { uri, text }, alone }: Entry): Beside {
    const known = latest.get(uri)?.beside;
    if (known === undefined || alone.isWellFormed || !alone.isNetwork) return { text, across: workspace.across(uri) };
    return known.text === text ? known : { text, across: carried(known.across, known.text, text) };
  }

  function note(uri: string, result: LintResult, { ignored }: DocumentSettings): void {
    for (const failure of result.failures) failed(uri, failure);
    if (ignored || isAside(uri)) workspace.delete(uri);
    else workspace.set(uri, { path: uri, result });
  }

  function failedIn(uri: string) {
    return (during: string, error: unknown) => failed(uri, { during, error, place: { start: 0, end: 0 } });
  }

  function elsewhere(uri: string) {
    const text = workspace.textOf(uri);
    if (text === undefined) return undefined;
    // A document refers to the same few others again and again.
    if (lastElsewhere?.uri !== uri || lastElsewhere.positions.text !== text)
      lastElsewhere = { uri, positions: createPositions(text, options.encoding) };
    return lastElsewhere.positions;
  }

  /** The documents that are networks: the open ones as they were last analysed, then the others of the workspace. */
  function networks(): Analysis[] {
    const open = [...latest.values()].filter(({ document, result }) => result.isNetwork && !isAside(document.uri));
    const closed = workspace.current().filter(([uri]) => !latest.has(uri));
    return [...open, ...closed.map(([uri, result]) => analysisOf(uri, result))];
  }

  /** The analysis of a document that is not open; the same one as long as its file stays as it is. */
  function analysisOf(uri: string, result: LintResult): Analysis {
    const { text } = result.document;
    const analysis = notOpen.get(result) ?? {
      document: { uri, languageId: "xml", version: 0, text },
      result,
      vocabulary: vocabularyOf(result.target),
      positions: createPositions(text, options.encoding),
      failed: failedIn(uri),
    };
    notOpen.set(result, analysis);
    return analysis;
  }

  /** The context of one answer: it gathers the other networks once, and only on demand. */
  function contextFor(uri: string): Context {
    let others: readonly Network[] | undefined;
    return {
      support,
      get others() {
        others ??= workspace.others(uri);
        return others;
      },
      chance: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    };
  }

  /** The analysis with the offset of a position. */
  function at(document: TextDocument, position: Position, settings: DocumentSettings): [Analysis, number] {
    const entry = analyse(document, settings);
    return [entry, entry.positions.offsetAt(position)];
  }

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
      return edit && workspaceEditOf(analysis, [edit], support);
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
      const { result, positions } = analyse(document, settings);
      if (!result.isNetwork) return null;
      // An editor has no request that takes precedence over directives.
      const source = result.targetSource as Exclude<TargetSource, "request">;
      const config = settings.config === undefined ? {} : { config: settings.config };
      const written = result.directives.all.find(({ kind }) => kind === "target");
      const named = written?.names[0];
      const directive = written &&
        named && {
          version: positions.rangeOf(named.span),
          whole: positions.rangeOf(removeSpan(result.document, written.span)),
        };
      return { version: formatVersion(result.target), source, ...config, ...(directive && { directive }) };
    },

    /** Templates of whole networks for the newest libvirt or the target; their values clash with no known network. */
    templates({ target }: Pick<DocumentSettings, "target">): readonly Template[] {
      return networkTemplates(contextFor(""), vocabularyOf(chooseTarget({ settingTarget: target }, {}).version));
    },

    /** All rules, in the order of the documentation. */
    rules(): RuleAnswer[] {
      return rules.map(({ id, title }) => ({ id, title, url: ruleUrl(id) }));
    },

    /** Adds a document of the workspace that is not open, for comparison with others. Returns whether it is a network. */
    know(uri: string, text: string, settings: DocumentSettings): boolean {
      if (!beginsAsNetwork(text)) {
        workspace.delete(uri);
        return false;
      }
      const result = survey(text, lintOptions(settings));
      note(uri, result, settings);
      if (result.isNetwork && !settings.ignored) closed.set(uri, result);
      else closed.delete(uri);
      return result.isNetwork;
    },

    /** The diagnostics of a document added by `know`, in document order; `undefined` for any other. */
    diagnosticsOfClosed(uri: string, settings: DocumentSettings): readonly Diagnostic[] | undefined {
      const known = latest.has(uri) ? undefined : closed.get(uri);
      if (known === undefined) return undefined;
      const key = JSON.stringify([settings.configTarget, settings.target, [...(settings.severities ?? [])]]);
      let checked = checkedByKnown.get(known);
      if (checked?.settings !== key) {
        checked = { settings: key, result: lint(known.document.text, lintOptions(settings)) };
        checkedByKnown.set(known, checked);
      }
      const findings = withAcross(checked.result.findings, workspace.across(uri));
      return diagnosticsOf({ ...analysisOf(uri, known), result: { ...checked.result, findings }, elsewhere });
    },

    /** Forgets a document that was closed or deleted. */
    forget(uri: string): void {
      latest.delete(uri);
      closed.delete(uri);
      workspace.delete(uri);
    },
  };
}

const allOff: Severities = new Map(rules.map(({ id }) => [id, "off"]));

function lintOptions({ target, configTarget, severities, ignored }: DocumentSettings): LintOptions {
  return { configTarget, settingTarget: target, severities: ignored ? allOff : severities };
}

/** Whether it is a version of a file that an editor shows next to it (`git:/net.xml?{...}`), which clashes with nothing. */
function isAside(uri: string): boolean {
  return uri.includes("?");
}

function isSameDocument(a: TextDocument, b: TextDocument): boolean {
  return a === b || (a.version === b.version && a.languageId === b.languageId && a.text === b.text);
}

/** The earlier diagnostics if the new ones are equal, so that no change is reported. */
function sameAs(before: readonly Diagnostic[] | undefined, now: readonly Diagnostic[]): readonly Diagnostic[] {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
