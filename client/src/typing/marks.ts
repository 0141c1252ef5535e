// Places of pending and made edits in a text, and how they move while the text changes.

export interface Change {
  readonly offset: number;
  /** How many characters the text replaces. */
  readonly length: number;
  readonly text: string;
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where in the text the cursor is placed; by default it stays. */
  readonly cursor?: number;
  /** Whether to open the completion list. */
  readonly suggest?: boolean;
}

/** A start tag without an end tag; `start` to `end` is what was typed since, up to the cursor. */
export interface Open {
  readonly kind: "open";
  start: number;
  end: number;
}

/** An end tag or a closing quote that was added, which the user may type nevertheless. */
export interface Written {
  readonly kind: "end-tag" | "quote";
  readonly text: string;
  start: number;
  end: number;
  /** Where the typed one ends, once there is one. */
  typed?: number;
}

/** Something typed that is to be removed. */
interface Surplus {
  readonly kind: "surplus";
  start: number;
  end: number;
}

/** An `=` that awaits a value. */
interface Equals {
  readonly kind: "equals";
  start: number;
  end: number;
}

/** The beginning of a line that the editor indented before its surroundings were complete. */
export interface Line {
  readonly kind: "line";
  start: number;
}

export type Mark = Open | Written | Surplus | Equals | Line;

/** Whether it is an added end tag that is to be removed because the user typed one. */
export function isGoing(mark: Mark): mark is Written {
  return mark.kind === "end-tag" && mark.typed !== undefined;
}

/** Moves a mark along with a change. Returns whether the mark is still valid. */
export function follow(mark: Mark, { offset, length, text }: Change): boolean {
  const after = offset + length;
  const by = text.length - length;
  if (mark.kind === "line") {
    if (offset >= mark.start) return true;
    mark.start += by;
    return after < mark.start - by;
  }
  const isWritten = mark.kind === "end-tag" || mark.kind === "quote";
  if (isWritten && mark.typed !== undefined && (after < mark.typed || (after === mark.typed && length > 0))) {
    mark.typed += by;
  }
  const keepsEdge = mark.kind === "open" || mark.kind === "equals";
  if (after < mark.start || (after === mark.start && (length > 0 || !keepsEdge))) {
    mark.start += by;
    mark.end += by;
    return true;
  }
  if (offset > mark.end || (offset === mark.end && mark.kind !== "open")) return true;
  if (mark.kind === "open" && offset >= mark.start) {
    // Typed or removed in what was typed since.
    mark.end = Math.max(mark.end, after) + by;
    return true;
  }
  return false;
}
