// What a report says of a document, as the JSON output prints it and the library hands it out: a promise to both.
import type { Range } from "../positions.js";
import type { Severity, Stage } from "../severity.js";

export interface ReportedEdit {
  readonly range: Range;
  readonly newText: string;
}

export interface ReportedFix {
  /** What it does, as a sentence for a menu. */
  readonly title: string;
  /** Whether it keeps or restores what the author evidently meant, and may be applied unseen. */
  readonly safe: boolean;
  /** They do not overlap; all places are those of the text before. */
  readonly edits: readonly ReportedEdit[];
}

export interface ReportedFinding {
  /** The rule's name. */
  readonly rule: string;
  readonly severity: Severity;
  readonly stage: Stage;
  /** What is there, what is wrong with it, and what libvirt does about it. */
  readonly message: string;
  readonly range: Range;
  /** Other places that have to do with it, in this document or another one. */
  readonly related: readonly { readonly path: string; readonly message: string; readonly range: Range }[];
  readonly fixes: readonly ReportedFix[];
  /** The rule's page. */
  readonly url: string;
  /** Only on a finding that stands for many of its rule which are not listed: how many. The summary counts them all. */
  readonly count?: number;
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  readonly hints: number;
}

export interface JsonReport {
  /** Of the shape: a change that breaks a reader raises it. */
  readonly version: 1;
  /**
   * The libvirt version that all documents were checked for; where they differ, the one for documents that name none: the
   * version that was asked for, or else the newest that virnet knows.
   */
  readonly target: string;
  readonly files: readonly {
    readonly path: string;
    /** The libvirt version this file was checked for; none when it was not looked at. */
    readonly target?: string;
    /** Why the file was not looked at. */
    readonly skipped?: string;
    readonly findings: readonly ReportedFinding[];
  }[];
  readonly summary: Summary;
}
