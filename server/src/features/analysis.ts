// What every feature works on: a document as the editor has it, its analysis, and its positions.
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
  readonly positions: Positions;
}
