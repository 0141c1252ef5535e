// Shared by tests of features: a marked text, analysed like in the service; a capable editor; applied edits.
import type { TextEdit } from "vscode-languageserver";
import type { Analysis } from "../../server/src/features/analysis.js";
import { type Context, noSupport, type Support } from "../../server/src/features/context.js";
import { lint } from "../../server/src/lint/lint.js";
import type { Network } from "../../server/src/network/model.js";
import { createPositions } from "../../server/src/positions.js";
import { bound } from "../../server/src/vocabulary/versions.js";
import { vocabularyOf } from "../../server/src/vocabulary/vocabulary.js";
import { applyEdits } from "../../server/src/xml/text-edits.js";

export const uri = "file:///lab/net.xml";

/** The analysis made last: many tests ask about place after place of one text. */
let last: { readonly key: string; readonly analysis: Analysis } | undefined;

export interface AnalysisOptions {
  readonly target?: string;
  /** `xml` unless given, as in most editors. */
  readonly languageId?: string;
  /** A rule that is off. */
  readonly off?: string;
}

/** Analyses a text without marks. */
export function analysisOf(text: string, options: AnalysisOptions = {}): Analysis {
  const key = `${options.target} ${options.languageId} ${options.off} ${text}`;
  if (last?.key !== key) last = { key, analysis: analysed(text, options) };
  return last.analysis;
}

function analysed(text: string, { target, languageId = "xml", off }: AnalysisOptions): Analysis {
  const insist = languageId === "libvirt-network";
  const result = lint(text, {
    insist,
    target: target === undefined ? undefined : bound(target),
    severities: off === undefined ? undefined : new Map([[off, "off"]]),
  });
  return {
    document: { uri, languageId, version: 1, text },
    result,
    vocabulary: vocabularyOf(result.target),
    positions: createPositions(text),
  };
}

/** An editor that can do everything. */
export const able: Support = {
  snippets: true,
  choices: true,
  severalLines: true,
  adjustIndentation: true,
  markdown: true,
  markdownItems: true,
  documentChanges: true,
  createsFiles: true,
  changeAnnotations: true,
  labelDetails: true,
  deprecatedTag: true,
  alignsEndTags: false,
  suggestCommand: "editor.action.triggerSuggest",
  lineFoldingOnly: false,
  locationLinks: true,
  nestedSymbols: true,
  showDocument: true,
  codeLens: true,
  preferredActions: true,
};

/** An editor that can do next to nothing, folding included, but can put in several lines. */
export const plain: Support = { ...noSupport, severalLines: true, lineFoldingOnly: true };

/** A context whose chance is no chance: octets count up from 0xa0. */
export function contextOf(support: Support = able, others: readonly Network[] = []): Context {
  return { support, others, chance: (bytes) => Uint8Array.from({ length: bytes }, (_, index) => 0xa0 + index) };
}

/** The text after the edits of an editor. */
export function edited({ document, positions }: Analysis, edits: readonly TextEdit[]): string {
  return applyEdits(
    document.text,
    edits.map(({ range, newText }) => ({ ...positions.spanOf(range), newText })),
  );
}
