// The input of every feature: a document as the editor has it, its analysis, and its positions.

import type { LintResult } from "../lint/lint.js";
import type { Positions } from "../positions.js";
import type { Vocabulary } from "../vocabulary/vocabulary.js";

/** One version of a document; each version is another object. */
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
  readonly vocabulary: Vocabulary;
  readonly positions: Positions;
  /** Returns the positions of another document of the workspace that findings point to; `undefined` when it is gone. */
  readonly elsewhere?: (uri: string) => Positions | undefined;
  /** Reports an internal error in this document; `during` continues `internal error`. */
  readonly failed?: (during: string, error: unknown) => void;
}

/** Collects what `find` finds in several documents. A document on which it throws contributes nothing. */
export function inEach<T>(analyses: readonly Analysis[], during: string, find: (analysis: Analysis) => T[]): T[] {
  return analyses.flatMap((analysis) => unlessFailing(analysis, during, () => find(analysis)));
}

/**
 * Returns what `find` finds for a part of an answer, or `otherwise` when it throws, so that the rest of the answer
 * remains.
 */
export function unlessFailing<T>(
  { failed }: Analysis,
  during: string,
  find: () => readonly T[],
  otherwise: () => readonly T[] = () => [],
): readonly T[] {
  try {
    return find();
  } catch (error) {
    failed?.(during, error);
    return otherwise();
  }
}
