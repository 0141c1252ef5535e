// Places of pending and made edits in a text, and how they move while the text changes.

export interface Change {
  readonly offset: number;
  /** How many characters the text takes the place of. */
  readonly length: number;
  readonly text: string;
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Where in the text the cursor is left; without it, where it was. */
  readonly cursor?: number;
  /** Whether values may be proposed now. */
  readonly suggest?: boolean;
}

/** What has no end tag yet; `start` to `end` is what was typed since, the cursor included. */
export interface Open {
  readonly kind: "open";
  start: number;
  end: number;
}

/** An end tag or a closing quote that was written for the user, who may type it nevertheless. */
export interface Written {
  readonly kind: "end-tag" | "quote";
  readonly text: string;
  start: number;
  end: number;
  /** Where the hand-typed one ends, once there is one. */
  typed?: number;
}

/** Something typed that is to go away. */
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

/** The beginning of a line that the editor indented, as it was when nothing that was to come had come yet. */
export interface Line {
  readonly kind: "line";
  start: number;
}

export type Mark = Open | Written | Surplus | Equals | Line;

/** Whether it is an end tag that is to go since it was typed by hand. */
export function isGoing(mark: Mark): mark is Written {
  return mark.kind === "end-tag" && mark.typed !== undefined;
}

/** Moves a mark along with a change; whether it is still what it was. */
export function follow(mark: Mark, { offset, length, text }: Change): boolean {
  const behind = offset + length;
  const by = text.length - length;
  if (mark.kind === "line") {
    if (offset >= mark.start) return true;
    mark.start += by;
    return behind < mark.start - by;
  }
  const isWritten = mark.kind === "end-tag" || mark.kind === "quote";
  if (isWritten && mark.typed !== undefined && (behind < mark.typed || (behind === mark.typed && length > 0))) {
    mark.typed += by;
  }
  const keepsEdge = mark.kind === "open" || mark.kind === "equals";
  if (behind < mark.start || (behind === mark.start && (length > 0 || !keepsEdge))) {
    mark.start += by;
    mark.end += by;
    return true;
  }
  if (offset > mark.end || (offset === mark.end && mark.kind !== "open")) return true;
  if (mark.kind === "open" && offset >= mark.start) {
    // Typed or removed in what was typed since.
    mark.end = Math.max(mark.end, behind) + by;
    return true;
  }
  return false;
}
