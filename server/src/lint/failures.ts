// Contains internal errors of virnet: a rule that throws loses only its own findings, and each such failure becomes one
// finding of the document.
import type { Failure } from "../rules/rule.js";
import type { Span } from "../xml/tree.js";

export interface Failures {
  /** The first of each kind. */
  readonly all: readonly Failure[];
  /** Notes what was thrown, at the start of the document unless a place is known; only the first time for each `during`. */
  note(during: string, error: unknown, place?: Span): void;
  /** Returns what `act` returns, or `otherwise` when it throws. */
  attempt<T>(during: string, act: () => T, otherwise: T, place?: Span): T;
}

const start: Span = { start: 0, end: 0 };

/** The failures of one document. */
export function createFailures(): Failures {
  const all: Failure[] = [];
  const note = (during: string, error: unknown, place = start) => {
    if (all.every((known) => known.during !== during)) all.push({ during, error, place });
  };
  return {
    all,
    note,
    attempt(during, act, otherwise, place) {
      try {
        return act();
      } catch (error) {
        note(during, error, place);
        return otherwise;
      }
    },
  };
}
