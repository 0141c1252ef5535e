// What every feature works on: a document as the editor has it, its analysis, and its positions.
import type { Format } from "../format/format.js";
import type { LintResult } from "../lint/lint.js";
import type { Positions } from "../positions.js";

/** One version of a document; a later version is another object. */
export interface TextDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly text: string;
}

export interface Analysis {
  readonly document: TextDocument;
  readonly result: LintResult;
  /** The format as the document's target version knows it. */
  readonly format: Format;
  readonly positions: Positions;
  /** Positions in another document of the workspace, which findings may point to; `undefined` when it is gone. */
  readonly elsewhere?: (uri: string) => Positions | undefined;
}
