// The shape of a report, as the JSON output prints it and the library returns it: a contract of both.
import type { Range } from "../positions.js";
import type { Severity, Stage } from "../severity.js";

export interface ReportedEdit {
  readonly range: Range;
  readonly newText: string;
}

export interface ReportedFix {
  /** What the fix does, as a menu entry. */
  readonly title: string;
  /** Whether it keeps or restores what the author evidently meant, and may be applied without review. */
  readonly safe: boolean;
  /** The edits do not overlap; all places are those of the text before. */
  readonly edits: readonly ReportedEdit[];
}

export interface ReportedFinding {
  /** The rule's id. */
  readonly rule: string;
  readonly severity: Severity;
  readonly stage: Stage;
  /** What is there, what is wrong with it, and what to write. */
  readonly message: string;
  /** What libvirt does about it, one sentence; absent where it does nothing. */
  readonly consequence?: string;
  readonly range: Range;
  /** Related places, in this document or another one. */
  readonly related: readonly { readonly path: string; readonly message: string; readonly range: Range }[];
  readonly fixes: readonly ReportedFix[];
  /** The URL of the rule's page. */
  readonly url: string;
  /** Only on a finding that represents several of its rule which are not listed: how many. The summary counts them all. */
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
  /** The version of the shape; a breaking change increases it. */
  readonly version: 1;
  /**
   * The libvirt version all documents were checked for; where they differ, that for documents that do not name one: the
   * requested version, or else the newest that virnet knows.
   */
  readonly target: string;
  readonly files: readonly {
    readonly path: string;
    /** The libvirt version this file was checked for; absent when it was skipped. */
    readonly target?: string;
    /** Why the file was skipped. */
    readonly skipped?: string;
    readonly findings: readonly ReportedFinding[];
  }[];
  readonly summary: Summary;
}
