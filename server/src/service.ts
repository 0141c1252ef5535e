// The door: everything an editor asks about a document, LSP types out, no I/O and no timers. Each feature is a file in
// features/ that works on an analysis; a document version is analysed once for all of them.
import type { CodeAction, CodeActionContext, Diagnostic } from "vscode-languageserver";
import type { Analysis, TextDocument } from "./features/analysis.js";
import { codeActionsOf } from "./features/code-actions.js";
import { diagnosticsOf } from "./features/diagnostics.js";
import { formatOf, type Version } from "./format/format.js";
import { compareVersions } from "./format/versions.js";
import { lint } from "./lint/lint.js";
import { createPositions, type Encoding, type Range } from "./positions.js";

export type { TextDocument } from "./features/analysis.js";

export interface Settings {
  /** libvirt version the documents are written for; the newest known without it. */
  readonly target?: Version;
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
  readonly target: Version | undefined;
  diagnostics?: readonly Diagnostic[];
}

/** All functions are pure but for remembering the latest analysis of each document until it is forgotten. */
export function createService(options: ServiceOptions = {}) {
  const latest = new Map<string, Entry>();

  function analyse(document: TextDocument, { target }: Settings): Entry {
    const known = latest.get(document.uri);
    if (known && isSameDocument(known.document, document) && isSameTarget(known.target, target)) return known;
    const insist = document.languageId === networkLanguage;
    const result = lint(document.text, target === undefined ? { insist } : { insist, target });
    const entry: Entry = {
      document,
      target,
      result,
      format: formatOf(result.target),
      positions: createPositions(document.text, options.encoding),
    };
    latest.set(document.uri, entry);
    return entry;
  }

  return {
    /** In document order; the same array as long as neither the document nor the settings change. */
    diagnostics(document: TextDocument, settings: Settings): readonly Diagnostic[] {
      const entry = analyse(document, settings);
      entry.diagnostics ??= diagnosticsOf(entry);
      return entry.diagnostics;
    },

    /** Quick fixes for the findings that touch the range or that the context names. */
    codeActions(document: TextDocument, range: Range, context: CodeActionContext, settings: Settings): CodeAction[] {
      const documentChanges = options.documentChanges ?? false;
      return codeActionsOf(analyse(document, settings), range, context, { documentChanges });
    },

    /** Lets go of a document that was closed. */
    forget(uri: string): void {
      latest.delete(uri);
    },
  };
}

function isSameDocument(a: TextDocument, b: TextDocument): boolean {
  return a === b || (a.version === b.version && a.languageId === b.languageId && a.text === b.text);
}

function isSameTarget(a: Version | undefined, b: Version | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && compareVersions(a, b) === 0);
}
