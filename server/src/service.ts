// The door: everything an editor asks about a document, LSP types out, no I/O and no timers. Each feature is a file in
// features/ that works on an analysis; a document version is analysed once for all of them.
import type { CodeAction, CodeActionContext, Diagnostic } from "vscode-languageserver";
import type { Analysis, TextDocument } from "./features/analysis.js";
import { codeActionsOf } from "./features/code-actions.js";
import { noSupport } from "./features/context.js";
import { diagnosticsOf } from "./features/diagnostics.js";
import { formatOf, type Version } from "./format/format.js";
import { type LintOptions, type LintResult, lint, survey } from "./lint/lint.js";
import type { Network } from "./network/model.js";
import { createPositions, type Encoding, type Range } from "./positions.js";
import type { Severities } from "./rules/rule.js";
import { createWorkspace, withAcross } from "./workspace/workspace.js";

export type { TextDocument } from "./features/analysis.js";

/** What counts for one document: its config file and the editor's settings, put together. */
export interface Settings {
  /** libvirt version for a document that names none itself; the newest known without it. */
  readonly target?: Version;
  /** Rules that are off or have another severity. */
  readonly severities?: Severities;
  /** Nothing is found in the document, and nothing in others because of it. */
  readonly ignored?: boolean;
  /** Whether inlay hints are wanted; they are unless this is false. */
  readonly inlayHints?: boolean;
  /** Whether code lenses are wanted; they are unless this is false. */
  readonly codeLens?: boolean;
  /** Whether formatting also brings elements into libvirt's own order. */
  readonly orderChildren?: boolean;
}

export interface ServiceOptions {
  /** Encoding of all positions in and out; UTF-16 without it. */
  readonly encoding?: Encoding;
  /** Whether the editor takes edits tied to a version of the document; otherwise they are plain. */
  readonly documentChanges?: boolean;
}

/** Whoever gives a file this language says that it is a network; any other XML may be anything. */
const networkLanguage = "libvirt-network";

export type Service = ReturnType<typeof createService>;

/** The latest analysis of a document, and what was made of it so far. */
interface Entry extends Analysis {
  /** What of the settings has a say in it. */
  readonly settings: string;
  /** The result as far as it depends on the document alone. */
  readonly alone: LintResult;
  /** The state of the workspace for which the result holds. */
  readonly revision: number;
  /** The diagnostics of the same document for an earlier state of the workspace. */
  readonly before: readonly Diagnostic[] | undefined;
  diagnostics?: readonly Diagnostic[];
}

/** All functions are pure but for remembering the latest state of each document until it is forgotten. */
export function createService(options: ServiceOptions = {}) {
  const latest = new Map<string, Entry>();
  const workspace = createWorkspace();

  function analyse(document: TextDocument, settings: Settings): Entry {
    const known = latest.get(document.uri);
    const key = JSON.stringify([settings.target, [...(settings.severities ?? [])], settings.ignored]);
    if (known && known.settings === key && isSameDocument(known.document, document)) return withOthers(known);
    const insist = document.languageId === networkLanguage;
    const found = lint(document.text, { insist, ...lintOptions(settings) });
    const result = settings.ignored ? { ...found, findings: [] } : found;
    note(document.uri, result, settings);
    return withOthers({
      document,
      settings: key,
      result,
      alone: result,
      revision: -1,
      before: undefined,
      format: formatOf(result.target),
      positions: createPositions(document.text, options.encoding),
      elsewhere,
    });
  }

  /** The entry with what the other documents add now. */
  function withOthers(entry: Entry): Entry {
    const { revision } = workspace;
    if (entry.revision === revision) return entry;
    const { uri } = entry.document;
    const across = workspace.across(uri);
    const { diagnostics, ...rest } = entry;
    const findings = withAcross(entry.alone.findings, across);
    const next =
      findings === entry.result.findings
        ? { ...entry, revision }
        : { ...rest, revision, result: { ...entry.alone, findings }, before: diagnostics ?? entry.before };
    latest.set(uri, next);
    return next;
  }

  function note(uri: string, result: LintResult, { ignored }: Settings): void {
    // Editors show earlier states of a file under URIs with a query; those clash with nobody.
    if (ignored || uri.includes("?")) workspace.delete(uri);
    else workspace.set(uri, { path: uri, result });
  }

  function elsewhere(uri: string) {
    const text = workspace.textOf(uri);
    return text === undefined ? undefined : createPositions(text, options.encoding);
  }

  return {
    /** In document order; the same array as long as neither the document, the settings nor what others add change. */
    diagnostics(document: TextDocument, settings: Settings): readonly Diagnostic[] {
      const entry = analyse(document, settings);
      entry.diagnostics ??= sameAs(entry.before, diagnosticsOf(entry));
      return entry.diagnostics;
    },

    /** Whether the document is a network, be it half-typed, and not ignored. */
    isNetwork(document: TextDocument, settings: Settings): boolean {
      return !settings.ignored && analyse(document, settings).result.isNetwork;
    },

    /** Quick fixes for the findings that touch the range or that the context names. */
    codeActions(document: TextDocument, range: Range, context: CodeActionContext, settings: Settings): CodeAction[] {
      return codeActionsOf(analyse(document, settings), range, context, {
        support: { ...noSupport, documentChanges: options.documentChanges ?? false },
        others: workspace.others(document.uri),
        chance: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      });
    },

    /** Takes note of a document of the workspace that is not open; others may clash with it. Whether it is a network. */
    know(uri: string, text: string, settings: Settings): boolean {
      const result = survey(text, lintOptions(settings));
      note(uri, result, settings);
      return result.isNetwork;
    },

    /** The networks of the other documents, as far as they are known. */
    others(uri: string): readonly Network[] {
      return workspace.others(uri);
    },

    /** Lets go of a document that was closed or is gone. */
    forget(uri: string): void {
      latest.delete(uri);
      workspace.delete(uri);
    },
  };
}

function lintOptions({ target, severities }: Settings): LintOptions {
  return { defaultTarget: target, severities };
}

function isSameDocument(a: TextDocument, b: TextDocument): boolean {
  return a === b || (a.version === b.version && a.languageId === b.languageId && a.text === b.text);
}

/** The earlier diagnostics where the new ones are equal, so that nobody is told of a change. */
function sameAs(before: readonly Diagnostic[] | undefined, now: readonly Diagnostic[]): readonly Diagnostic[] {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
