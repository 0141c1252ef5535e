// Findings: what a rule has found in a document, where, and the fixes for it.
import type { Severity, Stage } from "./severity.js";
import type { Edit } from "./xml/text-edits.js";
import type { Span } from "./xml/tree.js";

export interface Fix {
  /** Imperative and concrete: `Swap start and end`, `Change end to 192.168.122.254`. */
  readonly title: string;
  /** A safe fix keeps or restores what the author evidently meant, and may be applied without review. */
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

export interface Related {
  /** Path or URI of another document; without it the place is in the finding's own. */
  readonly document?: string;
  readonly span: Span;
  readonly message: string;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly stage: Stage;
  /** What is there, what is wrong with it and what to write: one or two sentences, no full stop at the end. */
  readonly message: string;
  /** What libvirt does about it: one sentence with a full stop. Absent where it does nothing, as for advice. */
  readonly consequence?: string;
  /** The exact token. */
  readonly span: Span;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** `unnecessary` fades the span in editors, `deprecated` strikes it through. */
  readonly tags: readonly ("unnecessary" | "deprecated")[];
  /** Whether the first fix restores what was meant, so that what else is found only because of this mistake waits. */
  readonly restores?: true;
  /** Only on a finding that represents several that are not listed: how many. */
  readonly count?: number;
}

/** What a check hands to `report`; the rest of the finding comes from the rule. */
export interface FindingDraft {
  readonly message: string;
  /** Where libvirt does something else than its stage says: one sentence with a full stop. */
  readonly consequence?: string;
  readonly span: Span;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
  readonly tags?: Finding["tags"];
  readonly restores?: Finding["restores"];
  /** Where this case differs from the rule's own stage and severity. A refusal is always an error. */
  readonly stage?: Stage;
  readonly severity?: Severity;
}

/** The order of findings in a document. */
export function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end;
}
