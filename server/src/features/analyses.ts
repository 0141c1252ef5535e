// The analyses of documents as they change: of the open ones the latest, of the others what the workspace knows, each with
// what the rest adds to it.
import type { Diagnostic } from "vscode-languageserver";
import { beginsAsNetwork, type LintResult, lint, survey } from "../lint/lint.js";
import type { Network } from "../network/model.js";
import { createPositions, type Encoding, type Position, type Positions } from "../positions.js";
import type { Failure } from "../rules/rule.js";
import { vocabularyOf } from "../vocabulary/vocabulary.js";
import { carried } from "../workspace/carried.js";
import { type Across, createWorkspace, withAcross } from "../workspace/workspace.js";
import type { Analysis, TextDocument } from "./analysis.js";
import { type Context, noSupport, type Support } from "./context.js";
import { type DocumentSettings, lintKeyOf, lintOptions } from "./settings.js";

export interface AnalysesOptions {
  /** Encoding of all positions; UTF-16 by default. */
  readonly encoding?: Encoding;
  /** The client's capabilities; only what LSP requires by default. */
  readonly support?: Support;
  /** Returns the folder of the workspace around a document, with a slash at its end. */
  readonly folderOf?: (uri: string) => string | undefined;
  /** Called for every internal error in a document, each time the document is analysed. */
  readonly failed?: (uri: string, failure: Failure) => void;
  /** Tests replace `lint` by this. */
  readonly lint?: typeof lint;
}

/** Whoever gives a file this language says that it is a network; any other XML may be anything. */
const networkLanguage = "libvirt-network";

/** The latest analysis of a document, and its results so far. */
export interface Entry extends Analysis {
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

/** Remembers the latest state of each document until it is forgotten. */
export function createAnalyses({
  encoding,
  support = noSupport,
  failed = () => {},
  folderOf,
  lint: find = lint,
}: AnalysesOptions) {
  const latest = new Map<string, Entry>();
  const notOpen = new WeakMap<LintResult, Analysis>();
  /** What is known of the networks that are not open, well-formed or not. */
  const closed = new Map<string, LintResult>();
  /** What the rules find in them. */
  const checkedByKnown = new WeakMap<LintResult, { readonly settings: string; readonly result: LintResult }>();
  const workspace = createWorkspace(undefined, folderOf);
  let lastElsewhere: { readonly uri: string; readonly positions: Positions } | undefined;

  function analyse(document: TextDocument, settings: DocumentSettings): Entry {
    const known = latest.get(document.uri);
    const key = lintKeyOf(settings);
    if (known && known.settings === key && isSameDocument(known.document, document)) return withOthers(known);
    const insist = document.languageId === networkLanguage;
    const result = find(document.text, { insist, ...lintOptions(settings, document.uri) });
    note(document.uri, result, settings);
    return withOthers({
      document,
      settings: key,
      result,
      alone: result,
      revision: -1,
      before: undefined,
      vocabulary: vocabularyOf(result.target),
      positions: createPositions(document.text, encoding),
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
    // A document names the same few others time and again.
    if (lastElsewhere?.uri !== uri || lastElsewhere.positions.text !== text)
      lastElsewhere = { uri, positions: createPositions(text, encoding) };
    return lastElsewhere.positions;
  }

  /** The documents that are networks: the open ones as they were last analysed, then the others of the workspace. */
  function networks(): Analysis[] {
    const open = [...latest.values()].filter(({ document, result }) => result.isNetwork && !isAside(document.uri));
    const others = workspace.current().filter(([uri]) => !latest.has(uri));
    return [...open, ...others.map(([uri, result]) => analysisOf(uri, result))];
  }

  /** The analysis of a document that is not open; the same one as long as its file stays as it is. */
  function analysisOf(uri: string, result: LintResult): Analysis {
    const { text } = result.document;
    const analysis = notOpen.get(result) ?? {
      document: { uri, languageId: "xml", version: 0, text },
      result,
      vocabulary: vocabularyOf(result.target),
      positions: createPositions(text, encoding),
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
    analyse,
    at,
    networks,
    contextFor,

    /** Takes note of a document of the workspace that is not open; others may clash with it. Whether it is a network. */
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

    /** The analysis of a document that `know` was given, with all findings; `undefined` for any other. */
    analysisOfClosed(uri: string, settings: DocumentSettings): Analysis | undefined {
      const known = latest.has(uri) ? undefined : closed.get(uri);
      if (known === undefined) return undefined;
      const key = lintKeyOf(settings);
      let checked = checkedByKnown.get(known);
      if (checked?.settings !== key) {
        checked = { settings: key, result: lint(known.document.text, lintOptions(settings, uri)) };
        checkedByKnown.set(known, checked);
      }
      const findings = withAcross(checked.result.findings, workspace.across(uri));
      return { ...analysisOf(uri, known), result: { ...checked.result, findings }, elsewhere };
    },

    /** Lets go of a document that was closed or is gone. */
    forget(uri: string): void {
      latest.delete(uri);
      closed.delete(uri);
      workspace.delete(uri);
    },
  };
}

/** Whether it is a version of a file that an editor shows beside it (`git:/net.xml?{...}`), which clashes with nobody. */
function isAside(uri: string): boolean {
  return uri.includes("?");
}

function isSameDocument(a: TextDocument, b: TextDocument): boolean {
  return a === b || (a.version === b.version && a.languageId === b.languageId && a.text === b.text);
}
